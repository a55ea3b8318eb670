-- atlas:txtar

-- checks.sql --
SELECT NOT EXISTS (SELECT 1 FROM a);
-- migration.sql --
DROP TABLE a;
-- down.sql --
CREATE TABLE a (id int);
