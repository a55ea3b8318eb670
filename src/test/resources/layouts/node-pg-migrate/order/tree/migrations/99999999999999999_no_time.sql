-- Up Migration
CREATE TABLE d ();
