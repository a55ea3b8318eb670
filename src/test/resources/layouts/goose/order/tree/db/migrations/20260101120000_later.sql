-- +goose Up
CREATE INDEX ON account (email);
