-- +migrate Up
CREATE TABLE later ();
