-- id: GDPR-30-1-a-joint
-- title.da: De fælles dataansvarlige er ikke nævnt
-- title.en: The joint controllers are not named
-- law: GDPR 30(1)(a)
-- severity: medium
-- advice.da: Skriv navn og kontaktoplysninger: vaern set processing ID --joint-controllers="...".
-- advice.en: Write names and contact details: vaern set processing ID --joint-controllers="...".
SELECT 'processing' AS entity, p.id, p.organisation
FROM processing p
WHERE p.status = 'active' AND p.role = 'joint_controller' AND p.joint_controllers IS NULL;
-- good:
--   processing:
--   - title: Fælles vagtordning
--     role: joint_controller
--     joint_controllers: Køge Kommune, Torvet 1
-- bad:
--   processing:
--   - title: Fælles vagtordning
--     role: joint_controller
