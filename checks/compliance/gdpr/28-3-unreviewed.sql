-- id: GDPR-28-3-clauses
-- title.da: Aftalen er ikke gennemgået bestemmelse for bestemmelse
-- title.en: The agreement has not been reviewed clause by clause
-- law: GDPR 28(3)(a)-(h)
-- severity: high
-- advice.da: Gennemgå aftalen mod artikel 28, stk. 3, og registrér det, der står i den: vaern set
--   agreement ID --clauses=a,b,c,d,e,f,g,h,unlawful. Er den en uændret standard, så skriv det:
--   --template=datatilsynet --unmodified=yes.
-- advice.en: Review the agreement against article 28(3) and note what it contains: vaern set
--   agreement ID --clauses=a,b,c,d,e,f,g,h,unlawful. If it is an unmodified standard, say so:
--   --template=datatilsynet --unmodified=yes.
SELECT 'agreement' AS entity, a.id, a.organisation
FROM agreement a
WHERE a.status = 'signed'
	AND NOT (coalesce(a.unmodified, 0) = 1 AND coalesce(a.template, 'own') <> 'own')
	AND NOT EXISTS (SELECT 1 FROM agreement_clauses c WHERE c.agreement = a.id);
-- good:
--   agreement:
--   - title: Drift af Opus
--     status: signed
--     template: dbs
--     unmodified: yes
--   - title: Drift af KY
--     status: signed
--     clauses: [a]
-- bad:
--   agreement:
--   - title: Drift af Opus
--     status: signed
--     template: own
--     unmodified: yes
