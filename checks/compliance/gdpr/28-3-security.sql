-- id: GDPR-28-3-c-measures
-- title.da: Aftalen nævner ingen konkrete sikkerhedsforanstaltninger
-- title.en: The agreement names no specific security measures
-- law: GDPR 28(3)(c), 32(1)
-- severity: medium
-- advice.da: Skriv niveauet og foranstaltningerne fra bilag C.2: vaern set agreement ID
--   --security-level=high --security="...". »Passende foranstaltninger« er ikke nok.
-- advice.en: Write the level and the measures of appendix C.2: vaern set agreement ID
--   --security-level=high --security="...". "Appropriate measures" is not enough.
SELECT 'agreement' AS entity, a.id, a.organisation,
	CASE WHEN a.security IS NULL THEN 'security' ELSE 'security_level' END AS detail
FROM agreement a
WHERE a.status = 'signed' AND (a.security IS NULL OR a.security_level IS NULL);
-- good:
--   agreement:
--   - title: Drift af Opus
--     status: signed
--     security_level: high
--     security: Kryptering på disk og linje, logning, to faktorer.
-- bad:
--   agreement:
--   - title: Drift af Opus
--     status: signed
--     security_level: high
