-- a note
-- atlas:txmode none

CREATE INDEX CONCURRENTLY a_id ON a (id);
VACUUM a;
