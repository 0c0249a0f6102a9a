-- id: GDPR-28-3-e
-- title.da: Aftalen sikrer ikke bistand, når de registrerede bruger deres rettigheder
-- title.en: The agreement does not secure assistance with data subjects' rights
-- law: GDPR 28(3)(e)
-- severity: medium
-- advice.da: Se i aftalens punkt 9. Står det der: vaern set agreement ID --clauses=e sammen med
--   de bestemmelser, der allerede er registreret. Ellers skal leverandøren skrive under på et
--   tillæg.
-- advice.en: Look in clause 9 of the agreement. If it is there: vaern set agreement ID
--   --clauses=e together with those already noted. Otherwise the supplier must sign an amendment.
SELECT 'agreement' AS entity, a.id, a.organisation
FROM agreement a
WHERE a.status = 'signed'
	AND NOT (coalesce(a.unmodified, 0) = 1 AND coalesce(a.template, 'own') <> 'own')
	AND EXISTS (SELECT 1 FROM agreement_clauses c WHERE c.agreement = a.id)
	AND NOT EXISTS (SELECT 1 FROM agreement_clauses c
		WHERE c.agreement = a.id AND c.value = 'e');
-- good:
--   agreement:
--   - title: Drift af Opus
--     status: signed
--     clauses: [a, e]
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
