-- id: SUP-unreviewed
-- title.da: En modtaget erklæring er ikke gennemgået i 60 dage
-- title.en: A statement received has not been reviewed for 60 days
-- law: GDPR 28(1), 5(2)
-- severity: medium
-- advice.da: Gennemgå erklæringen felt for felt, og konkludér: vaern supervise.
-- advice.en: Review the statement field by field and conclude: vaern supervise.
SELECT 'statement' AS entity, t.id, t.organisation, 'issued=' || t.issued AS detail
FROM statement t
WHERE t.conclusion IS NULL AND days_between(t.issued, $1) > 60;
-- good:
--   statement:
--   - title: Opus 2025
--     standard: isae3000
--     issued: 2026-04-02
--   - title: Opus 2024
--     standard: isae3000
--     issued: 2025-04-01
--     conclusion: accept
-- bad:
--   statement:
--   - title: Opus 2025
--     standard: isae3000
--     issued: 2026-04-01
