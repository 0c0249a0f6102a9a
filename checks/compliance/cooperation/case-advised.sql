-- id: COOP-advised
-- title.da: Et råd fra databeskyttelsesrådgiveren venter på jeres svar
-- title.en: Advice from the data protection officer awaits your answer
-- law: GDPR 38(1)
-- severity: low
-- advice.da: Skriv, om I følger rådet, og afslut sagen: vaern case close ID.
-- advice.en: Write whether you follow the advice, and close the case: vaern case close ID.
SELECT 'case' AS entity, c.id, c.organisation, 'decided_on=' || c.decided_on AS detail
FROM "case" c
WHERE c.state = 'advised' AND days_between(c.decided_on, $1) > 30;
-- good:
--   processing:
--   - title: Løn
--   case:
--   - title: Må vi?
--     subject: processing/Løn
--     state: advised
--     decided_on: 2026-05-02
-- bad:
--   processing:
--   - title: Løn
--   case:
--   - title: Må vi?
--     subject: processing/Løn
--     state: advised
--     decided_on: 2026-05-01
