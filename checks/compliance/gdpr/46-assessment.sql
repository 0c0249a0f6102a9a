-- id: GDPR-46
-- title.da: Overførslen i aftalen er ikke vurderet
-- title.en: The transfer in the agreement is not assessed
-- law: GDPR 46(1)
-- severity: high
-- with: eea
-- advice.da: Standardbestemmelser er ikke nok i sig selv: vurdér lovgivningen i landet (TIA), og
--   skriv resultatet: vaern set agreement ID --transfers="...".
-- advice.en: Standard clauses are not enough by themselves: assess the law of the country (TIA)
--   and write the result: vaern set agreement ID --transfers="...".
SELECT 'agreement' AS entity, a.id, a.organisation, 'transfer_tool=' || a.transfer_tool AS detail
FROM agreement a
WHERE a.status = 'signed' AND a.transfers IS NULL
	AND a.transfer_tool IN ('authority', 'bcr', 'scc', 'authority_scc', 'code', 'certification',
		'ad_hoc')
	AND EXISTS (SELECT 1 FROM agreement_locations l
		WHERE l.agreement = a.id AND l.value NOT IN (SELECT country FROM eea));
-- good:
--   agreement:
--   - title: Lagring
--     status: signed
--     locations: [IN]
--     transfer_tool: scc
--     transfers: Modul 3, TIA af 1. marts 2026 uden anmærkninger.
-- bad:
--   agreement:
--   - title: Lagring
--     status: signed
--     locations: [IN]
--     transfer_tool: scc
