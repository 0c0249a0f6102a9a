-- id: COOP-inactive
-- title.da: En person, der ikke er aktiv, har stadig en rolle
-- title.en: A person who is not active still has a role
-- law: GDPR 32(4)
-- severity: high
-- advice.da: Luk rollen: vaern set membership ID --valid-to=DATO.
-- advice.en: End the role: vaern set membership ID --valid-to=DATE.
SELECT 'membership' AS entity, m.id, m.organisation
FROM person p
JOIN membership m ON m.person = p.id
WHERE coalesce(p.active, 1) = 0 AND m.valid_from <= $1 AND coalesce(m.valid_to, $1) >= $1;
-- good:
--   person:
--   - name: Fratrådt medarbejder
--     login: fratraadt
--     active: no
--   membership:
--   - person: Fratrådt medarbejder
--     role: manager
--     valid_from: 2024-01-01
--     valid_to: 2025-12-31
-- bad:
--   person:
--   - name: Fratrådt medarbejder
--     login: fratraadt
--     active: no
--   membership:
--   - person: Fratrådt medarbejder
--     role: manager
--     valid_from: 2024-01-01
