-- id: GDPR-5-1-c
-- title.da: Der står ikke, hvorfor oplysningerne er nødvendige
-- title.en: It is not said why the data is needed
-- law: GDPR 5(1)(c)
-- severity: low
-- advice.da: Skriv, hvorfor hver slags oplysninger er nødvendige for formålet: vaern set
--   processing ID --minimisation="...". Slet kategorier, som I ikke kan begrunde.
-- advice.en: Write why each kind of data is necessary for the purpose: vaern set processing ID
--   --minimisation="...". Remove categories that you cannot justify.
SELECT 'processing' AS entity, p.id, p.organisation
FROM processing p
WHERE p.status = 'active' AND p.role <> 'processor' AND p.minimisation IS NULL
	AND NOT EXISTS (SELECT 1 FROM subject_data d
		WHERE d.processing = p.id AND d.need IS NOT NULL);
-- good:
--   processing:
--   - title: Byggesager
--     minimisation: Ejerforhold og adresse er nødvendige for at behandle ansøgningen.
--   - title: Parkeringskontrol
--     status: closed
-- bad:
--   processing:
--   - title: Byggesager
-- bad.count: 1
