-- id: GDPR-28-2-objection
-- title.da: Fristen for at gøre indsigelse mod en underdatabehandler udløber eller er ukendt
-- title.en: The deadline for objecting to a sub-processor runs out or is unknown
-- law: GDPR 28(2)
-- severity: high
-- advice.da: Tag stilling, før fristen udløber, for tavshed kan være samtykke: vaern set
--   sub_processor ID --status=approved eller --status=objected. Kender I ikke fristen, så regn
--   den ud fra aftalens varsel: --objection-until=DATO.
-- advice.en: Decide before the deadline, since silence may be consent: vaern set sub_processor ID
--   --status=approved or --status=objected. If you do not know the deadline, count it from the
--   agreement's notice: --objection-until=DATE.
SELECT 'sub_processor' AS entity, b.id, b.organisation,
	CASE WHEN b.objection_until IS NULL THEN 'objection_until'
		ELSE 'objection_until=' || b.objection_until END AS detail
FROM sub_processor b
WHERE b.status = 'proposed'
	AND (b.objection_until IS NULL OR days_between($1, b.objection_until) <= 14);
-- good:
--   agreement:
--   - title: Drift af Opus
--   sub_processor:
--   - name: Hosting ApS
--     agreement: Drift af Opus
--     status: proposed
--     objection_until: 2026-06-16
--   - name: Backup A/S
--     agreement: Drift af Opus
-- bad:
--   agreement:
--   - title: Drift af Opus
--   sub_processor:
--   - name: Hosting ApS
--     agreement: Drift af Opus
--     status: proposed
--     objection_until: 2026-06-15
--   - name: Backup A/S
--     agreement: Drift af Opus
--     status: proposed
-- bad.count: 2
