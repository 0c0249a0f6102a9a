-- id: HB-not-started
-- title.da: Et vedtaget afsnit af håndbogen er ikke begyndt indført i 12 måneder
-- title.en: A chapter adopted has not been begun for 12 months
-- law: GDPR 24(1)-(2)
-- severity: medium
-- advice.da: Vælg en afdeling at begynde i, og skriv, hvad afsnittet betyder der: vaern set
--   adoption ID --implementation=ongoing --implementation-note="...".
-- advice.en: Choose a department to begin in, and write what the chapter means there: vaern set
--   adoption ID --implementation=ongoing --implementation-note="...".
SELECT 'adoption' AS entity, d.id, d.organisation, 'adopted_on=' || d.adopted_on AS detail
FROM adoption d
WHERE d.way <> 'opted_out' AND d.implementation = 'not_started'
	AND d.adopted_on < add_months($1, -12);
-- good:
--   adoption:
--   - chapter: H09
--     way: as_is
--     adopted_on: 2025-06-01
-- bad:
--   adoption:
--   - chapter: H09
--     way: as_is
--     adopted_on: 2025-05-31
