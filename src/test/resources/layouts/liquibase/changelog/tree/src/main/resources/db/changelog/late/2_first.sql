
-- liquibase formatted sql logicalFilePath:x
SELECT 'never runs';
-- changeset John Doe:1
--comment the table
CREATE TABLE a (id int);
--rollback DROP TABLE a;
--changeset us:2 runInTransaction:false splitStatements:true
CREATE INDEX CONCURRENTLY a_id ON a (id);
--changeset us:3 dbms:mysql
CREATE TABLE b (id int AUTO_INCREMENT);
--changeset us:4 dbms:oracle,postgresql context:"prod or test"
CREATE TABLE c (id int);
--changeset us:5 dbms:!mysql runInTransaction:no
CREATE TABLE d (id int);
--changeset us:6 dbms:!postgresql
CREATE TABLE e (id int);
/* liquibase rollback
DROP TABLE d;
*/
