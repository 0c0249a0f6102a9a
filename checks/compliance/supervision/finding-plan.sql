-- id: SUP-finding-plan
-- title.da: En åben observation har ingen frist eller ingen ansvarlig
-- title.en: An open finding has no deadline or nobody responsible
-- law: GDPR 24(1)
-- severity: medium
-- advice.da: Sæt frist og ansvarlig: vaern set finding ID --deadline=DATO --responsible="NAVN".
-- advice.en: Set deadline and responsible: vaern set finding ID --deadline=DATE
--   --responsible="NAME".
SELECT 'finding' AS entity, f.id, f.organisation,
	CASE WHEN f.deadline IS NULL THEN 'deadline' ELSE 'responsible' END AS detail
FROM finding f
WHERE f.status = 'open' AND (f.deadline IS NULL OR f.responsible IS NULL);
-- good:
--   finding:
--   - title: Brugere slettes for sent
--     severity: medium
--     deadline: 2026-09-01
--     responsible: Koordinator i Roskilde
-- bad:
--   finding:
--   - title: Brugere slettes for sent
--     severity: medium
--     deadline: 2026-09-01
