-- id: COOP-advice
-- title.da: Databeskyttelsesrådgiverens råd følges ikke, og der står ikke hvorfor
-- title.en: The data protection officer's advice is not followed, and it is not said why
-- law: GDPR 38(1), 5(2)
-- severity: high
-- advice.da: Skriv begrundelsen på sagen, så den kan dokumenteres: vaern case close ID.
-- advice.en: Write the reason in the case, so that it can be shown: vaern case close ID.
SELECT 'case' AS entity, c.id, c.organisation
FROM "case" c
WHERE c.follows_advice = 0 AND c.deviation_reason IS NULL;
-- good:
--   processing:
--   - title: Løn
--   case:
--   - title: Må vi?
--     subject: processing/Løn
--     state: closed
--     follows_advice: no
--     deviation_reason: Loven kræver det.
-- bad:
--   processing:
--   - title: Løn
--   case:
--   - title: Må vi?
--     subject: processing/Løn
--     state: closed
--     follows_advice: no
