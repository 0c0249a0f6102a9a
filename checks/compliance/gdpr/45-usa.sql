-- id: GDPR-45-USA
-- title.da: Overførsel til USA uden kontrol af modtagerens certificering
-- title.en: Transfer to the USA without a check of the recipient's certification
-- law: GDPR 45(1)
-- severity: high
-- advice.da: Afgørelsen om USA gælder kun modtagere på Data Privacy Framework-listen. Slå
--   modtageren op, og skriv navn, omfang og dato: vaern set processing ID
--   --transfer-safeguards="...".
-- advice.en: The decision on the USA only covers recipients on the Data Privacy Framework list.
--   Look the recipient up and write name, scope and date: vaern set processing ID
--   --transfer-safeguards="...".
-- explain.da: Gennemførelsesafgørelse (EU) 2023/1795 af 10. juli 2023.
-- explain.en: Implementing Decision (EU) 2023/1795 of 10 July 2023.
SELECT 'processing' AS entity, p.id, p.organisation
FROM processing_third_countries c
JOIN processing p ON p.id = c.processing
WHERE c.value = 'US' AND p.status = 'active' AND p.transfer_tool = 'adequacy'
	AND p.transfer_safeguards IS NULL
UNION ALL
SELECT 'agreement', a.id, a.organisation
FROM agreement_locations l
JOIN agreement a ON a.id = l.agreement
WHERE l.value = 'US' AND a.status = 'signed' AND a.transfer_tool = 'adequacy'
	AND a.transfers IS NULL;
-- good:
--   processing:
--   - title: Videomøder
--     third_countries: [US]
--     transfer_tool: adequacy
--     transfer_safeguards: Modtageren er certificeret (non-HR), kontrolleret 1. maj 2026.
-- bad:
--   processing:
--   - title: Videomøder
--     third_countries: [US]
--     transfer_tool: adequacy
--   agreement:
--   - title: Lagring
--     status: signed
--     locations: [US]
--     transfer_tool: adequacy
-- bad.count: 2
