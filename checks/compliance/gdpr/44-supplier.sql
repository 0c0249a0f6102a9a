-- id: GDPR-44-supplier
-- title.da: En databehandler har hjemsted i et tredjeland, og aftalen nævner intet
--   overførselsgrundlag
-- title.en: A processor is seated in a third country, and the agreement names no transfer tool
-- law: GDPR 44, 28(3)(a)
-- severity: high
-- with: eea
-- advice.da: Afklar, om leverandøren kan få adgang hjemmefra. Skriv grundlaget: vaern set
--   agreement ID --transfer-tool=scc --transfers="...".
-- advice.en: Find out whether the supplier can have access from home. Write the tool: vaern set
--   agreement ID --transfer-tool=scc --transfers="...".
SELECT 'agreement' AS entity, a.id, a.organisation, s.name AS detail
FROM supplier s
JOIN agreement a ON a.supplier = s.id
WHERE s.country NOT IN (SELECT country FROM eea) AND a.status = 'signed'
	AND coalesce(a.transfer_tool, 'none') IN ('none', 'other');
-- good:
--   supplier:
--   - name: Cloud Inc.
--     country: US
--   - name: Drift A/S
--     country: DK
--   agreement:
--   - title: Lagring
--     supplier: Cloud Inc.
--     status: signed
--     transfer_tool: scc
--   - title: Drift
--     supplier: Drift A/S
--     status: signed
-- bad:
--   supplier:
--   - name: Cloud Inc.
--     country: US
--   agreement:
--   - title: Lagring
--     supplier: Cloud Inc.
--     status: signed
