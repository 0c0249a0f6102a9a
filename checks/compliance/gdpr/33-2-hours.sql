-- id: GDPR-33-2
-- title.da: Databehandleren har ingen frist for at underrette om brud
-- title.en: The processor has no deadline for giving notice of a breach
-- law: GDPR 33(2)
-- severity: medium
-- advice.da: Skriv antallet af timer fra punkt 10.2: vaern set agreement ID --breach-hours=24.
--   Står der kun »uden unødig forsinkelse«, så aftal et tal, så I selv kan holde 72 timer.
-- advice.en: Write the hours of clause 10.2: vaern set agreement ID --breach-hours=24. If it only
--   says "without undue delay", agree on a number, so that you can keep 72 hours yourselves.
SELECT 'agreement' AS entity, a.id, a.organisation
FROM agreement a
WHERE a.status = 'signed' AND coalesce(a.breach_hours, 0) = 0;
-- good:
--   agreement:
--   - title: Drift af Opus
--     status: signed
--     breach_hours: 24
-- bad:
--   agreement:
--   - title: Drift af Opus
--     status: signed
