-- id: GDPR-30-1-closed
-- title.da: Behandlingen bruger et it-system, som er lukket
-- title.en: The processing uses a system that is closed
-- law: GDPR 5(1)(d), 30(1)
-- severity: low
-- advice.da: Fjern systemet fra behandlingen, eller skriv det, der afløste det: vaern set
--   processing ID --systems="...". Se efter, om oplysningerne i det lukkede er slettet.
-- advice.en: Remove the system from the processing, or write what replaced it: vaern set
--   processing ID --systems="...". See whether the data in the closed one is erased.
SELECT 'processing' AS entity, p.id, p.organisation, s.name AS detail
FROM system s
JOIN processing_systems x ON x.value = s.id
JOIN processing p ON p.id = x.processing
WHERE s.lifecycle = 'closed' AND p.status = 'active';
-- good:
--   system:
--   - name: Opus
--   processing:
--   - title: Løn
--     systems: [Opus]
-- bad:
--   system:
--   - name: Opus
--   - name: Gammelt lønsystem
--     lifecycle: closed
--   processing:
--   - title: Løn
--     systems: [Opus, Gammelt lønsystem]
-- bad.count: 1
