-- id: GDPR-30-1-a
-- title.da: Den dataansvarliges kontaktoplysninger mangler
-- title.en: The controller's contact details are missing
-- law: GDPR 30(1)(a)
-- severity: medium
-- advice.da: Udfyld adresse, e-mail eller telefon for organisationen: vaern set organisation ID
--   --address="..." --email=...
-- advice.en: Fill in address, e-mail or telephone of the organisation: vaern set organisation ID
--   --address="..." --email=...
SELECT 'organisation' AS entity, o.id, o.id AS organisation,
	CASE WHEN o.address IS NULL THEN 'address' ELSE 'email' END AS detail
FROM organisation o
WHERE o.kind = 'municipality' AND (o.address IS NULL OR (o.email IS NULL AND o.phone IS NULL));
-- good:
--   organisation:
--   - name: Køge Kommune
--     short: koege
--     address: Torvet 1, 4600 Køge
--     phone: 56 00 00 00
-- bad:
--   organisation:
--   - name: Køge Kommune
--     short: koege
--     address: Torvet 1, 4600 Køge
