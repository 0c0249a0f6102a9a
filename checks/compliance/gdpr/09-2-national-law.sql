-- id: GDPR-9-2-law
-- title.da: Undtagelsen i artikel 9 kræver en lov, som ikke er nævnt
-- title.en: The exception in article 9 needs a law that is not named
-- law: GDPR 9(2)(b), (g)-(j)
-- severity: high
-- advice.da: Undtagelserne b, g, h, i og j gælder kun på grundlag af EU-ret eller dansk ret.
--   Skriv lov og paragraf: vaern set processing ID --national-law="...".
-- advice.en: Exceptions b, g, h, i and j only apply on the basis of Union or Danish law. Write
--   act and section: vaern set processing ID --national-law="...".
SELECT 'processing' AS entity, p.id, p.organisation
FROM processing p
WHERE p.status = 'active' AND p.role <> 'processor' AND p.national_law IS NULL
	AND EXISTS (SELECT 1 FROM processing_basis9 b
		WHERE b.processing = p.id AND b.value IN ('9b', '9g', '9h', '9i', '9j'));
-- good:
--   processing:
--   - title: Hjemmepleje
--     basis9: [9h]
--     national_law: Serviceloven § 83
--   - title: Arrangementer
--     basis9: [9a]
-- bad:
--   processing:
--   - title: Hjemmepleje
--     basis9: [9h]
