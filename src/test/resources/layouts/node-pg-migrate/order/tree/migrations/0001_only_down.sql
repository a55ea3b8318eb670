CREATE TABLE c ();
-- Down Migration
DROP TABLE c;
