-- id: SUP-gap
-- title.da: Der er et hul mellem to revisorerklæringers perioder
-- title.en: There is a gap between the periods of two auditor statements
-- law: GDPR 28(1), 5(2)
-- severity: medium
-- advice.da: Bed leverandøren dække hullet med et bridge letter, og skriv datoen på den ældste
--   erklæring: vaern set statement ID --bridge-to=DATO.
-- advice.en: Ask the supplier to cover the gap with a bridge letter, and write the date in the
--   older statement: vaern set statement ID --bridge-to=DATE.
SELECT 'statement' AS entity, g.id, g.organisation, 'period_to=' || g.period_to AS detail
FROM (SELECT t.id, t.organisation, t.period_to, coalesce(t.bridge_to, t.period_to) AS covered,
		lead(t.period_from) OVER (PARTITION BY x.value, t.standard
			ORDER BY t.period_from NULLS FIRST, t.id) AS next_from
	FROM statement t
	JOIN statement_systems x ON x.statement = t.id
	WHERE t.period_from IS NOT NULL AND t.period_to IS NOT NULL) g
WHERE days_between(g.covered, g.next_from) > 1;
-- good:
--   system:
--   - name: Opus
--   statement:
--   - title: Opus 2023
--     standard: isae3000
--     systems: [Opus]
--     period_from: 2023-01-01
--     period_to: 2023-12-31
--   - title: Opus 2024
--     standard: isae3000
--     systems: [Opus]
--     period_from: 2024-01-01
--     period_to: 2024-10-31
--     bridge_to: 2024-12-31
--   - title: Opus 2025
--     standard: isae3000
--     systems: [Opus]
--     period_from: 2025-01-01
--     period_to: 2025-12-31
-- bad:
--   system:
--   - name: Opus
--   statement:
--   - title: Opus 2024
--     standard: isae3000
--     systems: [Opus]
--     period_from: 2024-01-01
--     period_to: 2024-10-31
--     bridge_to: 2024-11-30
--   - title: Opus 2025
--     standard: isae3000
--     systems: [Opus]
--     period_from: 2025-01-01
--     period_to: 2025-12-31
-- bad.count: 1
