-- id: GDPR-30-1-b
-- title.da: Formålet med behandlingen mangler
-- title.en: The purpose of the processing is missing
-- law: GDPR 30(1)(b)
-- severity: high
-- advice.da: Skriv formålet, så en borger kan forstå det: vaern set processing ID
--   --purpose="...".
-- advice.en: Write the purpose so that a citizen can understand it: vaern set processing ID
--   --purpose="...".
SELECT 'processing' AS entity, p.id, p.organisation
FROM processing p
WHERE p.status = 'active' AND p.role <> 'processor' AND p.purpose IS NULL;
-- good:
--   processing:
--   - title: Børnesager
--     purpose: At give børn med behov den rette støtte.
--   - title: Kommende system
--     status: draft
-- bad:
--   processing:
--   - title: Børnesager
