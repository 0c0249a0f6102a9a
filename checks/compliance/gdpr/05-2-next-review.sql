-- id: GDPR-5-2-planned
-- title.da: Den planlagte gennemgang af fortegnelsen er overskredet
-- title.en: The planned review of the record is overdue
-- law: GDPR 5(2)
-- severity: low
-- advice.da: Gennemgå fortegnelsen nu, eller sæt en ny dato, som I kan holde: vaern set
--   processing ID --next-review=DATO.
-- advice.en: Review the record now, or set a new date that you can keep: vaern set processing ID
--   --next-review=DATE.
SELECT 'processing' AS entity, p.id, p.organisation, 'next_review=' || p.next_review AS detail
FROM processing p
WHERE p.status = 'active' AND p.next_review < $1;
-- good:
--   processing:
--   - title: Børnesager
--     next_review: 2026-06-01
--   - title: Ældrepleje
-- bad:
--   processing:
--   - title: Børnesager
--     next_review: 2026-05-31
