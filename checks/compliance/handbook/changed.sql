-- id: HB-changed
-- title.da: Et afsnit af håndbogen er ændret, siden kommunen vedtog det
-- title.en: A chapter of the handbook has changed since the municipality adopted it
-- law: GDPR 24(2)
-- severity: medium
-- with: handbook
-- advice.da: Læs det nye afsnit, og vedtag det igen: vaern handbook adopt AFSNIT. Jeres egen tekst
--   bliver stående.
-- advice.en: Read the new chapter and adopt it again: vaern handbook adopt CHAPTER. Your own text
--   stays.
SELECT 'adoption' AS entity, d.id, d.organisation, 'adopted_on=' || d.adopted_on AS detail
FROM adoption d
JOIN handbook h ON h.chapter = d.chapter
WHERE d.text_digest IS NOT NULL AND d.text_digest <> h.digest;
-- good:
--   adoption:
--   - chapter: H09
--     way: as_is
--     adopted_on: 2026-01-01
--   - chapter: H99
--     way: as_is
--     adopted_on: 2026-01-01
--     text_digest: 00
-- bad:
--   adoption:
--   - chapter: H09
--     way: as_is
--     adopted_on: 2026-01-01
--     text_digest: 00
