-- id: SUP-scope
-- title.da: Erklæringens omfang dækker ikke med sikkerhed vores brug
-- title.en: The scope of the statement does not surely cover our use
-- law: GDPR 28(1), 28(3)(h)
-- severity: medium
-- advice.da: Sammenlign ydelse, datacenter og version med aftalen. Skriv resultatet: vaern set
--   statement ID --scope-matches=yes, eller kræv en erklæring, der dækker.
-- advice.en: Compare service, data centre and version with the agreement. Write the result: vaern
--   set statement ID --scope-matches=yes, or demand a statement that covers.
SELECT 'statement' AS entity, t.id, t.organisation,
	CASE WHEN t.scope_matches IS NULL THEN 'scope_matches'
		ELSE 'scope_matches=' || t.scope_matches END AS detail
FROM statement t
WHERE t.conclusion IN ('accept', 'accept_with_action')
	AND coalesce(t.scope_matches, 'unknown') NOT IN ('yes', 'not_relevant');
-- good:
--   statement:
--   - title: Opus 2025
--     standard: isae3000
--     conclusion: accept
--     scope_matches: yes
--   - title: KY 2025
--     standard: isae3000
-- bad:
--   statement:
--   - title: Opus 2025
--     standard: isae3000
--     conclusion: accept
--     scope_matches: partly
