-- id: GDPR-30-2-b
-- title.da: Fortegnelsen som databehandler siger ikke, hvilke kategorier af behandling der
--   udføres
-- title.en: The processor's record does not say which categories of processing are done
-- law: GDPR 30(2)(b)
-- severity: medium
-- advice.da: Beskriv kategorierne for hver dataansvarlig, fx drift, backup og support: vaern set
--   processing ID --processing-categories="...".
-- advice.en: Describe the categories for each controller, such as operation, backup and support:
--   vaern set processing ID --processing-categories="...".
SELECT 'processing' AS entity, p.id, p.organisation
FROM processing p
WHERE p.status = 'active' AND p.role = 'processor' AND p.processing_categories IS NULL;
-- good:
--   processing:
--   - title: Fælles telefonomstilling
--     role: processor
--     processing_categories: Modtagelse og viderestilling af opkald
-- bad:
--   processing:
--   - title: Fælles telefonomstilling
--     role: processor
