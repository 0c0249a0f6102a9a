-- id: SUP-statement-stale
-- title.da: Den nyeste revisorerklæring er over 15 måneder gammel
-- title.en: The latest auditor statement is more than 15 months old
-- law: GDPR 28(1), 5(2)
-- severity: high
-- verified: false
-- advice.da: Ryk for erklæringen, og opret en observation med frist: vaern add finding
--   --severity=high --statement=ID --deadline=DATO --title="...".
-- advice.en: Press for the statement, and add a finding with a deadline: vaern add finding
--   --severity=high --statement=ID --deadline=DATE --title="...".
SELECT 'system' AS entity, s.id, s.organisation,
	max(coalesce(t.bridge_to, t.period_to, t.issued)) AS detail
FROM statement t
JOIN statement_systems x ON x.statement = t.id
JOIN system s ON s.id = x.value
WHERE coalesce(s.lifecycle, 'running') IN ('pilot', 'running', 'phasing_out')
GROUP BY s.id, s.organisation
HAVING max(coalesce(t.bridge_to, t.period_to, t.issued)) < add_months($1, -15);
-- good:
--   system:
--   - name: Opus
--   statement:
--   - title: Opus 2024
--     standard: isae3000
--     systems: [Opus]
--     period_to: 2025-03-01
-- bad:
--   system:
--   - name: Opus
--   statement:
--   - title: Opus 2024
--     standard: isae3000
--     systems: [Opus]
--     period_to: 2025-02-28
