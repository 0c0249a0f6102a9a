-- id: SUP-carve-out
-- title.da: Underdatabehandleren er udeladt af erklæringen og har ingen egen
-- title.en: The sub-processor is carved out of the statement and has none of its own
-- law: GDPR 28(4), 28(1)
-- severity: high
-- advice.da: Bed databehandleren om underdatabehandlerens erklæring, og læg den ind under en
--   leverandør med samme CVR-nummer: vaern add statement --supplier="..." ...
-- advice.en: Ask the processor for the sub-processor's statement, and add it under a supplier
--   with the same CVR number: vaern add statement --supplier="..." ...
SELECT DISTINCT 'sub_processor' AS entity, b.id, b.organisation, b.name AS detail
FROM statement t
JOIN supplier q ON q.id = t.supplier
JOIN agreement a ON a.supplier = q.id AND t.organisation IN (a.organisation, q.organisation)
JOIN sub_processor b ON b.agreement = a.id
WHERE t.method = 'carve_out' AND a.status = 'signed' AND b.status = 'approved'
	AND coalesce(t.period_to, t.issued, '0000-00-00') >= add_months($1, -15)
	AND (b.cvr IS NULL OR b.cvr NOT IN (SELECT p.cvr FROM statement u
		JOIN supplier p ON p.id = u.supplier
		WHERE p.cvr IS NOT NULL AND u.organisation IN (a.organisation, p.organisation)
			AND coalesce(u.period_to, u.issued, '0000-00-00') >= add_months($1, -15)));
-- good:
--   supplier:
--   - name: Drift A/S
--   - name: Hosting ApS
--     cvr: 37849375
--   agreement:
--   - title: Drift af Opus
--     supplier: Drift A/S
--     status: signed
--   sub_processor:
--   - name: Hosting ApS
--     agreement: Drift af Opus
--     cvr: 37849375
--   statement:
--   - title: Drift 2025
--     supplier: Drift A/S
--     standard: isae3000
--     method: carve_out
--     period_to: 2025-12-31
--   - title: Hosting 2025
--     supplier: Hosting ApS
--     standard: isae3000
--     period_to: 2025-12-31
-- bad:
--   supplier:
--   - name: Drift A/S
--   agreement:
--   - title: Drift af Opus
--     supplier: Drift A/S
--     status: signed
--   sub_processor:
--   - name: Hosting ApS
--     agreement: Drift af Opus
--     cvr: 37849375
--   statement:
--   - title: Drift 2025
--     supplier: Drift A/S
--     standard: isae3000
--     method: carve_out
--     period_to: 2025-12-31
-- bad.count: 1
