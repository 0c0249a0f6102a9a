-- id: SUP-none
-- title.da: Der føres ikke tilsyn med databehandleren
-- title.en: The processor is not supervised
-- law: GDPR 28(1), 5(2)
-- severity: high
-- advice.da: Opret et tilsyn, og find tilsynskonceptet med pointmodellen: vaern add supervision
--   --agreement=ID --title="...", derefter vaern supervise.
-- advice.en: Add a supervision and find its concept by the point model: vaern add supervision
--   --agreement=ID --title="...", then vaern supervise.
-- explain.da: Datatilsynet har kritiseret, at niveauet for tilsyn ikke var fastlagt
--   (2020-422-0026).
-- explain.en: The Danish authority has criticised that no level was decided (2020-422-0026).
SELECT 'agreement' AS entity, a.id, a.organisation
FROM agreement a
WHERE a.status = 'signed'
	AND NOT EXISTS (SELECT 1 FROM supervision v WHERE v.agreement = a.id)
	AND NOT EXISTS (SELECT 1 FROM supervision v
		JOIN supplier p ON p.id = v.supplier
		WHERE v.supplier = a.supplier AND v.agreement IS NULL AND v.system IS NULL
			AND v.organisation IN (a.organisation, p.organisation))
	AND NOT EXISTS (SELECT 1 FROM agreement_systems x
		JOIN supervision v ON v.system = x.value
		JOIN system s ON s.id = v.system
		WHERE x.agreement = a.id AND v.organisation IN (a.organisation, s.organisation));
-- good:
--   supplier:
--   - name: Drift A/S
--   system:
--   - name: KY
--   agreement:
--   - title: Drift af Opus
--     status: signed
--   - title: Drift af Aula
--     status: signed
--     supplier: Drift A/S
--   - title: Drift af KY
--     status: signed
--     systems: [KY]
--   supervision:
--   - title: Opus
--     agreement: Drift af Opus
--   - title: Drift A/S
--     supplier: Drift A/S
--   - title: KY
--     system: KY
-- bad:
--   supplier:
--   - name: Drift A/S
--     organisation: association
--   system:
--   - name: KY
--     organisation: association
--   agreement:
--   - title: Drift af Opus
--     status: signed
--   - title: Drift af Aula
--     status: signed
--     supplier: Drift A/S
--   - title: Drift af KY
--     status: signed
--     systems: [KY]
--   supervision:
--   - title: Drift A/S
--     supplier: Drift A/S
--     organisation: greve
--   - title: KY
--     system: KY
--     organisation: greve
-- bad.count: 3
