-- id: GDPR-28-3-g-choice
-- title.da: Det er ikke valgt, om oplysningerne slettes eller returneres ved ophør
-- title.en: It is not chosen whether data is erased or returned at the end
-- law: GDPR 28(3)(g)
-- severity: low
-- advice.da: Skriv valget i punkt 11: vaern set agreement ID --end-choice=return. Husk, at data,
--   som Rigsarkivet vil bevare, skal afleveres før sletning.
-- advice.en: Write the choice of clause 11: vaern set agreement ID --end-choice=return. Remember
--   that data which the National Archives will preserve must be handed over before erasure.
SELECT 'agreement' AS entity, a.id, a.organisation
FROM agreement a
WHERE a.status = 'signed' AND a.end_choice IS NULL;
-- good:
--   agreement:
--   - title: Drift af Opus
--     status: signed
--     end_choice: return
-- bad:
--   agreement:
--   - title: Drift af Opus
--     status: signed
