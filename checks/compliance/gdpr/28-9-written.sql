-- id: GDPR-28-9
-- title.da: Den underskrevne aftale kan ikke fremvises
-- title.en: The signed agreement cannot be shown
-- law: GDPR 28(9)
-- severity: medium
-- advice.da: Læg den underskrevne aftale ind, og skriv datoen: vaern set agreement ID --file=FIL
--   --signed=DATO. Ligger den i ESDH, så skriv sagsnummeret: --case-number="...".
-- advice.en: Add the signed agreement and write the date: vaern set agreement ID --file=FILE
--   --signed=DATE. If it lies in the case system, write the case number: --case-number="...".
SELECT 'agreement' AS entity, a.id, a.organisation,
	CASE WHEN a.signed IS NULL THEN 'signed' ELSE 'file' END AS detail
FROM agreement a
WHERE a.status = 'signed' AND (a.signed IS NULL OR (a.file IS NULL AND a.case_number IS NULL));
-- good:
--   agreement:
--   - title: Drift af Opus
--     status: signed
--     signed: 2024-03-01
--     case_number: 85.01.00-K04-1-24
-- bad:
--   agreement:
--   - title: Drift af Opus
--     status: signed
--     signed: 2024-03-01
--   - title: Drift af KY
--     status: signed
--     case_number: 85.01.00-K04-2-24
-- bad.count: 2
