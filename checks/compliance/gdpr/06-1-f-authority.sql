-- id: GDPR-6-1-f
-- title.da: En kommune bygger en behandling på legitime interesser
-- title.en: A municipality rests processing on legitimate interests
-- law: GDPR 6(1)(f)
-- severity: high
-- advice.da: Litra f gælder ikke, når offentlige myndigheder udfører deres opgaver. Find et andet
--   grundlag, som regel 6e med hjemmel i lov: vaern set processing ID --basis6=6e
--   --national-law="...".
-- advice.en: Point (f) does not apply to public authorities performing their tasks. Find another
--   basis, usually 6e with a basis in law: vaern set processing ID --basis6=6e
--   --national-law="...".
SELECT 'processing' AS entity, p.id, p.organisation
FROM processing_basis6 b
JOIN processing p ON p.id = b.processing
JOIN organisation o ON o.id = p.organisation
WHERE b.value = '6f' AND p.status = 'active' AND p.role <> 'processor' AND o.kind = 'municipality';
-- good:
--   processing:
--   - title: Børnesager
--     basis6: [6e]
--   - title: Kontaktpersoner hos foreningens leverandører
--     basis6: [6f]
--     organisation: association
-- bad:
--   processing:
--   - title: Nyhedsbrev til borgerne
--     basis6: [6a, 6f]
