-- id: SUP-objectives
-- title.da: ISAE 3000-erklæringen dækker ikke alle ni kontrolmål
-- title.en: The ISAE 3000 statement does not cover all nine objectives
-- law: GDPR 28(3)
-- severity: low
-- advice.da: Registrér de dækkede kontrolmål: vaern set statement ID
--   --objectives=a,b,c,d,e,f,g,h,i. Mangler et mål, så skriv i omfanget, hvorfor det ikke er
--   relevant: --scope="...".
-- advice.en: Note the objectives covered: vaern set statement ID --objectives=a,b,c,d,e,f,g,h,i.
--   If one is missing, write in the scope why it is not relevant: --scope="...".
SELECT 'statement' AS entity, t.id, t.organisation
FROM statement t
WHERE t.standard = 'isae3000' AND t.scope IS NULL
	AND (SELECT count(*) FROM statement_objectives o WHERE o.statement = t.id) < 9;
-- good:
--   statement:
--   - title: Opus 2025
--     standard: isae3000
--     objectives: [a, b, c, d, e, f, g, h, i]
--   - title: KY 2025
--     standard: isae3000
--     objectives: [a, b]
--     scope: Kun drift, uden overførsler
--   - title: Aula 2025
--     standard: soc2
-- bad:
--   statement:
--   - title: Opus 2025
--     standard: isae3000
--     objectives: [a, b, c, d, e, f, g, h]
