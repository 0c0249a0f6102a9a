-- id: GDPR-35-1-dpia
-- title.da: Konsekvensanalysen er påkrævet, men findes ikke
-- title.en: The impact assessment is required but does not exist
-- law: GDPR 35(1), 35(7)
-- severity: critical
-- advice.da: Lav konsekvensanalysen, før behandlingen går i gang, og læg den ind: vaern add
--   document --kind=report --subject=screening/ID --title="..." --file=FIL.
-- advice.en: Make the impact assessment before the processing begins, and add it: vaern add
--   document --kind=report --subject=screening/ID --title="..." --file=FILE.
SELECT 'screening' AS entity, r.id, r.organisation
FROM screening r
WHERE coalesce(r.override_outcome, r.outcome) = 'required'
	AND NOT EXISTS (SELECT 1 FROM document d
		WHERE d.subject = 'screening/' || r.id AND d.kind = 'report')
	AND NOT EXISTS (SELECT 1 FROM document d
		WHERE d.subject = 'processing/' || r.processing AND d.kind = 'report')
	AND NOT EXISTS (SELECT 1 FROM system_use u
		WHERE u.system = r.system AND u.organisation = r.organisation
			AND u.dpia_conducted = 'yes');
-- good:
--   system:
--   - name: KY
--   system_use:
--   - system: KY
--     dpia_conducted: yes
--   screening:
--   - title: Screening af KY
--     system: KY
--     outcome: required
--   - title: Aula
--     outcome: required
--   document:
--   - title: Konsekvensanalyse af Aula
--     kind: report
--     subject: screening/Aula
-- bad:
--   screening:
--   - title: Aula
--     outcome: required
