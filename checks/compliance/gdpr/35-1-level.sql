-- id: GDPR-35-1-level
-- title.da: Risikoen er høj, men der er ingen screening for konsekvensanalyse
-- title.en: The risk is high, but there is no screening for an impact assessment
-- law: GDPR 35(1)
-- severity: high
-- advice.da: En høj risiko for de registrerede kræver en konsekvensanalyse. Lav screeningen:
--   vaern add screening --system="SYSTEM" (eller --processing), og besvar den med vaern screen.
-- advice.en: A high risk to the data subjects requires an impact assessment. Make the screening:
--   vaern add screening --system="SYSTEM" (or --processing), and answer it with vaern screen.
SELECT 'assessment' AS entity, a.id, a.organisation, 'level_before=' || a.level_before AS detail
FROM assessment a
WHERE a.status = 'final' AND a.level_before IN ('high', 'very_high')
	AND (a.system IS NOT NULL OR a.processing IS NOT NULL)
	AND NOT EXISTS (SELECT 1 FROM screening r
		JOIN system s ON s.id = r.system
		WHERE r.system = a.system AND r.organisation IN (a.organisation, s.organisation))
	AND NOT EXISTS (SELECT 1 FROM screening r WHERE r.processing = a.processing)
	AND NOT EXISTS (SELECT 1 FROM processing_systems x
		JOIN screening r ON r.processing = x.processing
		WHERE x.value = a.system AND r.organisation = a.organisation);
-- good:
--   system:
--   - name: KY
--   - name: Opus
--     organisation: association
--   screening:
--   - title: KY
--     system: KY
--   - title: Opus
--     system: Opus
--     organisation: association
--   assessment:
--   - title: KY
--     system: KY
--     status: final
--     level_before: high
--   - title: Opus
--     system: Opus
--     status: final
--     level_before: high
-- bad:
--   system:
--   - name: KY
--   - name: Opus
--     organisation: association
--   - name: Aula
--     organisation: association
--   processing:
--   - title: Skole
--     systems: [Aula]
--     organisation: greve
--   screening:
--   - title: Opus
--     system: Opus
--     organisation: greve
--   - title: Skole
--     processing: Skole
--     organisation: greve
--   assessment:
--   - title: KY
--     system: KY
--     status: final
--     level_before: high
--   - title: Opus
--     system: Opus
--     status: final
--     level_before: high
--   - title: Aula
--     system: Aula
--     status: final
--     level_before: high
-- bad.count: 3
