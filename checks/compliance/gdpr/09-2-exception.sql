-- id: GDPR-9-2
-- title.da: Følsomme oplysninger behandles uden en undtagelse i artikel 9
-- title.en: Special categories are processed without an exception in article 9
-- law: GDPR 9(2)
-- severity: critical
-- advice.da: Find undtagelsen i artikel 9, stk. 2, og skriv den: vaern set processing ID
--   --basis9=9b. Er der ingen, må oplysningerne ikke behandles. Behandles de slet ikke, så ret
--   kategorierne.
-- advice.en: Find the exception in article 9(2) and write it: vaern set processing ID
--   --basis9=9b. If there is none, the data must not be processed. If it is not processed at all,
--   correct the categories.
SELECT 'processing' AS entity, p.id, p.organisation
FROM processing p
WHERE p.status = 'active' AND p.role <> 'processor'
	AND NOT EXISTS (SELECT 1 FROM processing_basis9 b WHERE b.processing = p.id)
	AND (EXISTS (SELECT 1 FROM processing_data_categories c WHERE c.processing = p.id
			AND c.value IN ('race', 'political', 'religion', 'union', 'genetic',
				'biometric', 'health', 'sex_life'))
		OR EXISTS (SELECT 1 FROM subject_data d
			WHERE d.processing = p.id
				AND EXISTS (SELECT 1 FROM subject_data_data_categories c
					WHERE c.subject_data = d.id AND c.value IN ('race',
						'political', 'religion', 'union', 'genetic',
						'biometric', 'health', 'sex_life'))));
-- good:
--   processing:
--   - title: Hjemmepleje
--     data_categories: [identity, health]
--     basis9: [9h]
--   - title: Byggesager
--     data_categories: [identity, housing]
-- bad:
--   processing:
--   - title: Hjemmepleje
--     data_categories: [identity, health]
--   - title: Personaleadministration
--   subject_data:
--   - processing: Personaleadministration
--     data_subject: employees
--     data_categories: [union]
-- bad.count: 2
