-- id: GDPR-30-1-g
-- title.da: Sikkerhedsforanstaltningerne er ikke beskrevet
-- title.en: The security measures are not described
-- law: GDPR 30(1)(g), 30(2)(d)
-- severity: low
-- advice.da: Beskriv foranstaltningerne i hovedtræk, fx adgangsstyring, logning og kryptering:
--   vaern set processing ID --measures="...".
-- advice.en: Describe the measures in outline, such as access control, logging and encryption:
--   vaern set processing ID --measures="...".
SELECT 'processing' AS entity, p.id, p.organisation
FROM processing p
WHERE p.status = 'active' AND p.measures IS NULL;
-- good:
--   processing:
--   - title: Børnesager
--     measures: Adgang efter arbejdsbetinget behov, logning, kryptering.
-- bad:
--   processing:
--   - title: Børnesager
--   - title: Drift for et andet medlem
--     role: processor
-- bad.count: 2
