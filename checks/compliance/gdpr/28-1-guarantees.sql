-- id: GDPR-28-1
-- title.da: Der står ikke, hvorfor databehandleren kunne vælges
-- title.en: It is not said why the processor could be chosen
-- law: GDPR 28(1)
-- severity: low
-- advice.da: Skriv, hvilke garantier I undersøgte, før leverandøren blev valgt: vaern set
--   supplier ID --guarantees="...".
-- advice.en: Write which guarantees you looked at before the supplier was chosen: vaern set
--   supplier ID --guarantees="...".
SELECT 'supplier' AS entity, s.id, s.organisation
FROM supplier s
WHERE s.guarantees IS NULL
	AND EXISTS (SELECT 1 FROM agreement a WHERE a.supplier = s.id AND a.status = 'signed');
-- good:
--   supplier:
--   - name: Drift A/S
--     guarantees: ISAE 3000 type 2 uden forbehold og ISO 27001-certifikat.
--   - name: Papir og Pen
--   agreement:
--   - title: Drift af Opus
--     supplier: Drift A/S
--     status: signed
-- bad:
--   supplier:
--   - name: Drift A/S
--   agreement:
--   - title: Drift af Opus
--     supplier: Drift A/S
--     status: signed
