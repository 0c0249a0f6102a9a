-- id: GDPR-5-1-e-review
-- title.da: Vurderingen af sletning er overskredet
-- title.en: The review of erasure is overdue
-- law: GDPR 5(1)(e)
-- severity: low
-- advice.da: Se efter, om sletningen har kørt, og om fristen stadig er rigtig. Sæt derefter en ny
--   dato: vaern set system_use ID --retention-review=DATO.
-- advice.en: See whether erasure has run and whether the period is still right. Then set a new
--   date: vaern set system_use ID --retention-review=DATE.
SELECT 'system_use' AS entity, u.id, u.organisation,
	'retention_review=' || u.retention_review AS detail
FROM system_use u
WHERE u.status IN ('pilot', 'running', 'phasing_out') AND u.retention_review < $1;
-- good:
--   system:
--   - name: Opus
--   system_use:
--   - system: Opus
--     retention_review: 2026-06-01
-- bad:
--   system:
--   - name: Opus
--   system_use:
--   - system: Opus
--     retention_review: 2026-05-31
