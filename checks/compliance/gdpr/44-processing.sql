-- id: GDPR-44
-- title.da: Oplysninger overføres til et tredjeland uden overførselsgrundlag
-- title.en: Data is transferred to a third country without a transfer tool
-- law: GDPR 44
-- severity: critical
-- with: eea
-- advice.da: Stands overførslen, eller find grundlaget i artikel 45-49: vaern set processing ID
--   --transfer-tool=scc --transfer-safeguards="...".
-- advice.en: Stop the transfer, or find the tool in articles 45-49: vaern set processing ID
--   --transfer-tool=scc --transfer-safeguards="...".
SELECT 'processing' AS entity, p.id, p.organisation, 'third_countries=' || c.value AS detail
FROM processing p
JOIN processing_third_countries c ON c.processing = p.id
WHERE p.status = 'active' AND coalesce(p.transfer_tool, 'none') IN ('none', 'other')
	AND c.value NOT IN (SELECT country FROM eea);
-- good:
--   processing:
--   - title: Support fra Indien
--     third_countries: [IN]
--     transfer_tool: scc
--   - title: Drift i Norge
--     third_countries: ['NO']
-- bad:
--   processing:
--   - title: Support fra Indien og Grønland
--     third_countries: [IN, GL]
--   - title: Support fra Serbien
--     third_countries: [RS]
--     transfer_tool: other
-- bad.count: 3
