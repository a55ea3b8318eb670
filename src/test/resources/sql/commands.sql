\set ON_ERROR_STOP on
SELECT 1;
--= psql-command «*» command='\set'
--= query «*»

SELECT 1 \; SELECT 2 \; SELECT 3;
--= query «*»
--= query «*»
--= query «*»

\copy account FROM stdin WITH CSV
1,"it's; DROP TABLE account;
\.
SELECT 1;
--= psql-command «*» command='\copy'
--= query «*»

\copy account FROM 'a.csv'
SELECT 1;
--= psql-command «*» command='\copy'
--= query «*»
