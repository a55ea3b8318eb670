
-- no-transaction
CREATE TABLE c ();
