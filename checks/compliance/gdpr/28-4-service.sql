-- id: GDPR-28-4-service
-- title.da: Underdatabehandlerens ydelse, land eller registreringsnummer mangler
-- title.en: The sub-processor's service, country or registration number is missing
-- law: GDPR 28(2), 28(4)
-- severity: medium
-- advice.da: Bed databehandleren om en fuldstændig liste efter bilag B.1, og udfyld feltet: vaern
--   set sub_processor ID --service="..." --country=DK --cvr=NUMMER.
-- advice.en: Ask the processor for a complete list under appendix B.1 and fill in the field:
--   vaern set sub_processor ID --service="..." --country=DK --cvr=NUMBER.
SELECT 'sub_processor' AS entity, b.id, b.organisation,
	CASE WHEN b.country IS NULL THEN 'country' WHEN b.service IS NULL THEN 'service'
		ELSE 'cvr' END AS detail
FROM sub_processor b
WHERE b.status IN ('proposed', 'approved')
	AND (b.country IS NULL OR b.service IS NULL OR (b.country = 'DK' AND b.cvr IS NULL));
-- good:
--   agreement:
--   - title: Drift af Opus
--   sub_processor:
--   - name: Hosting GmbH
--     agreement: Drift af Opus
--     country: DE
--     service: Backup
-- bad:
--   agreement:
--   - title: Drift af Opus
--   sub_processor:
--   - name: Hosting ApS
--     agreement: Drift af Opus
--     country: DK
--     service: Backup
--   - name: Fjernsupport
--     agreement: Drift af Opus
-- bad.count: 2
