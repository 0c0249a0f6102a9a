-- id: GDPR-32-2-planned
-- title.da: Den planlagte risikovurdering af et it-system er overskredet
-- title.en: The planned risk assessment of a system is overdue
-- law: GDPR 32(2)
-- severity: low
-- advice.da: Lav vurderingen, og skriv datoen: vaern set system_use ID --risk-assessed-on=DATO
--   --risk-planned=DATO.
-- advice.en: Make the assessment and write the date: vaern set system_use ID
--   --risk-assessed-on=DATE --risk-planned=DATE.
SELECT 'system_use' AS entity, u.id, u.organisation, 'risk_planned=' || u.risk_planned AS detail
FROM system_use u
WHERE u.status IN ('planned', 'pilot', 'running', 'phasing_out') AND u.risk_planned < $1;
-- good:
--   system:
--   - name: Opus
--   system_use:
--   - system: Opus
--     risk_planned: 2026-06-01
-- bad:
--   system:
--   - name: Opus
--   system_use:
--   - system: Opus
--     risk_planned: 2026-05-31
