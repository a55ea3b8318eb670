-- +goose Up
CREATE TABLE d ();
  -- +goose Down
CREATE TABLE e ();
