-- id: GDPR-30-1-c
-- title.da: De registrerede eller oplysningerne om dem er ikke nævnt
-- title.en: The data subjects or the data about them are not named
-- law: GDPR 30(1)(c)
-- severity: high
-- advice.da: Skriv, hvem I har oplysninger om, og hvilke: vaern set processing ID
--   --data-subjects=children,parents --data-categories=identity,cpr.
-- advice.en: Write whom you have data about, and which: vaern set processing ID
--   --data-subjects=children,parents --data-categories=identity,cpr.
SELECT 'processing' AS entity, p.id, p.organisation,
	CASE WHEN EXISTS (SELECT 1 FROM processing_data_subjects s WHERE s.processing = p.id)
		THEN 'data_categories' ELSE 'data_subjects' END AS detail
FROM processing p
WHERE p.status = 'active' AND p.role <> 'processor'
	AND NOT EXISTS (SELECT 1 FROM subject_data d WHERE d.processing = p.id)
	AND (NOT EXISTS (SELECT 1 FROM processing_data_subjects s WHERE s.processing = p.id)
		OR NOT EXISTS (SELECT 1 FROM processing_data_categories c
			WHERE c.processing = p.id));
-- good:
--   processing:
--   - title: Børnesager
--     data_subjects: [children]
--     data_categories: [identity]
--   - title: Løn
--   subject_data:
--   - processing: Løn
--     data_subject: employees
--     data_categories: [identity, finance]
-- bad:
--   processing:
--   - title: Børnesager
--     data_subjects: [children]
--   - title: Ældrepleje
--     data_categories: [health]
-- bad.count: 2
