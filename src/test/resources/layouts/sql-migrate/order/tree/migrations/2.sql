-- +migrate Up
CREATE TABLE first ();
