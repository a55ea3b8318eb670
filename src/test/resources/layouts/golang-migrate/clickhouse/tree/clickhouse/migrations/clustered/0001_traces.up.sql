CREATE TABLE traces ON CLUSTER c (id String) ENGINE = ReplicatedMergeTree ORDER BY id;
