-- id: SUP-approval
-- title.da: Medlemmet har ikke godkendt eller afvist det fælles tilsyn inden 60 dage
-- title.en: The member has not approved or rejected the shared supervision within 60 days
-- law: GDPR 24(1), 28(1)
-- severity: high
-- advice.da: Læs tilsynsgruppens konklusion, og beslut: vaern supervise approve ID (eller reject)
--   med jeres egen bemærkning. Ansvaret er stadig jeres.
-- advice.en: Read the supervision group's conclusion and decide: vaern supervise approve ID (or
--   reject) with your own remark. The responsibility remains yours.
SELECT DISTINCT 'supervision' AS entity, v.id, u.organisation,
	'concluded_on=' || v.concluded_on AS detail
FROM supervision v
JOIN system_use u ON u.system = v.system
JOIN organisation o ON o.id = u.organisation
WHERE v.status = 'concluded' AND days_between(v.concluded_on, $1) > 60
	AND o.kind = 'municipality' AND u.organisation <> v.organisation
	AND u.status IN ('pilot', 'running', 'phasing_out')
	AND NOT EXISTS (SELECT 1 FROM approval a
		WHERE a.supervision = v.id AND a.organisation = u.organisation)
	AND NOT EXISTS (SELECT 1 FROM supervision n
		WHERE n.system = v.system AND n.organisation = v.organisation
			AND n.concluded_on > v.concluded_on);
-- good:
--   system:
--   - name: Opus
--     organisation: association
--   - name: KY
--     organisation: association
--   system_use:
--   - system: Opus
--   - system: KY
--   supervision:
--   - title: Opus 2026
--     system: Opus
--     status: concluded
--     concluded_on: 2026-03-01
--     organisation: association
--   - title: KY 2026
--     system: KY
--     status: concluded
--     concluded_on: 2026-04-02
--     organisation: association
--   approval:
--   - supervision: Opus 2026
--     decision: approved
--     decided_on: 2026-03-15
-- bad:
--   system:
--   - name: Opus
--     organisation: association
--   system_use:
--   - system: Opus
--   supervision:
--   - title: Opus 2026
--     system: Opus
--     status: concluded
--     concluded_on: 2026-04-01
--     organisation: association
-- bad.count: 1
