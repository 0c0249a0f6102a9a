-- id: GDPR-37-1
-- title.da: Kommunen har ingen databeskyttelsesrådgiver
-- title.en: The municipality has no data protection officer
-- law: GDPR 37(1)(a), 37(3)
-- severity: high
-- advice.da: Giv rollen til jeres egen eller den fælles rådgiver: vaern add membership
--   --person="NAVN" --role=dpo --valid-from=DATO.
-- advice.en: Give the role to your own or the shared officer: vaern add membership
--   --person="NAME" --role=dpo --valid-from=DATE.
SELECT 'organisation' AS entity, o.id, o.id AS organisation
FROM organisation o
WHERE o.kind = 'municipality' AND coalesce(o.member_to, $1) >= $1
	AND NOT EXISTS (SELECT 1 FROM membership m
		WHERE m.organisation = o.id AND m.role = 'dpo' AND m.valid_from <= $1
			AND coalesce(m.valid_to, $1) >= $1)
	AND NOT EXISTS (SELECT 1 FROM organisation f
		JOIN membership m ON m.organisation = f.id
		WHERE f.kind IN ('association', 'dpo') AND m.role = 'dpo' AND m.valid_from <= $1
			AND coalesce(m.valid_to, $1) >= $1);
-- good:
--   membership:
--   - person: Koordinator i Roskilde
--     role: dpo
--     valid_from: 2025-01-01
--     organisation: association
-- bad:
--   membership:
--   - person: Koordinator i Roskilde
--     role: dpo
--     valid_from: 2024-01-01
--     valid_to: 2026-05-31
--     organisation: association
-- bad.count: 2
