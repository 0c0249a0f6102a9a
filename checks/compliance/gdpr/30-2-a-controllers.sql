-- id: GDPR-30-2-a
-- title.da: Fortegnelsen som databehandler siger ikke, hvem der behandles for
-- title.en: The processor's record does not say for whom the processing is done
-- law: GDPR 30(2)(a)
-- severity: medium
-- advice.da: Skriv hver dataansvarlig med kontaktoplysninger: vaern set processing ID
--   --controllers="...".
-- advice.en: Write each controller with contact details: vaern set processing ID
--   --controllers="...".
SELECT 'processing' AS entity, p.id, p.organisation
FROM processing p
WHERE p.status = 'active' AND p.role = 'processor' AND p.controllers IS NULL;
-- good:
--   processing:
--   - title: Fælles telefonomstilling
--     role: processor
--     controllers: Køge Kommune og Lejre Kommune
-- bad:
--   processing:
--   - title: Fælles telefonomstilling
--     role: processor
