-- id: GDPR-32-2
-- title.da: Et it-system i brug er ikke risikovurderet i 24 måneder
-- title.en: A system in use has not been risk-assessed for 24 months
-- law: GDPR 32(2)
-- severity: high
-- advice.da: Lav en risikovurdering: vaern add assessment --system="SYSTEM", og kør vaern risk.
--   Er den lavet et andet sted: vaern set system_use ID --risk-assessed=yes
--   --risk-assessed-on=DATO.
-- advice.en: Make a risk assessment: vaern add assessment --system="SYSTEM", and run vaern risk.
--   If it was made elsewhere: vaern set system_use ID --risk-assessed=yes
--   --risk-assessed-on=DATE.
-- explain.da: Forordningen sætter ingen frist. To år er den længste, håndbogen tillader.
-- explain.en: The regulation sets no period. Two years is the longest that the handbook permits.
SELECT 'system_use' AS entity, u.id, u.organisation
FROM system_use u
JOIN system s ON s.id = u.system
WHERE u.status IN ('pilot', 'running', 'phasing_out') AND s.personal_data = 1
	AND NOT (coalesce(u.risk_assessed, 'unknown') = 'yes'
		AND coalesce(u.risk_assessed_on, '0000-00-00') >= add_months($1, -24))
	AND NOT EXISTS (SELECT 1 FROM assessment a
		WHERE a.system = u.system AND a.status = 'final'
			AND a.assessed >= add_months($1, -24)
			AND (a.organisation = u.organisation OR a.organisation = s.organisation));
-- good:
--   system:
--   - name: Opus
--     organisation: association
--   - name: KY
--   assessment:
--   - title: Opus
--     system: Opus
--     status: final
--     assessed: 2024-06-01
--     organisation: association
--   system_use:
--   - system: Opus
--   - system: KY
--     risk_assessed: yes
--     risk_assessed_on: 2025-01-01
-- bad:
--   system:
--   - name: Opus
--   - name: KY
--   assessment:
--   - title: Opus
--     system: Opus
--     status: final
--     assessed: 2024-05-31
--   - title: KY
--     system: KY
--     status: draft
--     assessed: 2026-05-01
--   system_use:
--   - system: Opus
--   - system: KY
-- bad.count: 2
