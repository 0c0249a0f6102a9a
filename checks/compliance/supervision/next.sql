-- id: SUP-next
-- title.da: Det planlagte tilsyn er overskredet
-- title.en: The planned supervision is overdue
-- law: GDPR 28(1)
-- severity: medium
-- advice.da: Gennemfør tilsynet nu, eller sæt en ny dato: vaern set supervision ID --next=DATO.
-- advice.en: Carry out the supervision now, or set a new date: vaern set supervision ID
--   --next=DATE.
SELECT 'supervision' AS entity, v.id, v.organisation, 'next=' || v.next AS detail
FROM supervision v
WHERE v.next < $1
	AND NOT EXISTS (SELECT 1 FROM supervision n
		WHERE n.system = v.system AND n.organisation = v.organisation AND n.next > v.next);
-- good:
--   supervision:
--   - title: Opus
--     next: 2026-06-01
-- bad:
--   supervision:
--   - title: Opus
--     next: 2026-05-31
