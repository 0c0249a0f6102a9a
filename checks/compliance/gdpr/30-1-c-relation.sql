-- id: GDPR-30-1-c-relation
-- title.da: Det fremgår ikke, hvilke oplysninger der hører til hvem
-- title.en: It does not appear which data belongs to whom
-- law: GDPR 30(1)(c)
-- severity: medium
-- advice.da: Skriv for hver kategori af registrerede, hvilke oplysninger I har om dem: vaern add
--   subject_data --processing=ID --data-subject=children --data-categories=identity,cpr.
-- advice.en: Write for each category of data subjects which data you have about them: vaern add
--   subject_data --processing=ID --data-subject=children --data-categories=identity,cpr.
-- explain.da: Datatilsynet har udtalt, at to adskilte lister ikke er nok (2018-423-0018, Varde).
-- explain.en: The Danish authority has stated that two separate lists are not enough
--   (2018-423-0018, Varde).
SELECT 'processing' AS entity, p.id, p.organisation, 'data_subjects=' || s.value AS detail
FROM processing p
JOIN processing_data_subjects s ON s.processing = p.id
WHERE p.status = 'active' AND p.role <> 'processor'
	AND NOT EXISTS (SELECT 1 FROM subject_data d
		WHERE d.processing = p.id AND d.data_subject = s.value)
	AND (EXISTS (SELECT 1 FROM processing_data_subjects o
			WHERE o.processing = p.id AND o.value <> s.value)
		OR EXISTS (SELECT 1 FROM subject_data o WHERE o.processing = p.id));
-- good:
--   processing:
--   - title: Børnesager
--     data_subjects: [children, parents]
--     data_categories: [identity]
--   - title: Løn
--     data_subjects: [employees]
--     data_categories: [identity, finance]
--   subject_data:
--   - processing: Børnesager
--     data_subject: children
--     data_categories: [identity]
--   - processing: Børnesager
--     data_subject: parents
--     data_categories: [identity]
-- bad:
--   processing:
--   - title: Børnesager
--     data_subjects: [children, parents, relatives]
--     data_categories: [identity]
--   subject_data:
--   - processing: Børnesager
--     data_subject: children
--     data_categories: [identity]
-- bad.count: 2
