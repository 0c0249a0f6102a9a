-- id: GDPR-24-owner
-- title.da: Ingen er ansvarlig for behandlingsaktiviteten
-- title.en: Nobody is responsible for the processing activity
-- law: GDPR 24(1)
-- severity: low
-- advice.da: Udpeg en leder i afdelingen: vaern set processing ID --owner="NAVN".
-- advice.en: Appoint a manager in the department: vaern set processing ID --owner="NAME".
SELECT 'processing' AS entity, p.id, p.organisation
FROM processing p
WHERE p.status = 'active' AND p.owner IS NULL;
-- good:
--   processing:
--   - title: Børnesager
--     owner: Koordinator i Roskilde
-- bad:
--   processing:
--   - title: Børnesager
