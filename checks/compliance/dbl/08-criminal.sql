-- id: DBL-8
-- title.da: Oplysninger om strafbare forhold behandles uden grundlag
-- title.en: Data on criminal offences is processed without a basis
-- law: GDPR 10, databeskyttelsesloven § 8
-- severity: high
-- advice.da: Vurdér, om databeskyttelseslovens § 8 giver grundlag. Gør den det: vaern set
--   processing ID --basis10=yes. Ellers må oplysningerne ikke behandles.
-- advice.en: Consider whether section 8 of the Data Protection Act gives a basis. If so: vaern
--   set processing ID --basis10=yes. Otherwise the data must not be processed.
SELECT 'processing' AS entity, p.id, p.organisation
FROM processing p
WHERE p.status = 'active' AND p.role <> 'processor' AND coalesce(p.basis10, 0) = 0
	AND (EXISTS (SELECT 1 FROM processing_data_categories c
			WHERE c.processing = p.id AND c.value = 'criminal')
		OR EXISTS (SELECT 1 FROM subject_data d
			WHERE d.processing = p.id
				AND EXISTS (SELECT 1 FROM subject_data_data_categories c
					WHERE c.subject_data = d.id AND c.value = 'criminal')));
-- good:
--   processing:
--   - title: Straffeattester
--     data_categories: [criminal]
--     basis10: yes
--   - title: Byggesager
--     data_categories: [identity]
-- bad:
--   processing:
--   - title: Straffeattester
--     data_categories: [criminal]
