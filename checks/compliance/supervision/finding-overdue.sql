-- id: SUP-finding
-- title.da: Fristen for en observation er overskredet
-- title.en: The deadline of a finding is overdue
-- law: GDPR 24(1), 28(1)
-- severity: high
-- advice.da: Følg op hos leverandøren. Er det løst: vaern set finding ID --status=closed
--   --closed=DATO --follow-up="...". Ellers aftal en ny frist: --deadline=DATO.
-- advice.en: Follow up with the supplier. If it is solved: vaern set finding ID --status=closed
--   --closed=DATE --follow-up="...". Otherwise agree on a new deadline: --deadline=DATE.
SELECT 'finding' AS entity, f.id, f.organisation, 'deadline=' || f.deadline AS detail
FROM finding f
WHERE f.status = 'open' AND f.deadline < $1;
-- good:
--   finding:
--   - title: Brugere slettes for sent
--     severity: medium
--     deadline: 2026-06-01
--   - title: Manglende log
--     severity: high
--     deadline: 2026-01-01
--     status: closed
--     closed: 2025-12-01
-- bad:
--   finding:
--   - title: Brugere slettes for sent
--     severity: medium
--     deadline: 2026-05-31
