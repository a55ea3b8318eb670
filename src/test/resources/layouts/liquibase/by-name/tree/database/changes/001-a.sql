--liquibase formatted sql

--changeset us:1
CREATE TABLE a (id int);
