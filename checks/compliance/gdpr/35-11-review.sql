-- id: GDPR-35-11
-- title.da: Screeningen skulle være gennemgået igen
-- title.en: The screening should have been reviewed
-- law: GDPR 35(11)
-- severity: medium
-- advice.da: Gennemgå svarene, især hvis teknik eller formål er ændret: vaern screen ID. Sæt en
--   ny dato: vaern set screening ID --next-review=DATO.
-- advice.en: Go through the answers, above all if technology or purpose has changed: vaern screen
--   ID. Set a new date: vaern set screening ID --next-review=DATE.
SELECT 'screening' AS entity, r.id, r.organisation, 'next_review=' || r.next_review AS detail
FROM screening r
WHERE r.next_review < $1;
-- good:
--   screening:
--   - title: Aula
--     next_review: 2026-06-01
-- bad:
--   screening:
--   - title: Aula
--     next_review: 2026-05-31
