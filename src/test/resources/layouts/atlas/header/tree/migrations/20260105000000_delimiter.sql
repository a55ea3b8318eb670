-- atlas:delimiter \n\n\n
CREATE TABLE b (id int)


CREATE TABLE c (id int)
