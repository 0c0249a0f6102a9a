-- id: SUP-statement-age
-- title.da: Den nyeste revisorerklæring er over 12 måneder gammel
-- title.en: The latest auditor statement is more than 12 months old
-- law: GDPR 28(1), 5(2)
-- severity: medium
-- verified: false
-- advice.da: Bed leverandøren om den næste erklæring eller et bridge letter, og læg det ind:
--   vaern set statement ID --bridge-to=DATO.
-- advice.en: Ask the supplier for the next statement or a bridge letter, and add it: vaern set
--   statement ID --bridge-to=DATE.
-- explain.da: Grænserne på 12 og 15 måneder er praksis, ikke lov: erklæringen afgives årligt og
--   kommer typisk et kvartal efter periodens udløb.
-- explain.en: The limits of 12 and 15 months are practice, not law: a statement is given yearly
--   and usually comes a quarter after the end of its period.
SELECT 'system' AS entity, s.id, s.organisation,
	max(coalesce(t.bridge_to, t.period_to, t.issued)) AS detail
FROM statement t
JOIN statement_systems x ON x.statement = t.id
JOIN system s ON s.id = x.value
WHERE coalesce(s.lifecycle, 'running') IN ('pilot', 'running', 'phasing_out')
GROUP BY s.id, s.organisation
HAVING max(coalesce(t.bridge_to, t.period_to, t.issued)) < add_months($1, -12)
	AND max(coalesce(t.bridge_to, t.period_to, t.issued)) >= add_months($1, -15);
-- good:
--   system:
--   - name: Opus
--   statement:
--   - title: Opus 2023
--     standard: isae3000
--     systems: [Opus]
--     period_to: 2023-12-31
--   - title: Opus 2025
--     standard: isae3000
--     systems: [Opus]
--     period_to: 2025-12-31
-- bad:
--   system:
--   - name: Opus
--   statement:
--   - title: Opus 2025
--     standard: isae3000
--     systems: [Opus]
--     period_to: 2025-05-31
