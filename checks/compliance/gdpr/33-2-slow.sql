-- id: GDPR-33-2-slow
-- title.da: Databehandlerens frist for at underrette om brud er over 48 timer
-- title.en: The processor's deadline for giving notice of a breach is above 48 hours
-- law: GDPR 33(2)
-- severity: medium
-- verified: false
-- advice.da: Aftal højst 24 timer ved næste ændring af aftalen, og skriv det: vaern set agreement
--   ID --breach-hours=24.
-- advice.en: Agree on at most 24 hours when the agreement is next changed, and write it: vaern
--   set agreement ID --breach-hours=24.
-- explain.da: Loven siger »uden unødig forsinkelse«. 48 timer er vores skøn, fordi I selv skal
--   anmelde inden 72 timer; den fælleskommunale skabelon (DBS) siger 24.
-- explain.en: The law says "without undue delay". 48 hours is our judgement, because you must
--   notify within 72 hours yourselves; the municipalities' template (DBS) says 24.
SELECT 'agreement' AS entity, a.id, a.organisation, 'breach_hours=' || a.breach_hours AS detail
FROM agreement a
WHERE a.status = 'signed' AND a.breach_hours > 48;
-- good:
--   agreement:
--   - title: Drift af Opus
--     status: signed
--     breach_hours: 48
-- bad:
--   agreement:
--   - title: Drift af Opus
--     status: signed
--     breach_hours: 49
