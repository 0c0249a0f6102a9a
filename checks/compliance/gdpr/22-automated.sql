-- id: GDPR-22-2
-- title.da: Automatiske afgørelser uden kontrakt, lov eller samtykke
-- title.en: Automated decisions without contract, law or consent
-- law: GDPR 22(2)
-- severity: high
-- advice.da: Lad et menneske træffe afgørelsen, eller skriv den lov, der tillader det: vaern set
--   processing ID --national-law="...". Beskriv også, hvordan den registrerede kan få et menneske
--   til at se på sagen (artikel 22, stk. 3).
-- advice.en: Let a person decide, or write the law that permits it: vaern set processing ID
--   --national-law="...". Also describe how the data subject can have a person look at the case
--   (article 22(3)).
SELECT 'processing' AS entity, p.id, p.organisation
FROM processing p
WHERE p.status = 'active' AND p.automated_decisions = 1 AND p.national_law IS NULL
	AND NOT EXISTS (SELECT 1 FROM processing_basis6 b
		WHERE b.processing = p.id AND b.value IN ('6a', '6b'));
-- good:
--   processing:
--   - title: Udbetaling af ydelser
--     automated_decisions: yes
--     basis6: [6e]
--     national_law: Lov om Udbetaling Danmark
--   - title: Digital selvbetjening
--     automated_decisions: yes
--     basis6: [6a]
-- bad:
--   processing:
--   - title: Tildeling af daginstitutionsplads
--     automated_decisions: yes
--     basis6: [6e]
