-- The risk assessments in force: of each organisation and what it assessed, a system or an activity,
-- the final one with the last date; of one day the last made. One about neither stands alone.
in_force (id) AS (
	SELECT r.id
	FROM (SELECT a.id, row_number() OVER (
			PARTITION BY a.organisation, a.system, a.processing, coalesce(a.system, a.processing, a.id)
			ORDER BY a.assessed DESC, a.id DESC) AS place
		FROM assessment a WHERE a.status = 'final') r
	WHERE r.place = 1)
