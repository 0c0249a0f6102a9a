-- id: GDPR-9-2-mismatch
-- title.da: Undtagelsen i artikel 9 passer ikke med oplysningerne
-- title.en: The exception in article 9 does not fit the data
-- law: GDPR 9(1)
-- severity: low
-- advice.da: Fortegnelsen nævner en undtagelse, men ingen følsomme oplysninger. Tilføj de
--   kategorier, der mangler, eller fjern undtagelsen: vaern set processing ID --basis9=.
-- advice.en: The record names an exception but no special categories. Add the categories that are
--   missing, or remove the exception: vaern set processing ID --basis9=.
SELECT 'processing' AS entity, p.id, p.organisation
FROM processing p
WHERE p.status = 'active'
	AND EXISTS (SELECT 1 FROM processing_basis9 b WHERE b.processing = p.id)
	AND NOT EXISTS (SELECT 1 FROM processing_data_categories c WHERE c.processing = p.id
		AND c.value IN ('race', 'political', 'religion', 'union', 'genetic', 'biometric',
			'health', 'sex_life'))
	AND NOT EXISTS (SELECT 1 FROM subject_data d
		WHERE d.processing = p.id
			AND EXISTS (SELECT 1 FROM subject_data_data_categories c
				WHERE c.subject_data = d.id AND c.value IN ('race', 'political',
					'religion', 'union', 'genetic', 'biometric', 'health',
					'sex_life')));
-- good:
--   processing:
--   - title: Hjemmepleje
--     data_categories: [health]
--     basis9: [9h]
-- bad:
--   processing:
--   - title: Byggesager
--     data_categories: [identity]
--     basis9: [9f]
