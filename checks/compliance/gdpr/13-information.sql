-- id: GDPR-13
-- title.da: De registrerede er ikke oplyst om behandlingen
-- title.en: The data subjects are not informed of the processing
-- law: GDPR 13-14
-- severity: medium
-- advice.da: Giv de registrerede besked, fx i kvitteringsbrevet og i privatlivspolitikken, og
--   skriv det: vaern set processing ID --information-given=yes --notice="...". Gælder en
--   undtagelse, så vælg not_relevant og skriv hvorfor i bemærkningen.
-- advice.en: Inform the data subjects, for instance in the letter of receipt and the privacy
--   notice, and write it: vaern set processing ID --information-given=yes --notice="...". If an
--   exemption applies, choose not_relevant and write why in the remark.
SELECT 'processing' AS entity, p.id, p.organisation,
	CASE WHEN p.information_given IS NULL THEN 'information_given'
		ELSE 'information_given=' || p.information_given END AS detail
FROM processing p
WHERE p.status = 'active' AND p.role <> 'processor'
	AND coalesce(p.information_given, 'unknown') NOT IN ('yes', 'not_relevant');
-- good:
--   processing:
--   - title: Børnesager
--     information_given: yes
--   - title: Efterforskning af socialt bedrageri
--     information_given: not_relevant
-- bad:
--   processing:
--   - title: Børnesager
--   - title: Ældrepleje
--     information_given: partly
-- bad.count: 2
