-- id: GDPR-30-1-system
-- title.da: Et it-system med personoplysninger hører ikke til nogen behandlingsaktivitet
-- title.en: A system with personal data belongs to no processing activity
-- law: GDPR 30(1)
-- severity: medium
-- advice.da: Knyt systemet til den behandling, det bruges i: vaern set processing ID
--   --systems="SYSTEM". Findes behandlingen ikke, så opret den: vaern add processing.
-- advice.en: Link the system to the processing that it is used in: vaern set processing ID
--   --systems="SYSTEM". If there is none, add it: vaern add processing.
SELECT 'system_use' AS entity, u.id, u.organisation
FROM system_use u
JOIN system s ON s.id = u.system
WHERE u.status IN ('pilot', 'running', 'phasing_out') AND s.personal_data = 1
	AND u.record_reference IS NULL
	AND NOT EXISTS (SELECT 1 FROM processing_systems x
		WHERE x.value = u.system
			AND EXISTS (SELECT 1 FROM processing p
				WHERE p.id = x.processing AND p.organisation = u.organisation
					AND p.status <> 'closed'));
-- good:
--   system:
--   - name: Opus
--   processing:
--   - title: Løn
--     systems: [Opus]
--   system_use:
--   - system: Opus
-- bad:
--   system:
--   - name: Opus
--   processing:
--   - title: Løn i foreningen
--     systems: [Opus]
--     status: closed
--   system_use:
--   - system: Opus
