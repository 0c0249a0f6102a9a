-- id: GDPR-6-3
-- title.da: Lovhjemlen er ikke nævnt
-- title.en: The national law is not named
-- law: GDPR 6(3)
-- severity: medium
-- advice.da: Grundlag efter litra c og e skal følge af EU-ret eller dansk ret. Skriv lov og
--   paragraf: vaern set processing ID --national-law="Barnets lov § ...".
-- advice.en: A basis under points (c) and (e) must follow from Union or Danish law. Write act and
--   section: vaern set processing ID --national-law="Barnets lov § ...".
SELECT 'processing' AS entity, p.id, p.organisation
FROM processing p
WHERE p.status = 'active' AND p.role <> 'processor' AND p.national_law IS NULL
	AND EXISTS (SELECT 1 FROM processing_basis6 b
		WHERE b.processing = p.id AND b.value IN ('6c', '6e'));
-- good:
--   processing:
--   - title: Børnesager
--     basis6: [6e]
--     national_law: Barnets lov
--   - title: Billeder på hjemmesiden
--     basis6: [6a]
-- bad:
--   processing:
--   - title: Børnesager
--     basis6: [6c, 6e]
-- bad.count: 1
