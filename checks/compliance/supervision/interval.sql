-- id: SUP-interval
-- title.da: Tilsynet er ikke gennemført inden for sit interval
-- title.en: The supervision was not carried out within its interval
-- law: GDPR 28(1), 5(2)
-- severity: high
-- advice.da: Gennemfør tilsynet, og skriv datoen: vaern set supervision ID --last=DATO
--   --next=DATO.
-- advice.en: Carry out the supervision and write the date: vaern set supervision ID --last=DATE
--   --next=DATE.
SELECT 'supervision' AS entity, v.id, v.organisation,
	CASE WHEN v.last IS NULL THEN 'last' ELSE 'last=' || v.last END AS detail
FROM supervision v
WHERE v.concept > 1 AND (v.next IS NULL OR v.next <= $1)
	AND (v.last IS NULL OR add_months(v.last, coalesce(v.interval_months, 12)) < $1)
	AND NOT EXISTS (SELECT 1 FROM supervision n
		WHERE n.system = v.system AND n.organisation = v.organisation AND n.last > v.last);
-- good:
--   system:
--   - name: KY
--   supervision:
--   - title: Opus
--     concept: 5
--     last: 2025-06-01
--   - title: Aula
--     concept: 5
--     last: 2024-06-01
--     interval_months: 24
--   - title: Første tilsyn
--     concept: 3
--     next: 2026-09-01
--   - title: KY 2024
--     system: KY
--     concept: 3
--     last: 2024-03-01
--   - title: KY 2025
--     system: KY
--     concept: 3
--     last: 2025-08-01
--   - title: Kun ved mistanke
--     concept: 1
-- bad:
--   supervision:
--   - title: Opus
--     concept: 5
--     last: 2025-05-31
--   - title: KY
--     concept: 3
-- bad.count: 2
