-- id: GDPR-35-1
-- title.da: Følsomme oplysninger om mange er ikke screenet for konsekvensanalyse
-- title.en: Special categories about many people are not screened for an impact assessment
-- law: GDPR 35(1), 35(3)(b)
-- severity: high
-- verified: false
-- advice.da: Lav en screening: vaern add screening --processing=ID, og besvar den med vaern
--   screen.
-- advice.en: Make a screening: vaern add screening --processing=ID, and answer it with vaern
--   screen.
-- explain.da: Loven siger »i stort omfang« uden et tal. Kontrollen bruger 1.000 registrerede, som
--   er den nederste grænse i Datatilsynets pointmodel for tilsyn.
-- explain.en: The law says "on a large scale" and gives no number. The check uses 1,000 data
--   subjects, the lowest limit of the Danish authority's point model for supervision.
SELECT 'processing' AS entity, p.id, p.organisation,
	'registered_count=' || p.registered_count AS detail
FROM processing p
WHERE p.status = 'active' AND p.role <> 'processor' AND p.registered_count >= 1000
	AND EXISTS (SELECT 1 FROM processing_data_categories c WHERE c.processing = p.id
		AND c.value IN ('criminal', 'race', 'political', 'religion', 'union', 'genetic',
			'biometric', 'health', 'sex_life'))
	AND NOT EXISTS (SELECT 1 FROM screening r WHERE r.processing = p.id)
	AND NOT EXISTS (SELECT 1 FROM processing_systems x
		JOIN screening r ON r.system = x.value
		JOIN system s ON s.id = r.system
		WHERE x.processing = p.id AND r.organisation IN (p.organisation, s.organisation));
-- good:
--   system:
--   - name: KY
--   processing:
--   - title: Hjemmepleje
--     data_categories: [health]
--     registered_count: 4000
--   - title: Kontanthjælp
--     data_categories: [health]
--     registered_count: 4000
--     systems: [KY]
--   - title: Tandpleje for få
--     data_categories: [health]
--     registered_count: 999
--   screening:
--   - title: Hjemmepleje
--     processing: Hjemmepleje
--   - title: KY
--     system: KY
-- bad:
--   system:
--   - name: KY
--     organisation: association
--   processing:
--   - title: Hjemmepleje
--     data_categories: [health]
--     registered_count: 1000
--   - title: Kontanthjælp
--     data_categories: [health]
--     registered_count: 1000
--     systems: [KY]
--   screening:
--   - title: KY
--     system: KY
--     organisation: greve
-- bad.count: 2
