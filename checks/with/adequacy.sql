adequacy (country) AS (VALUES
	('AD'), ('AR'), ('BR'), ('CA'), ('CH'), ('FO'), ('GB'), ('GG'), ('IL'), ('IM'), ('JE'), ('JP'),
	('KR'), ('NZ'), ('US'), ('UY'))
