-- id: SUP-carve-out-named
-- title.da: Det står ikke, hvilke underdatabehandlere der er udeladt af erklæringen
-- title.en: It is not said which sub-processors are carved out of the statement
-- law: GDPR 28(4)
-- severity: low
-- advice.da: Find listen i systembeskrivelsen: vaern set statement ID --carved-out="...".
-- advice.en: Find the list in the system description: vaern set statement ID --carved-out="...".
SELECT 'statement' AS entity, t.id, t.organisation
FROM statement t
WHERE t.method = 'carve_out' AND t.carved_out IS NULL;
-- good:
--   statement:
--   - title: Opus 2025
--     standard: isae3000
--     method: carve_out
--     carved_out: Hosting ApS
-- bad:
--   statement:
--   - title: Opus 2025
--     standard: isae3000
--     method: carve_out
