-- id: GDPR-28-3-missing
-- title.da: Der er ingen underskrevet databehandleraftale for et system hos en leverandør
-- title.en: There is no signed data-processing agreement for a system at a supplier
-- law: GDPR 28(3)
-- severity: critical
-- advice.da: Indgå en aftale, eller registrér den, I har: vaern add agreement --title="..."
--   --supplier="..." --systems="..." --status=signed --signed=DATO --file=FIL. Er leverandøren
--   ikke databehandler, så skriv det: vaern set system_use ID --agreement-required=no.
-- advice.en: Make an agreement, or enter the one you have: vaern add agreement --title="..."
--   --supplier="..." --systems="..." --status=signed --signed=DATE --file=FILE. If the supplier
--   is no processor, say so: vaern set system_use ID --agreement-required=no.
SELECT 'system_use' AS entity, u.id, u.organisation
FROM system_use u
JOIN system s ON s.id = u.system
WHERE u.status IN ('pilot', 'running', 'phasing_out') AND s.personal_data = 1
	AND s.hosting IN ('supplier', 'cloud', 'hybrid')
	AND coalesce(u.agreement_required, 'unknown') <> 'no'
	AND NOT EXISTS (SELECT 1 FROM agreement_systems x
		WHERE x.value = s.id
			AND EXISTS (SELECT 1 FROM agreement a
				WHERE a.id = x.agreement AND a.status = 'signed'
					AND (a.organisation = u.organisation
						OR a.organisation = s.organisation)));
-- good:
--   system:
--   - name: Opus
--     hosting: supplier
--     organisation: association
--   - name: Eget regneark
--     hosting: own
--   - name: Statens register
--     hosting: supplier
--   agreement:
--   - title: Drift af Opus
--     systems: [Opus]
--     status: signed
--     organisation: association
--   system_use:
--   - system: Opus
--   - system: Eget regneark
--   - system: Statens register
--     agreement_required: no
-- bad:
--   system:
--   - name: Opus
--     hosting: cloud
--   agreement:
--   - title: Drift af Opus
--     systems: [Opus]
--     status: draft
--   system_use:
--   - system: Opus
-- bad.count: 1
