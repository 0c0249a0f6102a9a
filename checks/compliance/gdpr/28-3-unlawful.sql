-- id: GDPR-28-3-unlawful
-- title.da: Aftalen kræver ikke besked om ulovlig instruks
-- title.en: The agreement does not require notice of an unlawful instruction
-- law: GDPR 28(3)
-- severity: low
-- advice.da: Se i aftalens punkt 4. Står det der: vaern set agreement ID --clauses=unlawful
--   sammen med de bestemmelser, der allerede er registreret. Ellers skal leverandøren skrive
--   under på et tillæg.
-- advice.en: Look in clause 4 of the agreement. If it is there: vaern set agreement ID
--   --clauses=unlawful together with those already noted. Otherwise the supplier must sign an
--   amendment.
SELECT 'agreement' AS entity, a.id, a.organisation
FROM agreement a
WHERE a.status = 'signed'
	AND NOT (coalesce(a.unmodified, 0) = 1 AND coalesce(a.template, 'own') <> 'own')
	AND EXISTS (SELECT 1 FROM agreement_clauses c WHERE c.agreement = a.id)
	AND NOT EXISTS (SELECT 1 FROM agreement_clauses c
		WHERE c.agreement = a.id AND c.value = 'unlawful');
-- good:
--   agreement:
--   - title: Drift af Opus
--     status: signed
--     clauses: [a, unlawful]
--   - title: Drift af KY
--     status: signed
--     template: datatilsynet
--     unmodified: yes
-- bad:
--   agreement:
--   - title: Drift af Opus
--     status: signed
--     template: own
--     clauses: [a]
-- bad.count: 1
