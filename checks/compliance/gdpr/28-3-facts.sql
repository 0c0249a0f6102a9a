-- id: GDPR-28-3-facts
-- title.da: Aftalen mangler en af de oplysninger, som den skal indeholde
-- title.en: The agreement lacks one of the facts that it must contain
-- law: GDPR 28(3)
-- severity: medium
-- advice.da: Udfyld feltet ud fra aftalens bilag A: vaern set agreement ID --FELT="...". Står det
--   ikke i bilaget, skal det rettes sammen med leverandøren.
-- advice.en: Fill in the field from appendix A of the agreement: vaern set agreement ID
--   --FIELD="...". If the appendix does not say, correct it with the supplier.
SELECT 'agreement' AS entity, a.id, a.organisation,
	CASE WHEN a.subject_matter IS NULL AND a.nature IS NULL THEN 'nature'
		WHEN a.purpose IS NULL THEN 'purpose'
		WHEN a.duration IS NULL AND a.valid_to IS NULL THEN 'duration'
		WHEN NOT EXISTS (SELECT 1 FROM agreement_data_categories c WHERE c.agreement = a.id)
			THEN 'data_categories'
		ELSE 'data_subjects' END AS detail
FROM agreement a
WHERE a.status = 'signed'
	AND ((a.subject_matter IS NULL AND a.nature IS NULL)
		OR a.purpose IS NULL
		OR (a.duration IS NULL AND a.valid_to IS NULL)
		OR NOT EXISTS (SELECT 1 FROM agreement_data_categories c WHERE c.agreement = a.id)
		OR NOT EXISTS (SELECT 1 FROM agreement_data_subjects c WHERE c.agreement = a.id));
-- good:
--   agreement:
--   - title: Drift af Opus
--     status: signed
--     nature: Drift, backup og support
--     purpose: Løn til medarbejdere
--     duration: Til aftalen opsiges
--     data_categories: [identity, employment]
--     data_subjects: [employees]
-- bad:
--   agreement:
--   - title: Drift af Opus
--     status: signed
--     nature: Drift, backup og support
--     purpose: Løn til medarbejdere
--     duration: Til aftalen opsiges
--     data_categories: [identity, employment]
--   - title: Drift af KY
--     status: signed
-- bad.count: 2
