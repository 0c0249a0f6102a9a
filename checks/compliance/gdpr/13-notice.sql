-- id: GDPR-13-notice
-- title.da: Der er ikke henvist til den tekst, som de registrerede får
-- title.en: The text that the data subjects are given is not referred to
-- law: GDPR 13(1)
-- severity: low
-- advice.da: Skriv adressen på privatlivspolitikken eller brevet, så det kan dokumenteres: vaern
--   set processing ID --notice="https://...".
-- advice.en: Write the address of the privacy notice or the letter, so that it can be shown:
--   vaern set processing ID --notice="https://...".
SELECT 'processing' AS entity, p.id, p.organisation
FROM processing p
WHERE p.status = 'active' AND p.role <> 'processor' AND p.information_given IN ('yes', 'partly')
	AND p.notice IS NULL;
-- good:
--   processing:
--   - title: Børnesager
--     information_given: yes
--     notice: Kvitteringsbrev, skabelon 12
-- bad:
--   processing:
--   - title: Børnesager
--     information_given: yes
