-- id: GDPR-28-2-notice
-- title.da: Varslet for nye underdatabehandlere er ikke aftalt
-- title.en: The notice of new sub-processors is not agreed
-- law: GDPR 28(2)
-- severity: medium
-- advice.da: Ved generel godkendelse skal databehandleren varsle i så god tid, at I kan gøre
--   indsigelse. Skriv varslet fra punkt 7.3: vaern set agreement ID --notice-days=60.
-- advice.en: With a general authorisation the processor must give notice in time for you to
--   object. Write the notice of clause 7.3: vaern set agreement ID --notice-days=60.
SELECT 'agreement' AS entity, a.id, a.organisation
FROM agreement a
WHERE a.status = 'signed' AND a.authorisation = 'general' AND coalesce(a.notice_days, 0) = 0;
-- good:
--   agreement:
--   - title: Drift af Opus
--     status: signed
--     authorisation: general
--     notice_days: 60
--   - title: Drift af KY
--     status: signed
--     authorisation: specific
-- bad:
--   agreement:
--   - title: Drift af Opus
--     status: signed
--     authorisation: general
