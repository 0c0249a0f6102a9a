-- id: GDPR-28-2-objected
-- title.da: En underdatabehandler, som I har afvist, har ikke fået en opfølgning
-- title.en: A sub-processor that you objected to has no follow-up
-- law: GDPR 28(2)
-- severity: high
-- advice.da: Få leverandøren til at bekræfte, at underdatabehandleren ikke bruges, og sæt den til
--   ophørt: vaern set sub_processor ID --status=ended. Til da skal der være en åben opgave: vaern
--   add task --subject=sub_processor/ID --deadline=DATO.
-- advice.en: Have the supplier confirm that the sub-processor is not used, and end it: vaern set
--   sub_processor ID --status=ended. Until then there should be an open task: vaern add task
--   --subject=sub_processor/ID --deadline=DATE.
SELECT 'sub_processor' AS entity, b.id, b.organisation
FROM sub_processor b
WHERE b.status = 'objected'
	AND NOT EXISTS (SELECT 1 FROM task t
		WHERE t.subject = 'sub_processor/' || b.id AND t.status = 'open');
-- good:
--   agreement:
--   - title: Drift af Opus
--   sub_processor:
--   - name: Hosting ApS
--     agreement: Drift af Opus
--     status: objected
--   task:
--   - title: Få bekræftet, at Hosting ApS ikke bruges
--     subject: sub_processor/Hosting ApS
-- bad:
--   agreement:
--   - title: Drift af Opus
--   sub_processor:
--   - name: Hosting ApS
--     agreement: Drift af Opus
--     status: objected
