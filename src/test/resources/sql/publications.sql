CREATE PUBLICATION p;
--= create-object «*» object=publication name=p

CREATE PUBLICATION p FOR ALL TABLES WITH (publish = 'insert, update', publish_via_partition_root);
--= create-object «*» object=publication name=p

CREATE PUBLICATION p FOR TABLE a (x, y) WHERE (x > 0), ONLY (app.b), TABLES IN SCHEMA s, CURRENT_SCHEMA, TABLE c;
--= create-object «*» object=publication name=p
--= publish-table «a» table=a publication=p joins
--= publish-table «ONLY (app.b)» table=app.b publication=p joins
--= publish-table «c» table=c publication=p joins

ALTER PUBLICATION p ADD TABLE a, b *;
--= alter-object «*» object=publication name=p
--= publish-table «a» table=a publication=p joins
--= publish-table «b *» table=b publication=p joins

ALTER PUBLICATION p DROP TABLE app.a;
--= alter-object «*» object=publication name=p
--= publish-table «app.a» table=app.a publication=p

ALTER PUBLICATION p SET TABLES IN SCHEMA app;
--= alter-object «*» object=publication name=p

ALTER PUBLICATION p SET (publish = 'insert');
--= alter-object «*» object=publication name=p

ALTER PUBLICATION p OWNER TO me;
--= alter-object «*» object=publication name=p

ALTER PUBLICATION p RENAME TO q;
--= rename-object «*» object=publication name=p new-name=q

CREATE SUBSCRIPTION s CONNECTION 'host=h' PUBLICATION p, q WITH (slot_name = NONE, copy_data = false);
--= maintenance «*» command=create-subscription full

ALTER SUBSCRIPTION s REFRESH PUBLICATION WITH (copy_data = true);
--= alter-object «*» object=subscription name=s

ALTER SUBSCRIPTION s ADD PUBLICATION q;
--= alter-object «*» object=subscription name=s

ALTER SUBSCRIPTION s SKIP (lsn = '0/1');
--= alter-object «*» object=subscription name=s

ALTER SUBSCRIPTION s DISABLE;
--= alter-object «*» object=subscription name=s

DROP SUBSCRIPTION IF EXISTS s CASCADE;
--= maintenance «*» command=drop-subscription full
