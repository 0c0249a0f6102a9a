-- id: GDPR-30-1-e
-- title.da: Garantierne for overførslen er ikke dokumenteret
-- title.en: The safeguards of the transfer are not documented
-- law: GDPR 30(1)(e), 46(1)
-- severity: medium
-- advice.da: Skriv, hvor kontrakten og vurderingen af overførslen (TIA) ligger, og hvad den
--   viste: vaern set processing ID --transfer-safeguards="...".
-- advice.en: Write where the contract and the transfer impact assessment (TIA) are, and what it
--   showed: vaern set processing ID --transfer-safeguards="...".
SELECT 'processing' AS entity, p.id, p.organisation, 'transfer_tool=' || p.transfer_tool AS detail
FROM processing p
WHERE p.status = 'active' AND p.transfer_safeguards IS NULL
	AND p.transfer_tool NOT IN ('none', 'adequacy', 'other')
	AND EXISTS (SELECT 1 FROM processing_third_countries c WHERE c.processing = p.id);
-- good:
--   processing:
--   - title: Support fra Indien
--     third_countries: [IN]
--     transfer_tool: scc
--     transfer_safeguards: Modul 3, TIA af 1. marts 2026.
-- bad:
--   processing:
--   - title: Support fra Indien
--     third_countries: [IN]
--     transfer_tool: scc
