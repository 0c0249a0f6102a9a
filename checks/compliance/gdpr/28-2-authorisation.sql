-- id: GDPR-28-2
-- title.da: Aftalen siger ikke, hvordan underdatabehandlere godkendes
-- title.en: The agreement does not say how sub-processors are authorised
-- law: GDPR 28(2)
-- severity: medium
-- advice.da: Se aftalens punkt 7.2, og vælg specifik eller generel godkendelse: vaern set
--   agreement ID --authorisation=general. Mangler punktet, så bed om et tillæg.
-- advice.en: See clause 7.2 of the agreement and choose specific or general authorisation: vaern
--   set agreement ID --authorisation=general. If it is missing, ask for an amendment.
SELECT 'agreement' AS entity, a.id, a.organisation
FROM agreement a
WHERE a.status = 'signed' AND a.authorisation IS NULL;
-- good:
--   agreement:
--   - title: Drift af Opus
--     status: signed
--     authorisation: specific
--   - title: Nyt system
--     status: negotiation
-- bad:
--   agreement:
--   - title: Drift af Opus
--     status: signed
