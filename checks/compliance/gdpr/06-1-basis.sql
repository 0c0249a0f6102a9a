-- id: GDPR-6-1
-- title.da: Behandlingsgrundlaget mangler
-- title.en: The legal basis is missing
-- law: GDPR 6(1)
-- severity: high
-- advice.da: Find grundlaget i artikel 6 sammen med fagområdet, og skriv det: vaern set
--   processing ID --basis6=6e. Findes der intet grundlag, skal behandlingen standse.
-- advice.en: Find the basis in article 6 with the department and write it: vaern set processing
--   ID --basis6=6e. If there is none, the processing must stop.
SELECT 'processing' AS entity, p.id, p.organisation
FROM processing p
WHERE p.status = 'active' AND p.role <> 'processor'
	AND NOT EXISTS (SELECT 1 FROM processing_basis6 b WHERE b.processing = p.id);
-- good:
--   processing:
--   - title: Børnesager
--     basis6: [6e]
--   - title: Drift for et andet medlem
--     role: processor
-- bad:
--   processing:
--   - title: Børnesager
-- bad.count: 1
