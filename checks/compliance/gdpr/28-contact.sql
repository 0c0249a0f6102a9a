-- id: GDPR-28-contact
-- title.da: Aftalen mangler kontaktpunkter
-- title.en: The agreement lacks contact points
-- law: GDPR 33(2)
-- severity: low
-- advice.da: Skriv, hvem I ringer til, og hvem der ringer til jer ved et brud (punkt 15): vaern
--   set agreement ID --contact="...".
-- advice.en: Write whom you call, and who calls you, after a breach (clause 15): vaern set
--   agreement ID --contact="...".
SELECT 'agreement' AS entity, a.id, a.organisation
FROM agreement a
WHERE a.status = 'signed' AND a.contact IS NULL;
-- good:
--   agreement:
--   - title: Drift af Opus
--     status: signed
--     contact: Vagttelefon hos leverandøren og sikkerhedspostkassen hos os
-- bad:
--   agreement:
--   - title: Drift af Opus
--     status: signed
