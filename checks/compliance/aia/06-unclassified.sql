-- id: AIA-6
-- title.da: Et it-system med kunstig intelligens er ikke klassificeret
-- title.en: A system with artificial intelligence is not classified
-- law: AI-forordningen 6
-- severity: medium
-- verified: false
-- advice.da: Afklar klassen med leverandøren: vaern set system ID --ai-risk=limited.
-- advice.en: Settle the class with the supplier: vaern set system ID --ai-risk=limited.
SELECT 'system' AS entity, s.id, s.organisation
FROM system s
WHERE s.ai = 'yes' AND s.ai_risk IS NULL AND coalesce(s.lifecycle, 'running') <> 'closed';
-- good:
--   system:
--   - name: Tekstforslag
--     ai: yes
--     ai_risk: limited
-- bad:
--   system:
--   - name: Tekstforslag
--     ai: yes
