-- id: GDPR-35-1-undecided
-- title.da: Screeningen er ikke færdig
-- title.en: The screening is not finished
-- law: GDPR 35(1)
-- severity: medium
-- advice.da: Besvar de spørgsmål, der mangler eller står som »ved ikke«: vaern screen ID.
-- advice.en: Answer the questions that are missing or say "don't know": vaern screen ID.
SELECT 'screening' AS entity, r.id, r.organisation,
	CASE WHEN r.outcome IS NULL THEN 'outcome' ELSE 'outcome=' || r.outcome END AS detail
FROM screening r
WHERE coalesce(r.override_outcome, r.outcome, 'undecided') = 'undecided';
-- good:
--   screening:
--   - title: KY
--     outcome: not_required
--   - title: Aula
--     outcome: undecided
--     override_outcome: required
--     override_reason: Følsomme oplysninger om børn
-- bad:
--   screening:
--   - title: KY
--     outcome: undecided
--   - title: Aula
-- bad.count: 2
