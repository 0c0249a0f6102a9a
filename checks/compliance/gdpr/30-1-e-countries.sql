-- id: GDPR-30-1-e-countries
-- title.da: Modtagere i tredjelande er nævnt, men ikke hvilke lande
-- title.en: Recipients in third countries are named, but not which countries
-- law: GDPR 30(1)(e)
-- severity: high
-- advice.da: Skriv landene: vaern set processing ID --third-countries=US,IN --transfer-tool=scc.
--   Er der ingen overførsel, så fjern modtageren.
-- advice.en: Write the countries: vaern set processing ID --third-countries=US,IN
--   --transfer-tool=scc. If there is no transfer, remove the recipient.
SELECT 'processing' AS entity, p.id, p.organisation
FROM processing p
WHERE p.status = 'active'
	AND EXISTS (SELECT 1 FROM processing_recipients r
		WHERE r.processing = p.id AND r.value = 'third_country')
	AND NOT EXISTS (SELECT 1 FROM processing_third_countries c WHERE c.processing = p.id);
-- good:
--   processing:
--   - title: Venskabsbyer
--     recipients: [third_country]
--     third_countries: [US]
-- bad:
--   processing:
--   - title: Venskabsbyer
--     recipients: [third_country]
