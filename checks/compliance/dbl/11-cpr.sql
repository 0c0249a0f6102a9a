-- id: DBL-11
-- title.da: CPR-numre behandles uden grundlag i § 11
-- title.en: CPR numbers are processed without a basis in section 11
-- law: GDPR 87, databeskyttelsesloven § 11
-- severity: medium
-- advice.da: En offentlig myndighed må bruge CPR-nummeret til entydig identifikation eller som
--   journalnummer. Er det tilfældet: vaern set processing ID --basis-cpr=yes. Ellers skal
--   nummeret ud af behandlingen.
-- advice.en: A public authority may use the CPR number for unique identification or as a file
--   number. If so: vaern set processing ID --basis-cpr=yes. Otherwise the number must go.
SELECT 'processing' AS entity, p.id, p.organisation
FROM processing p
WHERE p.status = 'active' AND p.role <> 'processor' AND coalesce(p.basis_cpr, 0) = 0
	AND (EXISTS (SELECT 1 FROM processing_data_categories c
			WHERE c.processing = p.id AND c.value = 'cpr')
		OR EXISTS (SELECT 1 FROM subject_data d
			WHERE d.processing = p.id
				AND EXISTS (SELECT 1 FROM subject_data_data_categories c
					WHERE c.subject_data = d.id AND c.value = 'cpr')));
-- good:
--   processing:
--   - title: Børnesager
--     data_categories: [cpr]
--     basis_cpr: yes
-- bad:
--   processing:
--   - title: Børnesager
--     data_categories: [cpr]
--     basis_cpr: no
