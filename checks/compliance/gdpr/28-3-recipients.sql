-- id: GDPR-28-3-recipients
-- title.da: Databehandlere er modtagere, men ingen aftale er knyttet til behandlingen
-- title.en: Processors are recipients, but no agreement is linked to the processing
-- law: GDPR 28(3)
-- severity: medium
-- advice.da: Knyt databehandleraftalerne til behandlingen: vaern set processing ID
--   --agreements="AFTALE". Mangler en aftale, så indgå den først.
-- advice.en: Link the data-processing agreements to the processing: vaern set processing ID
--   --agreements="AGREEMENT". If one is missing, make it first.
SELECT 'processing' AS entity, p.id, p.organisation
FROM processing_recipients r
JOIN processing p ON p.id = r.processing
WHERE r.value = 'processors' AND p.status = 'active'
	AND NOT EXISTS (SELECT 1 FROM processing_agreements x WHERE x.processing = p.id)
	AND NOT EXISTS (SELECT 1 FROM processing_systems y
		JOIN system s ON s.id = y.value
		JOIN agreement_systems x ON x.value = s.id
		JOIN agreement a ON a.id = x.agreement
		WHERE y.processing = p.id AND a.organisation IN (p.organisation, s.organisation));
-- good:
--   system:
--   - name: Opus
--   agreement:
--   - title: Drift af Opus
--     systems: [Opus]
--   - title: Scanning
--   processing:
--   - title: Løn
--     recipients: [processors]
--     systems: [Opus]
--   - title: Post
--     recipients: [processors]
--     agreements: [Scanning]
-- bad:
--   system:
--   - name: Opus
--     organisation: association
--   agreement:
--   - title: Drift af Opus
--     systems: [Opus]
--     organisation: greve
--   processing:
--   - title: Indkomst
--     recipients: [processors]
--     systems: [Opus]
--   - title: Løn
--     recipients: [processors, banks]
