-- id: GDPR-32-1-d-access
-- title.da: Brugernes adgange er ikke kontrolleret i seks måneder
-- title.en: The users' access has not been reviewed for six months
-- law: GDPR 32(1)(d), 32(4)
-- severity: medium
-- advice.da: Bed lederne bekræfte, at deres medarbejdere har de rette adgange, luk resten, og
--   skriv datoen: vaern set system_use ID --access-reviewed=DATO.
-- advice.en: Ask the managers to confirm that their employees have the right access, close the
--   rest, and write the date: vaern set system_use ID --access-reviewed=DATE.
-- explain.da: Forordningen sætter ingen frist. Seks måneder er den, håndbogen sætter i afsnittet om
--   adgangsstyring.
-- explain.en: The regulation sets no period. Six months is what the handbook sets in its chapter on
--   access control.
SELECT 'system_use' AS entity, u.id, u.organisation,
	CASE WHEN u.access_reviewed IS NULL THEN 'access_reviewed'
		ELSE 'access_reviewed=' || u.access_reviewed END AS detail
FROM system_use u
JOIN system s ON s.id = u.system
WHERE u.status IN ('running', 'phasing_out') AND s.personal_data = 1
	AND coalesce(u.access_reviewed, '0000-00-00') < add_months($1, -6);
-- good:
--   system:
--   - name: Opus
--   system_use:
--   - system: Opus
--     access_reviewed: 2025-12-01
-- bad:
--   system:
--   - name: Opus
--   system_use:
--   - system: Opus
--     access_reviewed: 2025-11-30
--   - system: Opus
-- bad.count: 2
