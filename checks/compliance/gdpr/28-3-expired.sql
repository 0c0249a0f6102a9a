-- id: GDPR-28-3-expired
-- title.da: Databehandleraftalen er udløbet
-- title.en: The data-processing agreement has expired
-- law: GDPR 28(3)
-- severity: high
-- advice.da: Forny aftalen, og skriv den nye dato: vaern set agreement ID --valid-to=DATO. Er
--   behandlingen ophørt, så afslut aftalen: --status=terminated.
-- advice.en: Renew the agreement and write the new date: vaern set agreement ID --valid-to=DATE.
--   If the processing has ended, end the agreement: --status=terminated.
SELECT 'agreement' AS entity, a.id, a.organisation, 'valid_to=' || a.valid_to AS detail
FROM agreement a
WHERE a.status = 'signed' AND a.valid_to < $1;
-- good:
--   agreement:
--   - title: Drift af Opus
--     status: signed
--     valid_to: 2026-06-01
--   - title: Drift af KMD Sag
--     status: terminated
--     valid_to: 2020-12-31
-- bad:
--   agreement:
--   - title: Drift af Opus
--     status: signed
--     valid_to: 2026-05-31
