-- id: GDPR-26-1
-- title.da: Fælles dataansvarlige mangler en ordning om ansvaret
-- title.en: Joint controllers lack an arrangement on responsibility
-- law: GDPR 26(1)
-- severity: medium
-- advice.da: Aftal, hvem der svarer de registrerede, og hvem der giver oplysninger. Skriv
--   ordningen: vaern set processing ID --arrangement="..." --joint-controllers="...".
-- advice.en: Agree who answers the data subjects and who informs them. Write the arrangement:
--   vaern set processing ID --arrangement="..." --joint-controllers="...".
SELECT 'processing' AS entity, p.id, p.organisation
FROM processing p
WHERE p.status = 'active' AND p.role = 'joint_controller' AND p.arrangement IS NULL;
-- good:
--   processing:
--   - title: Fælles vagtordning
--     role: joint_controller
--     arrangement: Køge svarer de registrerede.
-- bad:
--   processing:
--   - title: Fælles vagtordning
--     role: joint_controller
