-- id: SUP-bridge
-- title.da: Et bridge letter dækker mere end tre måneder
-- title.en: A bridge letter covers more than three months
-- law: GDPR 28(1), 5(2)
-- severity: medium
-- verified: false
-- advice.da: Et brev fra ledelsen er ingen revision. Bed om den næste erklæring, og skriv, hvad I
--   gør indtil da: vaern set statement ID --remark="...".
-- advice.en: A management letter is no audit. Ask for the next statement, and write what you do
--   until then: vaern set statement ID --remark="...".
SELECT 'statement' AS entity, t.id, t.organisation, 'bridge_to=' || t.bridge_to AS detail
FROM statement t
WHERE t.bridge_to > add_months(t.period_to, 3) AND t.remark IS NULL;
-- good:
--   statement:
--   - title: Opus 2025
--     standard: isae3000
--     period_to: 2025-09-30
--     bridge_to: 2025-12-30
-- bad:
--   statement:
--   - title: Opus 2025
--     standard: isae3000
--     period_to: 2025-09-30
--     bridge_to: 2025-12-31
