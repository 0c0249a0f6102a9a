-- id: SUP-concept
-- title.da: Tilsynskonceptet er lavere end pointmodellen tillader
-- title.en: The supervision concept is lower than the point model allows
-- law: GDPR 28(1), 24(1)
-- severity: high
-- advice.da: Vælg et højere koncept: vaern set supervision ID --concept=5. Eller begrund, hvorfor
--   det lavere er nok: --override-reason="...".
-- advice.en: Choose a higher concept: vaern set supervision ID --concept=5. Or say why the lower
--   one is enough: --override-reason="...".
SELECT 'supervision' AS entity, v.id, v.organisation,
	'lowest_concept=' || v.lowest_concept AS detail
FROM supervision v
WHERE v.concept < v.lowest_concept AND v.override_reason IS NULL;
-- good:
--   supervision:
--   - title: Opus
--     lowest_concept: 5
--     concept: 5
--   - title: KY
--     lowest_concept: 3
--     concept: 2
--     override_reason: Systemet lukkes om to måneder
-- bad:
--   supervision:
--   - title: Opus
--     lowest_concept: 5
--     concept: 4
