CREATE OPERATOR app.=== (LEFTARG = int, RIGHTARG = int, FUNCTION = f, COMMUTATOR = OPERATOR(app.===), HASHES);
--= create-object «*» object=operator

CREATE OPERATOR CLASS c DEFAULT FOR TYPE int USING btree FAMILY f AS OPERATOR 1 <, OPERATOR 2 app.<= (int, int) FOR SEARCH, OPERATOR 3 = FOR ORDER BY o, FUNCTION 1 (int, int) f(int, int), STORAGE text;
--= create-object «*» object=operator-class name=c

CREATE OPERATOR FAMILY f USING btree;
--= create-object «*» object=operator-family name=f

ALTER OPERATOR FAMILY f USING btree ADD OPERATOR 1 < (int, bigint);
--= alter-object «*» object=operator-family name=f

ALTER OPERATOR FAMILY f USING btree DROP FUNCTION 1 (int, bigint);
--= alter-object «*» object=operator-family name=f

ALTER OPERATOR CLASS c USING btree RENAME TO d;
--= rename-object «*» object=operator-class name=c new-name=d

ALTER OPERATOR - (NONE, int) OWNER TO me;
--= alter-object «*» object=operator

ALTER OPERATOR + (int, int) SET (RESTRICT = NONE, MERGES);
--= alter-object «*» object=operator

DROP OPERATOR IF EXISTS app.+ (int, NONE), - (int, int) CASCADE;
--= drop-object «app.+ (int, NONE)» object=operator if-exists cascade
--= drop-object «- (int, int)» object=operator if-exists cascade
