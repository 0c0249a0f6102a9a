-- id: GDPR-5-2
-- title.da: Fortegnelsen er ikke gennemgået i 12 måneder
-- title.en: The record has not been reviewed for 12 months
-- law: GDPR 5(2)
-- severity: medium
-- advice.da: Gennemgå fortegnelsen med den ansvarlige for behandlingen, ret det, der er ændret,
--   og skriv datoen: vaern set processing ID --reviewed=DATO --next-review=DATO.
-- advice.en: Go through the record with the person responsible, correct what has changed, and
--   write the date: vaern set processing ID --reviewed=DATE --next-review=DATE.
-- explain.da: Forordningen sætter ingen frist. Et år er den praksis, som håndbogen lægger til
--   grund.
-- explain.en: The regulation sets no period. A year is the practice that the handbook rests on.
SELECT 'processing' AS entity, p.id, p.organisation,
	CASE WHEN p.reviewed IS NULL THEN 'reviewed' ELSE 'reviewed=' || p.reviewed END AS detail
FROM processing p
WHERE p.status = 'active' AND (p.reviewed IS NULL OR p.reviewed < add_months($1, -12));
-- good:
--   processing:
--   - title: Børnesager
--     reviewed: 2025-06-01
-- bad:
--   processing:
--   - title: Børnesager
--     reviewed: 2025-05-31
--   - title: Skoleindskrivning
-- bad.count: 2
