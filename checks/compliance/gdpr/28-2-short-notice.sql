-- id: GDPR-28-2-short
-- title.da: Varslet for nye underdatabehandlere er kortere end 60 dage
-- title.en: The notice of new sub-processors is shorter than 60 days
-- law: GDPR 28(2)
-- severity: low
-- verified: false
-- advice.da: Vurdér, om I når at undersøge en ny underdatabehandler på den tid. Bed om 60 dage,
--   når aftalen genforhandles, og ret så: vaern set agreement ID --notice-days=60.
-- advice.en: Consider whether you can examine a new sub-processor in that time. Ask for 60 days
--   when the agreement is renegotiated, then: vaern set agreement ID --notice-days=60.
-- explain.da: Loven nævner ingen frist. 60 dage er udgangspunktet i den fælleskommunale skabelon
--   (DBS).
-- explain.en: The law names no period. 60 days is where the municipalities' template (DBS)
--   starts.
SELECT 'agreement' AS entity, a.id, a.organisation, 'notice_days=' || a.notice_days AS detail
FROM agreement a
WHERE a.status = 'signed' AND a.authorisation = 'general' AND a.notice_days > 0
	AND a.notice_days < 60;
-- good:
--   agreement:
--   - title: Drift af Opus
--     status: signed
--     authorisation: general
--     notice_days: 60
-- bad:
--   agreement:
--   - title: Drift af Opus
--     status: signed
--     authorisation: general
--     notice_days: 30
