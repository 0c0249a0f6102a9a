-- id: COOP-task
-- title.da: Fristen for en opgave er overskredet
-- title.en: The deadline of a task is overdue
-- law: GDPR 24(1)
-- severity: medium
-- advice.da: Er opgaven udført: vaern set task ID --status=done --done=DATO --result="...".
--   Ellers aftal en ny frist: --deadline=DATO.
-- advice.en: If the task is done: vaern set task ID --status=done --done=DATE --result="...".
--   Otherwise agree on a new deadline: --deadline=DATE.
SELECT 'task' AS entity, t.id, t.organisation, 'deadline=' || t.deadline AS detail
FROM task t
WHERE t.status = 'open' AND t.deadline < $1;
-- good:
--   task:
--   - title: Kontrol af adgange
--     deadline: 2026-06-01
--   - title: Kontrol af log
--     deadline: 2026-01-01
--     status: dropped
-- bad:
--   task:
--   - title: Kontrol af adgange
--     deadline: 2026-05-31
