-- id: GDPR-32-1-d-tested
-- title.da: En teknisk foranstaltning er ikke afprøvet i 12 måneder
-- title.en: A technical measure has not been tested for 12 months
-- law: GDPR 32(1)(d)
-- severity: low
-- advice.da: Afprøv foranstaltningen, fx ved at genskabe en sikkerhedskopi, og skriv datoen:
--   vaern set measure ID --tested=DATO.
-- advice.en: Test the measure, for instance by restoring a backup, and write the date: vaern set
--   measure ID --tested=DATE.
SELECT 'measure' AS entity, m.id, m.organisation,
	CASE WHEN m.tested IS NULL THEN 'tested' ELSE 'tested=' || m.tested END AS detail
FROM measure m
WHERE m.status = 'active' AND m.kind = 'technical'
	AND coalesce(m.tested, '0000-00-00') < add_months($1, -12);
-- good:
--   measure:
--   - name: Sikkerhedskopi
--     kind: technical
--     tested: 2026-01-15
--   - name: Instruks
--     kind: organisational
-- bad:
--   measure:
--   - name: Sikkerhedskopi
--     kind: technical
