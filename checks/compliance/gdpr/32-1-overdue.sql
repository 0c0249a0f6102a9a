-- id: GDPR-32-1-overdue
-- title.da: En planlagt foranstaltning er forsinket
-- title.en: A planned measure is overdue
-- law: GDPR 32(1)
-- severity: medium
-- advice.da: Indfør foranstaltningen: vaern set measure ID --status=active. Eller aftal en ny
--   frist: --deadline=DATO.
-- advice.en: Bring the measure in: vaern set measure ID --status=active. Or agree on a new
--   deadline: --deadline=DATE.
SELECT 'measure' AS entity, m.id, m.organisation, 'deadline=' || m.deadline AS detail
FROM measure m
WHERE m.status = 'planned' AND m.deadline < $1;
-- good:
--   measure:
--   - name: To faktorer
--     status: planned
--     deadline: 2026-06-01
-- bad:
--   measure:
--   - name: To faktorer
--     status: planned
--     deadline: 2026-05-31
