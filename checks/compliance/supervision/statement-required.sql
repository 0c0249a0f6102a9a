-- id: SUP-statement
-- title.da: Tilsynskoncept 5 kræver en uafhængig erklæring, som ikke er knyttet til
-- title.en: Concept 5 needs an independent statement, and none is linked
-- law: GDPR 28(1), 28(3)(h)
-- severity: high
-- advice.da: Bed leverandøren om erklæringen, læg den ind, og knyt den til tilsynet: vaern add
--   statement ..., derefter vaern set supervision ID --statements="...".
-- advice.en: Ask the supplier for the statement, add it, and link it to the supervision: vaern
--   add statement ..., then vaern set supervision ID --statements="...".
SELECT 'supervision' AS entity, v.id, v.organisation
FROM supervision v
WHERE v.concept = 5 AND v.status <> 'planned'
	AND NOT EXISTS (SELECT 1 FROM supervision_statements x
		JOIN statement t ON t.id = x.value
		WHERE x.supervision = v.id AND t.standard <> 'management');
-- good:
--   statement:
--   - title: Opus 2025
--     standard: isae3000
--   supervision:
--   - title: Opus
--     concept: 5
--     status: ongoing
--     statements: [Opus 2025]
--   - title: KY
--     concept: 5
-- bad:
--   statement:
--   - title: Ledelsens erklæring
--     standard: management
--   supervision:
--   - title: Opus
--     concept: 5
--     status: concluded
--     statements: [Ledelsens erklæring]
