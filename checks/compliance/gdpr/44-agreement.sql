-- id: GDPR-44-agreement
-- title.da: Databehandleren behandler oplysninger i et tredjeland uden overførselsgrundlag
-- title.en: The processor processes data in a third country without a transfer tool
-- law: GDPR 44, 28(3)(a)
-- severity: critical
-- with: eea
-- advice.da: Se bilag C.5 og C.6. Skriv grundlaget: vaern set agreement ID --transfer-tool=scc
--   --transfers="...". Er der intet, må databehandleren ikke behandle oplysninger der. Adgang fra
--   support er også en overførsel.
-- advice.en: See appendices C.5 and C.6. Write the tool: vaern set agreement ID
--   --transfer-tool=scc --transfers="...". If there is none, the processor must not process data
--   there. Support access is a transfer too.
SELECT 'agreement' AS entity, a.id, a.organisation, 'locations=' || l.value AS detail
FROM agreement a
JOIN agreement_locations l ON l.agreement = a.id
WHERE a.status = 'signed' AND coalesce(a.transfer_tool, 'none') IN ('none', 'other')
	AND l.value NOT IN (SELECT country FROM eea);
-- good:
--   agreement:
--   - title: Drift af Opus
--     status: signed
--     locations: [DK, IE]
--   - title: Drift af KY
--     status: signed
--     locations: [US]
--     transfer_tool: adequacy
-- bad:
--   agreement:
--   - title: Drift af Opus
--     status: signed
--     locations: [DK, IN]
-- bad.count: 1
