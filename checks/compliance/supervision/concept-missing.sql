-- id: SUP-concept-missing
-- title.da: Tilsynskonceptet er ikke valgt
-- title.en: The supervision concept is not chosen
-- law: GDPR 28(1), 24(1)
-- severity: medium
-- advice.da: Besvar de fire spørgsmål i pointmodellen, og vælg koncept: vaern set supervision ID
--   --concept=3 --interval-months=12.
-- advice.en: Answer the four questions of the point model and choose a concept: vaern set
--   supervision ID --concept=3 --interval-months=12.
SELECT 'supervision' AS entity, v.id, v.organisation
FROM supervision v
WHERE v.concept IS NULL;
-- good:
--   supervision:
--   - title: Opus
--     concept: 1
-- bad:
--   supervision:
--   - title: Opus
