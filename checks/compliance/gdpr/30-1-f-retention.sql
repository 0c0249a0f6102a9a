-- id: GDPR-30-1-f
-- title.da: Slettefristen mangler i fortegnelsen
-- title.en: The time limit for erasure is missing from the record
-- law: GDPR 30(1)(f)
-- severity: medium
-- advice.da: Skriv fristen og det, den regnes fra: vaern set processing ID --retention="..."
--   --retention-months=60. Er der forskel på oplysningerne, så skriv den på hver subject_data.
-- advice.en: Write the limit and what it counts from: vaern set processing ID --retention="..."
--   --retention-months=60. If it differs by data, write it in each subject_data.
SELECT 'processing' AS entity, p.id, p.organisation
FROM processing p
WHERE p.status = 'active' AND p.role <> 'processor' AND p.retention IS NULL
	AND p.retention_months IS NULL
	AND NOT EXISTS (SELECT 1 FROM subject_data d
		WHERE d.processing = p.id AND d.retention IS NOT NULL);
-- good:
--   processing:
--   - title: Børnesager
--     retention_months: 60
--   - title: Løn
--   subject_data:
--   - processing: Løn
--     data_subject: employees
--     data_categories: [finance]
--     retention: Fem år efter fratræden
-- bad:
--   processing:
--   - title: Børnesager
