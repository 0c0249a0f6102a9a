-- id: GDPR-32-2-review
-- title.da: Den næste risikovurdering er overskredet
-- title.en: The next risk assessment is overdue
-- law: GDPR 32(1)(d)
-- severity: medium
-- advice.da: Gennemgå vurderingen: vaern risk ID. Sæt derefter en ny dato: vaern set assessment
--   ID --next-review=DATO.
-- advice.en: Review the assessment: vaern risk ID. Then set a new date: vaern set assessment ID
--   --next-review=DATE.
SELECT 'assessment' AS entity, a.id, a.organisation, 'next_review=' || a.next_review AS detail
FROM assessment a
WHERE a.next_review < $1;
-- good:
--   assessment:
--   - title: KY
--     next_review: 2026-06-01
-- bad:
--   assessment:
--   - title: KY
--     next_review: 2026-05-31
