-- id: GDPR-49-3
-- title.da: En myndighed overfører på en undtagelse, som myndigheder sjældent må bruge
-- title.en: An authority transfers under an exception that authorities may seldom use
-- law: GDPR 49(1), 49(3)
-- severity: high
-- advice.da: Undtagelserne a-c gælder ikke for myndighedsudøvelse, og de andre kun
--   undtagelsesvis. Find et andet grundlag, eller dokumentér litra og lejlighed: vaern set
--   processing ID --transfer-safeguards="Artikel 49, stk. 1, litra ...".
-- advice.en: Exceptions (a)-(c) do not apply to the exercise of public powers, and the others
--   only exceptionally. Find another tool, or document point and occasion: vaern set processing
--   ID --transfer-safeguards="Article 49(1)(...)".
SELECT 'processing' AS entity, p.id, p.organisation
FROM processing p
JOIN organisation o ON o.id = p.organisation
WHERE p.status = 'active' AND p.transfer_tool = 'exception' AND o.kind = 'municipality'
	AND p.transfer_safeguards IS NULL;
-- good:
--   processing:
--   - title: Akut hjemtransport af en borger
--     third_countries: [TH]
--     transfer_tool: exception
--     transfer_safeguards: Artikel 49, stk. 1, litra f, enkeltstående tilfælde.
-- bad:
--   processing:
--   - title: Venskabsby
--     third_countries: [TH]
--     transfer_tool: exception
