-- id: HB-follow-up
-- title.da: Opfølgningen på et afsnit af håndbogen er overskredet
-- title.en: The follow-up on a chapter of the handbook is overdue
-- law: GDPR 24(2)
-- severity: low
-- advice.da: Spørg afdelingen, hvor langt den er, og skriv det: vaern set adoption ID
--   --implementation=ongoing --follow-up=DATO.
-- advice.en: Ask the department how far it has come, and write it: vaern set adoption ID
--   --implementation=ongoing --follow-up=DATE.
SELECT 'adoption' AS entity, d.id, d.organisation, 'follow_up=' || d.follow_up AS detail
FROM adoption d
WHERE d.way <> 'opted_out' AND d.implementation <> 'done' AND d.follow_up < $1;
-- good:
--   adoption:
--   - chapter: H09
--     way: as_is
--     adopted_on: 2026-01-01
--     follow_up: 2026-06-01
-- bad:
--   adoption:
--   - chapter: H09
--     way: as_is
--     adopted_on: 2026-01-01
--     follow_up: 2026-05-31
