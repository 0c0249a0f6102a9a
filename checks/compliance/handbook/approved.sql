-- id: HB-approved
-- title.da: Det står ikke, hvem der har godkendt et afsnit af håndbogen
-- title.en: It is not said who approved a chapter of the handbook
-- law: GDPR 24(2)
-- severity: low
-- advice.da: Skriv det organ, der godkendte: vaern set adoption ID --approved-by="Byrådet".
-- advice.en: Write the body that approved: vaern set adoption ID --approved-by="The council".
SELECT 'adoption' AS entity, d.id, d.organisation
FROM adoption d
WHERE d.approved_by IS NULL;
-- good:
--   adoption:
--   - chapter: H09
--     way: as_is
--     adopted_on: 2026-01-01
--     approved_by: Direktionen
-- bad:
--   adoption:
--   - chapter: H09
--     way: as_is
--     adopted_on: 2026-01-01
