--liquibase formatted sql
--changeset us:1
SELECT 2;
