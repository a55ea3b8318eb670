CREATE TABLE t_10_last ();
