-- id: GDPR-24-system-owner
-- title.da: Et it-system i brug har ingen systemejer
-- title.en: A system in use has no system owner
-- law: GDPR 24(1)
-- severity: medium
-- advice.da: Udpeg en systemejer i jeres egen organisation: vaern set system_use ID
--   --owner="NAVN".
-- advice.en: Appoint a system owner in your own organisation: vaern set system_use ID
--   --owner="NAME".
SELECT 'system_use' AS entity, u.id, u.organisation
FROM system_use u
WHERE u.status IN ('pilot', 'running', 'phasing_out') AND u.owner IS NULL;
-- good:
--   system:
--   - name: Opus
--   system_use:
--   - system: Opus
--     owner: Koordinator i Roskilde
--   - system: Opus
--     status: closed
-- bad:
--   system:
--   - name: Opus
--   system_use:
--   - system: Opus
