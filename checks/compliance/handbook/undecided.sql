-- id: HB-undecided
-- title.da: Kommunen har ikke taget stilling til et afsnit af håndbogen
-- title.en: The municipality has not decided on a chapter of the handbook
-- law: GDPR 24(2)
-- severity: medium
-- with: handbook
-- advice.da: Læs afsnittet (vaern handbook show AFSNIT), og vedtag det, tilpas det, eller fravælg
--   det med en begrundelse: vaern handbook adopt AFSNIT.
-- advice.en: Read the chapter (vaern handbook show CHAPTER) and adopt it, adapt it or opt out with
--   a reason: vaern handbook adopt CHAPTER.
-- explain.da: En ny medlemskommune har et år til det.
-- explain.en: A new member has a year for it.
SELECT 'organisation' AS entity, o.id, o.id AS organisation, h.chapter AS detail
FROM organisation o
CROSS JOIN handbook h
WHERE o.kind = 'municipality' AND coalesce(o.member_to, $1) >= $1
	AND coalesce(o.member_from, '0000-00-00') < add_months($1, -12)
	AND NOT EXISTS (SELECT 1 FROM adoption d
		WHERE d.organisation = o.id AND d.chapter = h.chapter);
-- good:
--   organisation:
--   - name: Køge Kommune
--     short: koege
--     member_from: 2025-06-01
-- bad:
--   organisation:
--   - name: Køge Kommune
--     short: koege
--     member_from: 2020-01-01
--   adoption:
--   - chapter: H09
--     way: as_is
--     adopted_on: 2026-01-01
--     organisation: koege
