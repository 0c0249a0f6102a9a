-- id: GDPR-32-1-plan
-- title.da: En risiko skal håndteres, men ingen er ansvarlig, eller fristen mangler
-- title.en: A risk is to be treated, but nobody is responsible or there is no deadline
-- law: GDPR 32(1)
-- severity: medium
-- advice.da: Udpeg en ansvarlig, og sæt en frist: vaern set scenario ID --responsible="NAVN"
--   --deadline=DATO.
-- advice.en: Appoint a person responsible and set a deadline: vaern set scenario ID
--   --responsible="NAME" --deadline=DATE.
SELECT 'scenario' AS entity, c.id, c.organisation,
	CASE WHEN c.responsible IS NULL THEN 'responsible' ELSE 'deadline' END AS detail
FROM scenario c
WHERE c.treatment IN ('reduce', 'avoid', 'share') AND c.done IS NULL
	AND coalesce(c.relevant, 1) = 1 AND (c.responsible IS NULL OR c.deadline IS NULL);
-- good:
--   assessment:
--   - title: KY
--   scenario:
--   - title: Uvedkommende får adgang
--     assessment: KY
--     treatment: reduce
--     responsible: Koordinator i Roskilde
--     deadline: 2026-09-01
-- bad:
--   assessment:
--   - title: KY
--   scenario:
--   - title: Uvedkommende får adgang
--     assessment: KY
--     treatment: reduce
--     deadline: 2026-09-01
