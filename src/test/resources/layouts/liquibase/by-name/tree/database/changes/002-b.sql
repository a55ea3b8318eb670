--liquibase formatted sql

--changeset us:1
CREATE TABLE b (id int);
