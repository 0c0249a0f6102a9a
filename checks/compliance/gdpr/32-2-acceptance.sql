-- id: GDPR-32-2-acceptance
-- title.da: Accepten af en risiko er udløbet
-- title.en: The acceptance of a risk has expired
-- law: GDPR 32(2), 24(1)
-- severity: high
-- advice.da: Vurdér risikoen igen, og indfør de foranstaltninger, der manglede. Ellers skal
--   ledelsen acceptere på ny: vaern set assessment ID --accepted-on=DATO --accepted-until=DATO.
-- advice.en: Assess the risk again and bring in the measures that were missing. Otherwise the
--   management must accept anew: vaern set assessment ID --accepted-on=DATE
--   --accepted-until=DATE.
SELECT 'assessment' AS entity, a.id, a.organisation, 'accepted_until=' || a.accepted_until AS detail
FROM assessment a
WHERE a.status = 'final' AND a.accepted_until < $1;
-- good:
--   assessment:
--   - title: KY
--     status: final
--     accepted_by: Koordinator i Roskilde
--     accepted_on: 2026-01-01
--     accepted_until: 2026-06-01
-- bad:
--   assessment:
--   - title: KY
--     status: final
--     accepted_by: Koordinator i Roskilde
--     accepted_on: 2025-01-01
--     accepted_until: 2026-05-31
