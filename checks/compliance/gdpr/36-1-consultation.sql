-- id: GDPR-36-1
-- title.da: Høj restrisiko uden forudgående høring af Datatilsynet
-- title.en: High residual risk without prior consultation of the authority
-- law: GDPR 36(1)
-- severity: high
-- advice.da: Kan risikoen ikke nedbringes, skal Datatilsynet høres, før behandlingen går i gang.
--   Læg brevet ind: vaern add document --kind=letter --subject=assessment/ID --title="Høring".
-- advice.en: If the risk cannot be reduced, the authority must be consulted before the processing
--   begins. Add the letter: vaern add document --kind=letter --subject=assessment/ID
--   --title="...".
SELECT 'assessment' AS entity, a.id, a.organisation,
	'level_after=' || coalesce(a.override_level, a.level_after) AS detail
FROM assessment a
WHERE a.status = 'final' AND coalesce(a.override_level, a.level_after) IN ('high', 'very_high')
	AND NOT EXISTS (SELECT 1 FROM document d
		WHERE d.subject = 'assessment/' || a.id AND d.kind = 'letter')
	AND (EXISTS (SELECT 1 FROM screening r
			JOIN system s ON s.id = r.system
			WHERE r.system = a.system
				AND r.organisation IN (a.organisation, s.organisation)
				AND coalesce(r.override_outcome, r.outcome) = 'required')
		OR EXISTS (SELECT 1 FROM screening r WHERE r.processing = a.processing
			AND coalesce(r.override_outcome, r.outcome) = 'required'));
-- good:
--   system:
--   - name: KY
--   - name: Opus
--     organisation: association
--   screening:
--   - title: KY
--     system: KY
--     outcome: required
--   - title: Opus
--     system: Opus
--     outcome: required
--     organisation: greve
--   assessment:
--   - title: KY
--     system: KY
--     status: final
--     level_after: high
--   - title: Opus
--     system: Opus
--     status: final
--     level_after: high
--   document:
--   - title: Høring af Datatilsynet
--     kind: letter
--     subject: assessment/KY
-- bad:
--   system:
--   - name: KY
--   screening:
--   - title: KY
--     system: KY
--     outcome: required
--   assessment:
--   - title: KY
--     system: KY
--     status: final
--     level_after: high
