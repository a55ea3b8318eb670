CREATE TABLE job (id bigint PRIMARY KEY);
