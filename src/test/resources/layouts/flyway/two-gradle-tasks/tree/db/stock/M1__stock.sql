CREATE TABLE stock (id int);
