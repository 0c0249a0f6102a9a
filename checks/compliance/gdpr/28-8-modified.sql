-- id: GDPR-28-8
-- title.da: Standardbestemmelsernes faste tekst er ændret eller ikke sammenlignet
-- title.en: The fixed text of the standard clauses is changed or not compared
-- law: GDPR 28(8)
-- severity: low
-- advice.da: Sammenlign aftalen med skabelonen. Er den faste tekst uændret, så skriv det: vaern
--   set agreement ID --unmodified=yes. Ellers er den ikke længere en standard: vælg
--   --template=own, og gennemgå alle bestemmelser.
-- advice.en: Compare the agreement with the template. If the fixed text is unchanged, say so:
--   vaern set agreement ID --unmodified=yes. Otherwise it is no longer a standard: choose
--   --template=own and review every clause.
SELECT 'agreement' AS entity, a.id, a.organisation
FROM agreement a
WHERE a.status = 'signed' AND a.template IN ('datatilsynet', 'dbs', 'kombit', 'commission')
	AND coalesce(a.unmodified, 0) = 0;
-- good:
--   agreement:
--   - title: Drift af Opus
--     status: signed
--     template: datatilsynet
--     unmodified: yes
--   - title: Drift af KY
--     status: signed
--     template: own
-- bad:
--   agreement:
--   - title: Drift af Opus
--     status: signed
--     template: datatilsynet
