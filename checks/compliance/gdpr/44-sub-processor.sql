-- id: GDPR-44-sub
-- title.da: En underdatabehandler i et tredjeland har intet overførselsgrundlag
-- title.en: A sub-processor in a third country has no transfer tool
-- law: GDPR 44, 28(4)
-- severity: critical
-- with: eea
-- advice.da: Bed databehandleren om grundlaget, og skriv det: vaern set sub_processor ID
--   --transfer-tool=scc. Er der intet, så gør indsigelse: --status=objected.
-- advice.en: Ask the processor for the tool and write it: vaern set sub_processor ID
--   --transfer-tool=scc. If there is none, object: --status=objected.
SELECT 'sub_processor' AS entity, b.id, b.organisation, 'country=' || b.country AS detail
FROM sub_processor b
WHERE b.status IN ('proposed', 'approved') AND b.country NOT IN (SELECT country FROM eea)
	AND coalesce(b.transfer_tool, 'none') IN ('none', 'other');
-- good:
--   agreement:
--   - title: Drift af Opus
--   sub_processor:
--   - name: Support Inc.
--     agreement: Drift af Opus
--     country: US
--     transfer_tool: adequacy
--   - name: Hosting Ltd.
--     agreement: Drift af Opus
--     country: IE
-- bad:
--   agreement:
--   - title: Drift af Opus
--   sub_processor:
--   - name: Support Pvt.
--     agreement: Drift af Opus
--     country: IN
