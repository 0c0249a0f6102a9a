-- id: GDPR-45
-- title.da: Landet er ikke omfattet af en tilstrækkelighedsafgørelse
-- title.en: The country is not covered by an adequacy decision
-- law: GDPR 45(1)
-- severity: critical
-- verified: false
-- with: eea adequacy
-- advice.da: Slå landet op hos EU-Kommissionen. Er der ingen afgørelse, så find et andet
--   grundlag: vaern set processing ID --transfer-tool=scc --transfer-safeguards="...".
-- advice.en: Look the country up with the European Commission. If there is no decision, find
--   another tool: vaern set processing ID --transfer-tool=scc --transfer-safeguards="...".
-- explain.da: Listen står i checks/with/adequacy.sql. Færøerne er på den, Grønland er ikke.
-- explain.en: The list is in checks/with/adequacy.sql. The Faroe Islands are on it, Greenland is
--   not.
SELECT 'processing' AS entity, p.id, p.organisation, 'third_countries=' || c.value AS detail
FROM processing p
JOIN processing_third_countries c ON c.processing = p.id
WHERE p.status = 'active' AND p.transfer_tool = 'adequacy'
	AND c.value NOT IN (SELECT country FROM eea)
	AND c.value NOT IN (SELECT country FROM adequacy)
UNION ALL
SELECT 'agreement', a.id, a.organisation, 'locations=' || l.value
FROM agreement a
JOIN agreement_locations l ON l.agreement = a.id
WHERE a.status = 'signed' AND a.transfer_tool = 'adequacy'
	AND l.value NOT IN (SELECT country FROM eea)
	AND l.value NOT IN (SELECT country FROM adequacy)
UNION ALL
SELECT 'sub_processor', b.id, b.organisation, 'country=' || b.country
FROM sub_processor b
WHERE b.status IN ('proposed', 'approved') AND b.transfer_tool = 'adequacy'
	AND b.country NOT IN (SELECT country FROM eea)
	AND b.country NOT IN (SELECT country FROM adequacy);
-- good:
--   processing:
--   - title: Samarbejde med Færøerne
--     third_countries: [FO, CH]
--     transfer_tool: adequacy
--   agreement:
--   - title: Drift af Opus
--     status: signed
--     locations: [DK, JP]
--     transfer_tool: adequacy
-- bad:
--   processing:
--   - title: Samarbejde med Grønland
--     third_countries: [GL, FO]
--     transfer_tool: adequacy
--   agreement:
--   - title: Drift af Opus
--     status: signed
--     locations: [IN]
--     transfer_tool: adequacy
--   sub_processor:
--   - name: Support
--     agreement: Drift af Opus
--     country: CN
--     transfer_tool: adequacy
-- bad.count: 3
