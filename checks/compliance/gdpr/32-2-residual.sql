-- id: GDPR-32-2-residual
-- title.da: En høj restrisiko er ikke accepteret af nogen
-- title.en: A high residual risk is accepted by nobody
-- law: GDPR 32(1)-(2), 24(1)
-- severity: critical
-- advice.da: Planlæg flere foranstaltninger, eller få ledelsen til at acceptere risikoen for en
--   tid: vaern set assessment ID --accepted-by="NAVN" --accepted-on=DATO --accepted-until=DATO
--   --acceptance-reason="...".
-- advice.en: Plan more measures, or have the management accept the risk for a time: vaern set
--   assessment ID --accepted-by="NAME" --accepted-on=DATE --accepted-until=DATE
--   --acceptance-reason="...".
SELECT 'assessment' AS entity, a.id, a.organisation,
	'level_after=' || coalesce(a.override_level, a.level_after, a.level_before) AS detail
FROM assessment a
WHERE a.status = 'final' AND a.accepted_on IS NULL
	AND coalesce(a.override_level, a.level_after, a.level_before) IN ('high', 'very_high');
-- good:
--   assessment:
--   - title: Opus
--     status: final
--     level_before: very_high
--     level_after: medium
--   - title: KY
--     status: final
--     level_after: high
--     accepted_by: Koordinator i Roskilde
--     accepted_on: 2026-01-01
--     accepted_until: 2026-12-31
-- bad:
--   assessment:
--   - title: Opus
--     status: final
--     level_after: high
--   - title: KY
--     status: final
--     level_before: very_high
--   - title: Aula
--     status: final
--     level_after: low
--     override_level: high
--     override_reason: Leverandøren er under konkurs
-- bad.count: 3
