--liquibase formatted sql
--changeset "some one":1 endDelimiter:GO
CREATE FUNCTION f() RETURNS int LANGUAGE sql
  AS 'SELECT 1; SELECT 2'
GO
CREATE TABLE go (id int)
GO
--changeset us:2 endDelimiter://
CREATE TABLE x (id int) //
CREATE TABLE y (id int) //
--changeset us:3
CREATE TABLE z (id int);
--ignoreLines:start
CREATE TABLE ignored (id int);
--ignoreLines:end
--ignoreLines:1
CREATE TABLE ignored (id int);
CREATE TABLE zz (id int);
