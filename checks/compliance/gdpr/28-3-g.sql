-- id: GDPR-28-3-g
-- title.da: Aftalen siger ikke, om oplysningerne slettes eller returneres
-- title.en: The agreement does not say whether the data is erased or returned
-- law: GDPR 28(3)(g)
-- severity: medium
-- advice.da: Se i aftalens punkt 11. Står det der: vaern set agreement ID --clauses=g sammen med
--   de bestemmelser, der allerede er registreret. Ellers skal leverandøren skrive under på et
--   tillæg.
-- advice.en: Look in clause 11 of the agreement. If it is there: vaern set agreement ID
--   --clauses=g together with those already noted. Otherwise the supplier must sign an amendment.
SELECT 'agreement' AS entity, a.id, a.organisation
FROM agreement a
WHERE a.status = 'signed'
	AND NOT (coalesce(a.unmodified, 0) = 1 AND coalesce(a.template, 'own') <> 'own')
	AND EXISTS (SELECT 1 FROM agreement_clauses c WHERE c.agreement = a.id)
	AND NOT EXISTS (SELECT 1 FROM agreement_clauses c
		WHERE c.agreement = a.id AND c.value = 'g');
-- good:
--   agreement:
--   - title: Drift af Opus
--     status: signed
--     clauses: [a, g]
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
