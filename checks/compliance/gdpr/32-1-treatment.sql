-- id: GDPR-32-1-treatment
-- title.da: Håndteringen af en risiko er forsinket
-- title.en: The treatment of a risk is overdue
-- law: GDPR 32(1)
-- severity: high
-- advice.da: Følg op hos den ansvarlige. Er det gjort: vaern set scenario ID --done=DATO. Ellers
--   aftal en ny frist og en midlertidig foranstaltning: --deadline=DATO.
-- advice.en: Follow up with the person responsible. If it is done: vaern set scenario ID
--   --done=DATE. Otherwise agree on a new deadline and a measure meanwhile: --deadline=DATE.
SELECT 'scenario' AS entity, c.id, c.organisation, 'deadline=' || c.deadline AS detail
FROM scenario c
WHERE c.deadline < $1 AND c.done IS NULL AND coalesce(c.treatment, 'reduce') <> 'accept'
	AND coalesce(c.relevant, 1) = 1;
-- good:
--   assessment:
--   - title: KY
--   scenario:
--   - title: Uvedkommende får adgang
--     assessment: KY
--     treatment: reduce
--     deadline: 2026-01-01
--     done: 2025-12-20
--   - title: Strømmen går
--     assessment: KY
--     treatment: accept
--     deadline: 2026-01-01
-- bad:
--   assessment:
--   - title: KY
--   scenario:
--   - title: Uvedkommende får adgang
--     assessment: KY
--     treatment: reduce
--     deadline: 2026-01-01
