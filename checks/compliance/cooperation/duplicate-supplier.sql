-- id: COOP-supplier-twice
-- title.da: Samme CVR-nummer står hos flere leverandører
-- title.en: The same CVR number stands with several suppliers
-- law: GDPR 5(1)(d)
-- severity: low
-- advice.da: Saml aftalerne på den ene leverandør, og slet den anden: vaern delete supplier ID.
-- advice.en: Gather the agreements at one supplier and delete the other: vaern delete supplier
--   ID.
SELECT 'supplier' AS entity, max(s.id) AS id, s.organisation, 'cvr=' || s.cvr AS detail
FROM supplier s
WHERE s.cvr IS NOT NULL
GROUP BY s.organisation, s.cvr
HAVING count(*) > 1;
-- good:
--   supplier:
--   - name: Foreningens drift
--     cvr: 37849375
--   - name: Foreningens drift set fra foreningen
--     cvr: 37849375
--     organisation: association
-- bad:
--   supplier:
--   - name: Drift A/S
--     cvr: 37849375
--   - name: DRIFT AS
--     cvr: 37849375
-- bad.count: 1
