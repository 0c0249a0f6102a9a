-- id: SUP-exceptions
-- title.da: En afvigelse i et vigtigt kontrolmål har ingen observation
-- title.en: An exception in an important objective has no finding
-- law: GDPR 28(1), 32(1)
-- severity: medium
-- verified: false
-- advice.da: Vurdér, hvad afvigelsen betyder for jeres oplysninger, og opret en observation:
--   vaern add finding --statement=ID --severity=medium --deadline=DATO --title="...".
-- advice.en: Consider what the exception means for your data, and add a finding: vaern add
--   finding --statement=ID --severity=medium --deadline=DATE --title="...".
-- explain.da: Instruks (A), teknik (B), underdatabehandlere (F), overførsler (G) og brud (I)
--   rammer de registrerede direkte. Udvalget er vores.
-- explain.en: Instructions (A), technical measures (B), sub-processors (F), transfers (G) and
--   breaches (I) hit the data subjects directly. The selection is ours.
SELECT 'statement' AS entity, t.id, t.organisation, 'exception_objectives=' || e.value AS detail
FROM statement t
JOIN statement_exception_objectives e ON e.statement = t.id
WHERE e.value IN ('a', 'b', 'f', 'g', 'i')
	AND NOT EXISTS (SELECT 1 FROM finding f WHERE f.statement = t.id);
-- good:
--   statement:
--   - title: Opus 2025
--     standard: isae3000
--     exception_objectives: [b]
--   - title: KY 2025
--     standard: isae3000
--     exception_objectives: [c]
--   finding:
--   - title: Brugere slettes for sent
--     severity: medium
--     statement: Opus 2025
-- bad:
--   statement:
--   - title: Opus 2025
--     standard: isae3000
--     exception_objectives: [b, c, i]
-- bad.count: 2
