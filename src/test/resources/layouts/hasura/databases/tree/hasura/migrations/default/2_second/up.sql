CREATE TABLE t_2_second ();
