-- id: COOP-coordinator
-- title.da: Kommunen har ingen informationssikkerhedskoordinator
-- title.en: The municipality has no information-security coordinator
-- law: GDPR 24(1), 32(4)
-- severity: high
-- advice.da: Udpeg en: vaern add membership --person="NAVN" --role=coordinator --valid-from=DATO.
-- advice.en: Appoint one: vaern add membership --person="NAME" --role=coordinator
--   --valid-from=DATE.
SELECT 'organisation' AS entity, o.id, o.id AS organisation
FROM organisation o
WHERE o.kind = 'municipality' AND coalesce(o.member_to, $1) >= $1
	AND NOT EXISTS (SELECT 1 FROM membership m
		WHERE m.organisation = o.id AND m.role = 'coordinator' AND m.valid_from <= $1
			AND coalesce(m.valid_to, $1) >= $1);
-- good:
--   organisation:
--   - name: Odsherred Kommune
--     short: odsherred
--     member_to: 2022-12-31
-- bad:
--   organisation:
--   - name: Køge Kommune
--     short: koege
-- bad.count: 1
