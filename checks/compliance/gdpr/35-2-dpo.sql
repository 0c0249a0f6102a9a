-- id: GDPR-35-2
-- title.da: Konsekvensanalysen er fravalgt uden databeskyttelsesrådgiverens udtalelse
-- title.en: The impact assessment is waived without the data protection officer's view
-- law: GDPR 35(2)
-- severity: high
-- advice.da: Send sagen til databeskyttelsesrådgiveren (vaern case), og skriv svaret: vaern set
--   screening ID --dpo-view="...".
-- advice.en: Send the case to the data protection officer (vaern case) and write the answer:
--   vaern set screening ID --dpo-view="...".
SELECT 'screening' AS entity, r.id, r.organisation
FROM screening r
WHERE r.outcome = 'required' AND r.override_outcome IN ('not_required', 'decide')
	AND r.dpo_view IS NULL;
-- good:
--   screening:
--   - title: Aula
--     outcome: required
--     override_outcome: not_required
--     override_reason: Samme behandling er vurderet i 2024
--     dpo_view: Enig, når den fælles analyse følges.
-- bad:
--   screening:
--   - title: Aula
--     outcome: required
--     override_outcome: not_required
--     override_reason: Samme behandling er vurderet i 2024
