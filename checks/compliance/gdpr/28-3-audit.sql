-- id: GDPR-28-3-h-audit
-- title.da: Aftalen siger ikke, hvordan tilsynet føres
-- title.en: The agreement does not say how supervision is carried out
-- law: GDPR 28(3)(h)
-- severity: medium
-- advice.da: Skriv, hvad bilag C.7 giver ret til: vaern set agreement ID --audit=isae3000. Er
--   intet aftalt, så få det med ved næste ændring, mindst på højde med jeres tilsynskoncept.
-- advice.en: Write what appendix C.7 entitles you to: vaern set agreement ID --audit=isae3000. If
--   nothing is agreed, include it in the next change, at least to the level of your concept.
SELECT 'agreement' AS entity, a.id, a.organisation
FROM agreement a
WHERE a.status = 'signed' AND coalesce(a.audit, 'none') = 'none';
-- good:
--   agreement:
--   - title: Drift af Opus
--     status: signed
--     audit: isae3000
-- bad:
--   agreement:
--   - title: Drift af Opus
--     status: signed
--     audit: none
--   - title: Drift af KY
--     status: signed
-- bad.count: 2
