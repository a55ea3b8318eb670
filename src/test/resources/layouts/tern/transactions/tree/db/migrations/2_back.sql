-- ---- tern: disable-tx ----
---- tern: disable-tx  ----
CREATE TABLE a ();
---- create above / drop below ----
---- tern: disable-tx ----
DROP TABLE a;
