-- id: GDPR-30-1-c-orphan
-- title.da: En slags oplysninger hører ikke til nogen registreret
-- title.en: A kind of data belongs to no data subject
-- law: GDPR 30(1)(c)
-- severity: low
-- advice.da: Tilføj oplysningerne hos den kategori af registrerede, de handler om: vaern set
--   subject_data ID --data-categories=... Eller fjern dem fra behandlingen.
-- advice.en: Add the data to the category of data subjects that it is about: vaern set
--   subject_data ID --data-categories=... Or remove it from the processing.
SELECT 'processing' AS entity, p.id, p.organisation, 'data_categories=' || c.value AS detail
FROM processing p
JOIN processing_data_categories c ON c.processing = p.id
WHERE p.status = 'active' AND p.role <> 'processor'
	AND EXISTS (SELECT 1 FROM subject_data d WHERE d.processing = p.id)
	AND NOT EXISTS (SELECT 1 FROM subject_data d
		WHERE d.processing = p.id
			AND EXISTS (SELECT 1 FROM subject_data_data_categories x
				WHERE x.subject_data = d.id AND x.value = c.value));
-- good:
--   processing:
--   - title: Løn
--     data_categories: [identity, finance]
--   subject_data:
--   - processing: Løn
--     data_subject: employees
--     data_categories: [identity, finance]
-- bad:
--   processing:
--   - title: Løn
--     data_categories: [identity, finance, health]
--   subject_data:
--   - processing: Løn
--     data_subject: employees
--     data_categories: [identity, finance]
-- bad.count: 1
