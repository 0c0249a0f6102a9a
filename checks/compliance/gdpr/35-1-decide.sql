-- id: GDPR-35-1-decide
-- title.da: Ingen har afgjort, om der skal laves en konsekvensanalyse
-- title.en: Nobody has decided whether an impact assessment is needed
-- law: GDPR 35(1)
-- severity: medium
-- advice.da: Screeningen kræver et menneskes vurdering. Afgør den sammen med
--   databeskyttelsesrådgiveren: vaern set screening ID --override-outcome=not_required
--   --override-reason="...".
-- advice.en: The screening needs a person's judgement. Decide it with the data protection
--   officer: vaern set screening ID --override-outcome=not_required --override-reason="...".
SELECT 'screening' AS entity, r.id, r.organisation
FROM screening r
WHERE r.outcome = 'decide' AND coalesce(r.override_outcome, 'decide') = 'decide';
-- good:
--   screening:
--   - title: KY
--     outcome: decide
--     override_outcome: not_required
--     override_reason: Kun kontaktoplysninger om få
-- bad:
--   screening:
--   - title: KY
--     outcome: decide
