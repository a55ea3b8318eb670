DO $$BEGIN NULL; END$$;
CREATE INDEX by_name ON account (name);
