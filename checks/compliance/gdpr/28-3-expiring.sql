-- id: GDPR-28-3-expiring
-- title.da: Databehandleraftalen udløber inden for opsigelsesvarslet
-- title.en: The data-processing agreement expires within its notice
-- law: GDPR 28(3)
-- severity: medium
-- advice.da: Begynd forhandlingen nu, eller planlæg at flytte oplysningerne. Skriv den nye dato,
--   når aftalen er fornyet: vaern set agreement ID --valid-to=DATO.
-- advice.en: Begin negotiating now, or plan to move the data. Write the new date when the
--   agreement is renewed: vaern set agreement ID --valid-to=DATE.
-- explain.da: Står der intet varsel i aftalen, regner kontrollen med seks måneder.
-- explain.en: Where the agreement names no notice, the check reckons with six months.
SELECT 'agreement' AS entity, a.id, a.organisation, 'valid_to=' || a.valid_to AS detail
FROM agreement a
WHERE a.status = 'signed' AND a.valid_to >= $1
	AND a.valid_to <= add_months($1, coalesce(a.notice_months, 6));
-- good:
--   agreement:
--   - title: Drift af Opus
--     status: signed
--     valid_to: 2026-12-02
--   - title: Drift af KY
--     status: signed
--     valid_to: 2026-10-01
--     notice_months: 3
-- bad:
--   agreement:
--   - title: Drift af Opus
--     status: signed
--     valid_to: 2026-12-01
