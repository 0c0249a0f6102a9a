-- id: GDPR-5-1-e
-- title.da: Et it-system er i brug, uden at slettefristen er fastsat
-- title.en: A system is in use without a retention period
-- law: GDPR 5(1)(e)
-- severity: medium
-- advice.da: Aftal slettefristen med systemejeren, og sæt sletningen op i systemet. Derefter:
--   vaern set system_use ID --retention-defined=yes --retention-review=DATO.
-- advice.en: Agree on the retention period with the system owner and set up erasure in the
--   system. Then: vaern set system_use ID --retention-defined=yes --retention-review=DATE.
SELECT 'system_use' AS entity, u.id, u.organisation
FROM system_use u
JOIN system s ON s.id = u.system
WHERE u.status IN ('pilot', 'running', 'phasing_out') AND s.personal_data = 1
	AND coalesce(u.retention_defined, 'unknown') <> 'yes';
-- good:
--   system:
--   - name: Opus
--   - name: Vejrstation
--     personal_data: no
--   system_use:
--   - system: Opus
--     retention_defined: yes
--   - system: Vejrstation
-- bad:
--   system:
--   - name: Opus
--   system_use:
--   - system: Opus
--     retention_defined: unknown
--   - system: Opus
--     retention_defined: no
-- bad.count: 2
