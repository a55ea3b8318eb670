-- +goose NO TRANSACTION
-- +goose Up
-- +goose StatementBegin
-- +goose StatementBegin
CREATE TABLE b ();
CREATE TABLE c ();
