-- id: SUP-opinion
-- title.da: Erklæringen har forbehold, men der er ingen observation
-- title.en: The statement is qualified, but there is no finding
-- law: GDPR 28(1), 24(1)
-- severity: high
-- advice.da: Opret en observation med frist hos leverandøren: vaern add finding --statement=ID
--   --severity=high --deadline=DATO --title="...".
-- advice.en: Add a finding with a deadline for the supplier: vaern add finding --statement=ID
--   --severity=high --deadline=DATE --title="...".
SELECT 'statement' AS entity, t.id, t.organisation, 'opinion=' || t.opinion AS detail
FROM statement t
WHERE t.opinion IN ('qualified', 'adverse', 'disclaimer')
	AND NOT EXISTS (SELECT 1 FROM finding f WHERE f.statement = t.id);
-- good:
--   statement:
--   - title: Opus 2025
--     standard: isae3000
--     opinion: qualified
--   - title: KY 2025
--     standard: isae3000
--     opinion: unqualified
--   finding:
--   - title: Brugere slettes for sent
--     severity: medium
--     statement: Opus 2025
-- bad:
--   statement:
--   - title: Opus 2025
--     standard: isae3000
--     opinion: adverse
