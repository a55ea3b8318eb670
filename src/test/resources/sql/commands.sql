\set ON_ERROR_STOP on
SELECT 1;
--= psql-command «*» command='\set'
--= query «*»

\i other.sql
--= included «*» by='\i'
