-- id: AIA-5
-- title.da: Et it-system med forbudt kunstig intelligens er i brug
-- title.en: A system with prohibited artificial intelligence is in use
-- law: AI-forordningen 5(1)
-- severity: critical
-- verified: false
-- advice.da: Stands brugen, og inddrag databeskyttelsesrådgiveren. Er klassen forkert, så ret
--   den: vaern set system ID --ai-risk=high.
-- advice.en: Stop the use and involve the data protection officer. If the class is wrong, correct
--   it: vaern set system ID --ai-risk=high.
SELECT 'system_use' AS entity, u.id, u.organisation
FROM system s
JOIN system_use u ON u.system = s.id
WHERE s.ai = 'yes' AND s.ai_risk = 'prohibited' AND u.status IN ('pilot', 'running', 'phasing_out');
-- good:
--   system:
--   - name: Tekstforslag
--     ai: yes
--     ai_risk: limited
--   system_use:
--   - system: Tekstforslag
-- bad:
--   system:
--   - name: Følelsesgenkendelse på arbejdspladsen
--     ai: yes
--     ai_risk: prohibited
--   system_use:
--   - system: Følelsesgenkendelse på arbejdspladsen
