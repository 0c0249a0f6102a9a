-- id: GDPR-5-1-d
-- title.da: Der står ikke, hvordan urigtige oplysninger bliver rettet
-- title.en: It is not said how incorrect data is corrected
-- law: GDPR 5(1)(d)
-- severity: low
-- advice.da: Skriv, hvem der retter oplysningerne, og hvordan fejl bliver opdaget: vaern set
--   processing ID --accuracy="...".
-- advice.en: Write who corrects the data, and how errors are discovered: vaern set processing ID
--   --accuracy="...".
SELECT 'processing' AS entity, p.id, p.organisation
FROM processing p
WHERE p.status = 'active' AND p.role <> 'processor' AND p.accuracy IS NULL;
-- good:
--   processing:
--   - title: Børnesager
--     accuracy: Sagsbehandleren retter i journalen, når forældrene gør opmærksom på en fejl.
-- bad:
--   processing:
--   - title: Børnesager
