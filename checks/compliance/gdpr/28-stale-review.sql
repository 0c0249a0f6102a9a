-- id: GDPR-28-review
-- title.da: Databehandleraftalen er ikke gennemgået i 12 måneder
-- title.en: The data-processing agreement has not been reviewed for 12 months
-- law: GDPR 5(2), 24(1)
-- severity: low
-- advice.da: Se aftalen igennem: kontakter, underdatabehandlere, lokaliteter og slettefrister.
--   Skriv derefter datoen: vaern set agreement ID --reviewed=DATO.
-- advice.en: Go through the agreement: contacts, sub-processors, places and erasure. Then write
--   the date: vaern set agreement ID --reviewed=DATE.
SELECT 'agreement' AS entity, a.id, a.organisation,
	CASE WHEN a.reviewed IS NULL THEN 'reviewed' ELSE 'reviewed=' || a.reviewed END AS detail
FROM agreement a
WHERE a.status = 'signed'
	AND coalesce(a.reviewed, a.signed, '0000-00-00') < add_months($1, -12);
-- good:
--   agreement:
--   - title: Drift af Opus
--     status: signed
--     signed: 2026-01-01
--   - title: Drift af KY
--     status: signed
--     signed: 2020-01-01
--     reviewed: 2025-06-01
-- bad:
--   agreement:
--   - title: Drift af Opus
--     status: signed
--     signed: 2020-01-01
--     reviewed: 2025-05-31
