-- id: SUP-user-controls
-- title.da: Erklæringen stiller krav til jer selv, men ingen opgave følger dem
-- title.en: The statement sets requirements for you, but no task follows them
-- law: GDPR 24(1), 32(1)
-- severity: medium
-- advice.da: Erklæringen gælder kun, hvis I selv gør det, den forudsætter. Opret en opgave: vaern
--   add task --subject=statement/ID --title="..." --responsible="NAVN" --deadline=DATO.
-- advice.en: The statement only holds if you do what it presumes. Add a task: vaern add task
--   --subject=statement/ID --title="..." --responsible="NAME" --deadline=DATE.
SELECT DISTINCT 'statement' AS entity, t.id, u.organisation
FROM statement t
JOIN statement_systems x ON x.statement = t.id
JOIN system s ON s.id = x.value
JOIN system_use u ON u.system = s.id
JOIN organisation o ON o.id = u.organisation
WHERE t.user_controls IS NOT NULL AND t.organisation IN (u.organisation, s.organisation)
	AND o.kind = 'municipality'
	AND coalesce(t.period_to, t.issued, '0000-00-00') >= add_months($1, -15)
	AND u.status IN ('pilot', 'running', 'phasing_out')
	AND NOT EXISTS (SELECT 1 FROM task k
		WHERE k.subject = 'statement/' || t.id AND (k.organisation = u.organisation
			OR substr(k.title, length(k.title) - length(o.name) + 1) = o.name));
-- good:
--   system:
--   - name: Opus
--     organisation: association
--   - name: KY
--     organisation: association
--   system_use:
--   - system: Opus
--   - system: KY
--   statement:
--   - title: Opus 2025
--     standard: isae3000
--     systems: [Opus]
--     period_to: 2025-12-31
--     user_controls: Kunden lukker brugere, der fratræder.
--     organisation: association
--   - title: KY 2025
--     standard: isae3000
--     systems: [KY]
--     period_to: 2025-12-31
--     user_controls: Kunden gennemgår loggen.
--     organisation: association
--   - title: Opus for Greve
--     standard: isae3000
--     systems: [Opus]
--     period_to: 2025-12-31
--     user_controls: Kunden lukker brugere, der fratræder.
--     organisation: greve
--   task:
--   - title: "Gennemgå brugerorganisationskontroller: Roskilde Kommune"
--     subject: statement/KY 2025
--     organisation: association
--   - title: Luk brugere ved fratræden
--     subject: statement/Opus 2025
-- bad:
--   system:
--   - name: Opus
--     organisation: association
--   system_use:
--   - system: Opus
--   statement:
--   - title: Opus 2025
--     standard: isae3000
--     systems: [Opus]
--     period_to: 2025-12-31
--     user_controls: Kunden lukker brugere, der fratræder.
--     organisation: association
-- bad.count: 1
