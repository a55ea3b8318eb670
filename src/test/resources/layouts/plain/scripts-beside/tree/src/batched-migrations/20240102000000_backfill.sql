-- BLOCK select
SELECT 1;
