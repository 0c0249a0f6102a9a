-- id: GDPR-37-7
-- title.da: Databeskyttelsesrådgiverens kontaktoplysninger mangler
-- title.en: The data protection officer's contact details are missing
-- law: GDPR 37(7), 30(1)(a)
-- severity: medium
-- advice.da: Skriv oplysningerne, som de står på hjemmesiden og er meddelt Datatilsynet: vaern
--   set organisation ID --dpo-contact="...".
-- advice.en: Write the details as they stand on the website and were told to the authority: vaern
--   set organisation ID --dpo-contact="...".
SELECT 'organisation' AS entity, o.id, o.id AS organisation
FROM organisation o
WHERE o.kind = 'municipality' AND o.dpo_contact IS NULL;
-- good:
--   organisation:
--   - name: Køge Kommune
--     short: koege
--     dpo_contact: dpo@koege.example
-- bad:
--   organisation:
--   - name: Køge Kommune
--     short: koege
-- bad.count: 1
