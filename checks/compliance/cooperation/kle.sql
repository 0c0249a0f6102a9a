-- id: COOP-kle
-- title.da: Behandlingsaktiviteten har intet KLE-nummer
-- title.en: The processing activity has no KLE number
-- law: GDPR 30(1)
-- severity: low
-- advice.da: Skriv KLE-nummeret, så fortegnelsen kan sammenlignes med de andres: vaern set
--   processing ID --kle=27.36.04.
-- advice.en: Write the KLE number, so that the record can be compared with the others': vaern set
--   processing ID --kle=27.36.04.
SELECT 'processing' AS entity, p.id, p.organisation
FROM processing p
WHERE p.status = 'active' AND p.kle IS NULL;
-- good:
--   processing:
--   - title: Børnesager
--     kle: 27.24.00
-- bad:
--   processing:
--   - title: Børnesager
