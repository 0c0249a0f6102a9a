-- id: GDPR-30-1-d
-- title.da: Modtagerne er ikke nævnt
-- title.en: The recipients are not named
-- law: GDPR 30(1)(d)
-- severity: medium
-- advice.da: Skriv, hvem der får oplysningerne: vaern set processing ID
--   --recipients=departments,authorities. Også databehandlere er modtagere.
-- advice.en: Write who receives the data: vaern set processing ID
--   --recipients=departments,authorities. Processors are recipients too.
SELECT 'processing' AS entity, p.id, p.organisation
FROM processing p
WHERE p.status = 'active' AND p.role <> 'processor' AND p.recipients_named IS NULL
	AND NOT EXISTS (SELECT 1 FROM processing_recipients r WHERE r.processing = p.id);
-- good:
--   processing:
--   - title: Børnesager
--     recipients: [authorities]
--   - title: Løn
--     recipients_named: Pengeinstitutter og Skattestyrelsen
-- bad:
--   processing:
--   - title: Børnesager
