package dev.migralint.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;

/** Small programs that make large inputs: each of these has to cost as much as it is long. */
final class CostlyInputs {
  /** What most of the generated statements are about. */
  private static final String BASE =
      """
      CREATE TABLE t (id bigint PRIMARY KEY, a int, b text, c varchar(20));
      CREATE TABLE u (id bigint PRIMARY KEY, t_id bigint REFERENCES t, a int, b text);
      CREATE TABLE p (id bigint, a int) PARTITION BY RANGE (a);
      CREATE TYPE mood AS ENUM ('ok'); CREATE SEQUENCE s; CREATE VIEW v AS SELECT a, b FROM t;
      CREATE FUNCTION f(x int) RETURNS int LANGUAGE sql AS 'SELECT x'; CREATE PUBLICATION pub;
      """;

  /**
   * An input.
   *
   * @param largest how many times its part is repeated in the largest of the three
   * @param base what is committed before, by path; the files are then a change to it
   * @param files what is linted, by path
   */
  record Input(
      String name,
      int largest,
      IntFunction<Map<String, String>> base,
      IntFunction<Map<String, String>> files) {
    /** Whether there is a commit that the files change. */
    boolean isChange(int size) {
      return !base.apply(size).isEmpty();
    }
  }

  private final List<Input> inputs = new ArrayList<>();
  private final List<String> repeated = new ArrayList<>();

  private CostlyInputs() {}

  static List<Input> all() {
    CostlyInputs made = new CostlyInputs();
    made.statements();
    made.actions();
    made.lists();
    made.chains();
    made.expressions();
    made.characters();
    made.bodies();
    made.guards();
    made.files();
    made.changes();
    ReplacementInputs.addTo((name, files) -> made.add(name, 50_000, files));
    made.inBlocksAndFiles();
    return made.inputs;
  }

  // How texts are put together

  private void add(String name, int largest, IntFunction<Map<String, String>> files) {
    inputs.add(new Input(name, largest, n -> Map.of(), files));
  }

  private void text(String name, int largest, IntFunction<String> text) {
    add(name, largest, n -> Map.of("db/migration/V1__a.sql", text.apply(n)));
  }

  static String repeat(int n, String part, String separator) {
    return repeat(n, part, separator, i -> i);
  }

  /**
   * A part so often, with its number for each {@code #} and that of the one before for {@code @}.
   */
  private static String repeat(int n, String part, String separator, IntUnaryOperator number) {
    StringBuilder all = new StringBuilder();
    for (int i = 1; i <= n; i++) {
      int at = number.applyAsInt(i);
      all.append(i > 1 ? separator : "");
      all.append(part.replace("#", "" + at).replace("@", "" + (at - 1)));
    }
    return all.toString();
  }

  private static Map<String, String> numbered(int n, String path, String text) {
    Map<String, String> files = new LinkedHashMap<>();
    for (int i = 1; i <= n; i++) {
      files.put(path.replace("#", "" + i), text.replace("#", "" + i).replace("@", "" + (i - 1)));
    }
    return files;
  }

  // One statement after the other

  private void statements() {
    for (String statement :
        List.of(
            "CREATE TABLE t# (id bigint PRIMARY KEY, a int REFERENCES t)",
            "CREATE TABLE t# (LIKE t INCLUDING ALL)",
            "CREATE TABLE t# () INHERITS (t)",
            "CREATE TABLE t# AS SELECT * FROM t",
            "CREATE TABLE p# PARTITION OF p FOR VALUES FROM (#) TO (#)",
            "CREATE TABLE p# (id bigint, a int); ALTER TABLE p ATTACH PARTITION p# FOR VALUES FROM"
                + " (#) TO (#)",
            "CREATE TABLE p# PARTITION OF p FOR VALUES FROM (#) TO (#); ALTER TABLE p DETACH"
                + " PARTITION p#",
            "CREATE TABLE t# (id int); DROP TABLE t#",
            "CREATE TABLE t# (id int); ALTER TABLE t# RENAME TO r#",
            "CREATE TABLE t# (id int); ALTER TABLE t# SET SCHEMA other",
            "CREATE TEMP TABLE t# (id int) ON COMMIT DROP",
            "DROP TABLE IF EXISTS t#",
            "ALTER TABLE t ADD COLUMN c# int",
            "ALTER TABLE t ADD COLUMN c# int DEFAULT 0 NOT NULL CHECK (c# > 0)",
            "ALTER TABLE t ADD COLUMN c# int; ALTER TABLE t DROP COLUMN c#",
            "ALTER TABLE t ADD COLUMN c# int; ALTER TABLE t RENAME COLUMN c# TO d#",
            "ALTER TABLE t RENAME COLUMN a TO a#; ALTER TABLE t RENAME COLUMN a# TO a",
            "ALTER TABLE t ALTER COLUMN b TYPE varchar(#)",
            "ALTER TABLE t ALTER COLUMN a SET DEFAULT #",
            "ALTER TABLE t ALTER COLUMN a SET NOT NULL; ALTER TABLE t ALTER COLUMN a DROP NOT NULL",
            "ALTER TABLE t ALTER COLUMN a SET STATISTICS #",
            "ALTER TABLE t ADD CONSTRAINT k# CHECK (a > #)",
            "ALTER TABLE t ADD CONSTRAINT k# CHECK (a IS NOT NULL) NOT VALID; ALTER TABLE t"
                + " VALIDATE CONSTRAINT k#",
            "ALTER TABLE t ADD CHECK (a > #)",
            "ALTER TABLE t ADD CONSTRAINT k# UNIQUE (a, b)",
            "ALTER TABLE t ADD UNIQUE (a)",
            "ALTER TABLE u ADD CONSTRAINT k# FOREIGN KEY (a) REFERENCES t",
            "ALTER TABLE u ADD FOREIGN KEY (a) REFERENCES t",
            "ALTER TABLE t ADD CONSTRAINT k# UNIQUE (a); ALTER TABLE t DROP CONSTRAINT k#",
            "ALTER TABLE t ADD CONSTRAINT k# UNIQUE (a); ALTER TABLE t RENAME CONSTRAINT k# TO l#",
            "ALTER TABLE t INHERIT u; ALTER TABLE t NO INHERIT u",
            "ALTER TABLE t SET (fillfactor = #)",
            "ALTER TABLE t ENABLE ROW LEVEL SECURITY",
            "ALTER TABLE t DISABLE TRIGGER ALL",
            "CREATE INDEX i# ON t (a)",
            "CREATE INDEX ON t (a)",
            "CREATE INDEX i# ON p (a)",
            "CREATE UNIQUE INDEX CONCURRENTLY i# ON t (lower(b)) WHERE a > #",
            "CREATE INDEX i# ON t (a); DROP INDEX i#",
            "CREATE INDEX i# ON t (a); ALTER INDEX i# RENAME TO j#",
            "CREATE INDEX i# ON t (a); REINDEX INDEX i#",
            "CREATE UNIQUE INDEX i# ON t (a); ALTER TABLE t ADD CONSTRAINT k# UNIQUE USING INDEX"
                + " i#",
            "CREATE VIEW v# AS SELECT a, b FROM t",
            "CREATE VIEW v# AS SELECT * FROM t, u",
            "CREATE OR REPLACE VIEW v AS SELECT a, b FROM t WHERE a = #",
            "CREATE VIEW v# AS SELECT a FROM t; DROP VIEW v#",
            "CREATE MATERIALIZED VIEW m# AS SELECT * FROM t",
            "CREATE MATERIALIZED VIEW m# AS SELECT * FROM t; REFRESH MATERIALIZED VIEW m#",
            "CREATE FUNCTION f#() RETURNS int LANGUAGE sql AS 'SELECT #'",
            "CREATE OR REPLACE FUNCTION f(x int) RETURNS int LANGUAGE plpgsql AS $$BEGIN RETURN #;"
                + " END$$",
            "CREATE FUNCTION f#() RETURNS int LANGUAGE plpgsql AS $$BEGIN DELETE FROM t; RETURN 1;"
                + " END$$; SELECT f#()",
            "CREATE FUNCTION g() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RETURN NEW; END$$;"
                + " CREATE TRIGGER r# BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION g()",
            "CREATE TRIGGER r# BEFORE UPDATE OF a ON t FOR EACH ROW EXECUTE FUNCTION g(); DROP"
                + " TRIGGER r# ON t",
            "CREATE POLICY y# ON t USING (a = #)",
            "CREATE RULE r# AS ON INSERT TO t DO ALSO INSERT INTO u (a) VALUES (NEW.a)",
            "CREATE TYPE e# AS ENUM ('a'); ALTER TYPE e# ADD VALUE 'b'",
            "ALTER TYPE mood ADD VALUE 'm#'",
            "ALTER TYPE mood ADD VALUE 'm#'; ALTER TABLE t ADD COLUMN m# mood DEFAULT 'm#'",
            "ALTER TYPE mood ADD VALUE 'm#'; INSERT INTO t (b) VALUES ('m#')",
            "ALTER TYPE mood RENAME VALUE 'ok' TO 'ok#'; ALTER TYPE mood RENAME VALUE 'ok#' TO"
                + " 'ok'",
            "CREATE TYPE e# AS (a int, b text); ALTER TYPE e# ADD ATTRIBUTE c int",
            "CREATE DOMAIN d# AS int CHECK (VALUE > #); ALTER TABLE t ADD COLUMN d# d#",
            "CREATE DOMAIN d# AS int; ALTER DOMAIN d# ADD CHECK (VALUE > 0)",
            "CREATE SEQUENCE s#; ALTER SEQUENCE s# OWNED BY t.a",
            "ALTER TABLE t ADD COLUMN s# serial",
            "CREATE SCHEMA s#; SET search_path = s#; CREATE TABLE t (a int)",
            "CREATE SCHEMA s#; CREATE TABLE s#.t (a int); DROP SCHEMA s# CASCADE",
            "SET search_path = s#, public",
            "SET LOCAL lock_timeout = '#s'",
            "SELECT set_config('search_path', 's#', false)",
            "BEGIN; CREATE TABLE t# (a int); COMMIT",
            "BEGIN; CREATE TABLE t# (a int); ROLLBACK",
            "SAVEPOINT s#; CREATE TABLE t# (a int)",
            "SAVEPOINT s; CREATE TABLE t# (a int); ROLLBACK TO SAVEPOINT s",
            "SAVEPOINT s#; ALTER TABLE t ADD COLUMN c# int; RELEASE SAVEPOINT s#",
            "LOCK TABLE t",
            "TRUNCATE t CASCADE",
            "UPDATE t SET b = '#'",
            "DELETE FROM t",
            "INSERT INTO t (id, a) VALUES (#, #) ON CONFLICT DO NOTHING",
            "SELECT * FROM t JOIN u ON t.id = u.t_id WHERE t.a = #",
            "WITH x AS (DELETE FROM t RETURNING *) INSERT INTO u SELECT * FROM x",
            "MERGE INTO t USING u ON t.id = u.t_id WHEN MATCHED THEN UPDATE SET a = #",
            "COPY t FROM stdin;\n1\t2\n\\.\n",
            "COMMENT ON COLUMN t.a IS '#'",
            "GRANT SELECT ON t TO r#",
            "ALTER TABLE t OWNER TO r#",
            "ALTER PUBLICATION pub ADD TABLE t; ALTER PUBLICATION pub DROP TABLE t",
            "CREATE STATISTICS x# ON a, b FROM t",
            "CREATE EXTENSION IF NOT EXISTS e#; DROP EXTENSION e# CASCADE",
            "CREATE AGGREGATE g# (int) (SFUNC = f, STYPE = int)",
            "VACUUM t",
            "ANALYZE t",
            "CLUSTER t USING t_pkey",
            "PREPARE q# AS DELETE FROM t; EXECUTE q#",
            "DO $$ BEGIN ALTER TABLE t ADD COLUMN c# int; END $$",
            "DO $$ BEGIN IF NOT EXISTS (SELECT 1 FROM pg_type WHERE typname = 'e#') THEN CREATE"
                + " TYPE e# AS ENUM ('a'); END IF; END $$",
            "DO $$ BEGIN EXECUTE 'ALTER TABLE t ADD COLUMN c# int'; END $$",
            "DO $$ BEGIN CREATE TABLE t# (a int); EXCEPTION WHEN duplicate_table THEN NULL; END $$",
            "-- migralint: allow index-blocking-writes because # is empty\n"
                + "CREATE INDEX i# ON t (a)",
            "nonsense #",
            "{{ if .x }} CREATE TABLE t# (a int); {{ end }}",
            "${a#} CREATE TABLE ${b}t# (a int)",
            "-- comment #\n/* and # */ SELECT 1")) {
      text("statements: " + statement, 50_000, n -> BASE + repeat(n, statement, ";\n") + ";\n");
      repeated.add(statement);
    }
  }

  /** The same statements in one block, and each in a file of its own. */
  private void inBlocksAndFiles() {
    for (String statement : repeated) {
      text(
          "block: " + statement,
          50_000,
          n -> BASE + "DO $z$ BEGIN " + repeat(n, statement, ";\n") + "; END $z$;\n");
      add(
          "each in a file: " + statement,
          5_000,
          n -> {
            Map<String, String> files = numbered(n, "db/migration/V#__a.sql", statement + ";\n");
            files.put("db/migration/V0__a.sql", BASE);
            return files;
          });
    }
  }

  // Many actions in one ALTER TABLE

  private void actions() {
    for (String action :
        List.of(
            "ADD COLUMN n# int",
            "ADD COLUMN n# int DEFAULT # NOT NULL CHECK (n# > 0)",
            "ADD COLUMN n# bigint REFERENCES u",
            "ADD COLUMN n# serial",
            "ADD COLUMN n# mood DEFAULT 'ok'",
            "DROP COLUMN c#",
            "DROP COLUMN IF EXISTS c# CASCADE",
            "ALTER COLUMN c# TYPE bigint",
            "ALTER COLUMN c# TYPE bigint USING c#::bigint",
            "ALTER COLUMN c# SET DEFAULT #",
            "ALTER COLUMN c# DROP DEFAULT",
            "ALTER COLUMN c# SET NOT NULL",
            "ALTER COLUMN c# DROP NOT NULL",
            "ALTER COLUMN c# SET STATISTICS 5",
            "ADD CONSTRAINT k# CHECK (c# > 0)",
            "ADD CONSTRAINT k# CHECK (c# > 0) NOT VALID",
            "ADD CHECK (c# > 0)",
            "ADD CONSTRAINT k# UNIQUE (c#)",
            "ADD UNIQUE (c#)",
            "ADD CONSTRAINT k# FOREIGN KEY (c#) REFERENCES u",
            "ADD FOREIGN KEY (c#) REFERENCES u",
            "ADD EXCLUDE USING gist (c# WITH =)",
            "VALIDATE CONSTRAINT k#",
            "DROP CONSTRAINT k#",
            "DISABLE TRIGGER r#",
            "ENABLE ROW LEVEL SECURITY",
            "SET (fillfactor = #)",
            "INHERIT u",
            "OWNER TO r#")) {
      text(
          "actions: " + action,
          50_000,
          n ->
              BASE
                  + "CREATE TABLE w (id int, "
                  + repeat(n, "c# int", ", ")
                  + ");\nALTER TABLE w\n"
                  + repeat(n, action, ",\n")
                  + ";\n");
    }
    text(
        "actions: DROP CONSTRAINT that is there",
        50_000,
        n ->
            "CREATE TABLE w (a int, "
                + repeat(n, "CONSTRAINT k# CHECK (a > #)", ", ")
                + ");\nALTER TABLE w "
                + repeat(n, "DROP CONSTRAINT k#", ", ")
                + ";\n");
    text(
        "actions: ADD COLUMN and its CHECK",
        50_000,
        n ->
            "CREATE TABLE w (a int);\nALTER TABLE w "
                + repeat(n, "ADD COLUMN n# int, ADD CHECK (n# > 0)", ", ")
                + ";\n");
  }

  // Many elements in one statement

  private void lists() {
    list("columns of a table", "CREATE TABLE w (", "c# int", ");");
    list("columns with keys", "CREATE TABLE w (", "c# int UNIQUE NOT NULL REFERENCES t", ");");
    list("columns with checks", "CREATE TABLE w (", "c# int CHECK (c# > 0) DEFAULT #", ");");
    list("columns of an enum", "CREATE TABLE w (", "c# mood DEFAULT 'ok'", ");");
    list(
        "columns of a new enum value",
        "ALTER TYPE mood ADD VALUE 'new'; CREATE TABLE w (",
        "c# mood",
        "); INSERT INTO w (c1) VALUES ('new');");
    list("identity columns", "CREATE TABLE w (", "c# int GENERATED ALWAYS AS IDENTITY", ");");
    list(
        "generated columns",
        "CREATE TABLE w (a int, ",
        "c# int GENERATED ALWAYS AS (a + #) STORED",
        ");");
    list("table checks", "CREATE TABLE w (a int, ", "CHECK (a > #)", ");");
    list("table foreign keys", "CREATE TABLE w (a int, ", "FOREIGN KEY (a) REFERENCES t", ");");
    list("LIKE", "CREATE TABLE w (", "LIKE t", ");");
    list("parents", "CREATE TABLE w () INHERITS (", "t", ");");
    list("labels of an enum", "CREATE TYPE e AS ENUM (", "'l#'", ");");
    list("attributes of a type", "CREATE TYPE e AS (", "a# int", ");");
    list("dropped tables", "DROP TABLE ", "t#", ";");
    list("dropped tables that are there", "CREATE TABLE t1 (a int); DROP TABLE ", "t1", ";");
    list("dropped indexes", "DROP INDEX ", "i#", ";");
    list("dropped views", "DROP VIEW ", "v#", " CASCADE;");
    list("truncated tables", "TRUNCATE ", "t#", " CASCADE;");
    list("truncated table, so often", "TRUNCATE ", "t", " CASCADE;");
    list("locked tables", "LOCK TABLE ", "t#", ";");
    list("granted tables", "GRANT SELECT ON ", "t#", " TO x;");
    list("roles of a grant", "GRANT SELECT ON t TO ", "r#", ";");
    list("columns of an index", "CREATE INDEX i ON t (", "c#", ");");
    list("expressions of an index", "CREATE INDEX i ON t (", "(a + #)", ");");
    list("included columns", "CREATE INDEX i ON t (a) INCLUDE (", "c#", ");");
    list("columns of a key", "ALTER TABLE t ADD UNIQUE (", "c#", ");");
    list("columns of a foreign key", "ALTER TABLE t ADD FOREIGN KEY (", "c#", ") REFERENCES u;");
    list("rows of an INSERT", "INSERT INTO t VALUES ", "(#, 'x', NULL)", ";");
    list("columns of an INSERT", "INSERT INTO t (", "c#", ") SELECT 1;");
    list("assignments", "UPDATE t SET ", "c# = #", ";");
    list("items of FROM", "SELECT * FROM ", "t t#", ";");
    list("items of FROM in a view", "CREATE VIEW x AS SELECT 1 FROM ", "t t#", ";");
    list("columns of a view", "CREATE VIEW x AS SELECT ", "a AS c#", " FROM t;");
    list(
        "unqualified columns over unknown tables",
        "CREATE VIEW x AS SELECT ",
        "c#",
        " FROM q, r, s;");
    list("stars", "CREATE VIEW x AS SELECT ", "t.*", " FROM t;");
    list("common tables", "WITH ", "x# AS (SELECT * FROM t)", " SELECT 1;");
    list(
        "common tables over one another",
        "WITH x0 AS (SELECT 1 AS a), ",
        "x# AS (SELECT * FROM x@)",
        " SELECT 1;");
    list(
        "common tables in a view",
        "CREATE VIEW v1 AS WITH ",
        "x# AS (SELECT * FROM t)",
        " SELECT 1;");
    list("group by", "SELECT 1 FROM t GROUP BY ", "a#", ";");
    list("order by", "CREATE VIEW x AS SELECT a FROM t ORDER BY ", "a", ";");
    list("values of IN", "SELECT 1 FROM t WHERE a IN (", "#", ");");
    list("values of a CHECK", "ALTER TABLE t ADD CHECK (a IN (", "#", "));");
    list("elements of ARRAY", "SELECT ARRAY[", "#", "];");
    list("arguments of a call", "SELECT f(", "#", ");");
    list(
        "parameters of a function",
        "CREATE FUNCTION g(",
        "a# int",
        ") RETURNS int LANGUAGE sql AS 'SELECT 1';");
    list(
        "returned columns",
        "CREATE FUNCTION g() RETURNS TABLE (",
        "a# int",
        ") LANGUAGE sql AS 'SELECT 1';");
    list("partition bounds", "CREATE TABLE q PARTITION OF p FOR VALUES IN (", "#", ");");
    list("partition key", "CREATE TABLE q (a int) PARTITION BY RANGE (", "a", ");");
    list("published tables", "CREATE PUBLICATION x FOR TABLE ", "t#", ";");
    list("options", "ALTER TABLE t SET (", "o# = #", ");");
    list("search path", "SET search_path = ", "s#", "; CREATE TABLE x (a int); SELECT * FROM y;");
    list(
        "trigger columns",
        "CREATE TRIGGER r BEFORE UPDATE OF ",
        "c#",
        " ON t FOR EACH ROW EXECUTE FUNCTION g();");
    list(
        "arguments of a trigger",
        "CREATE TRIGGER r BEFORE UPDATE ON t FOR EACH ROW EXECUTE FUNCTION g(",
        "'#'",
        ");");
    list("policy roles", "CREATE POLICY y ON t TO ", "r#", " USING (true);");
    list("sets of VALUES in a view", "CREATE VIEW x AS VALUES ", "(#)", ";");
    list("vacuumed tables", "VACUUM ", "t#", ";");
    list("GROUPING SETS", "SELECT 1 FROM t GROUP BY GROUPING SETS (", "(a#)", ");");
    list(
        "operators of a class",
        "CREATE OPERATOR CLASS o FOR TYPE int USING btree AS ",
        "OPERATOR 1 <",
        ";");
    text(
        "elements of CREATE SCHEMA",
        50_000,
        n -> "CREATE SCHEMA x " + repeat(n, "CREATE TABLE t# (a int)", " ") + ";");
    text(
        "views in CREATE SCHEMA",
        50_000,
        n ->
            "CREATE SCHEMA x CREATE TABLE t (a int) "
                + repeat(n, "CREATE VIEW v# AS SELECT * FROM t", " ")
                + ";");
    text(
        "actions of a rule",
        50_000,
        n ->
            BASE
                + "CREATE RULE r AS ON INSERT TO t DO ALSO ("
                + repeat(n, "DELETE FROM u WHERE a = #", "; ")
                + ");");
  }

  private void list(String name, String before, String element, String behind) {
    text("lists: " + name, 50_000, n -> BASE + before + repeat(n, element, ", ") + behind + "\n");
  }

  // Each over the one before

  private void chains() {
    text(
        "chains: views",
        20_000,
        n ->
            "CREATE VIEW v0 AS SELECT 1 AS a;\n"
                + repeat(n, "CREATE VIEW v# AS SELECT a FROM v@;", "\n"));
    text(
        "chains: views, * of each",
        20_000,
        n ->
            "CREATE VIEW v0 AS SELECT 1 AS a, 2 AS b;\n"
                + repeat(n, "CREATE VIEW v# AS SELECT * FROM v@;", "\n"));
    text(
        "chains: views, dropped",
        20_000,
        n ->
            "CREATE TABLE v0 (a int);\n"
                + repeat(n, "CREATE VIEW v# AS SELECT a FROM v@;", "\n")
                + "\nDROP TABLE v0 CASCADE;");
    text(
        "chains: views, table altered",
        20_000,
        n ->
            "CREATE TABLE v0 (a int);\n"
                + repeat(n, "CREATE VIEW v# AS SELECT a FROM v@;", "\n")
                + "\n"
                + "ALTER TABLE v0 ALTER COLUMN a TYPE bigint; ALTER TABLE v0 DROP COLUMN a"
                + " CASCADE;");
    text(
        "chains: views, read",
        20_000,
        n ->
            "CREATE TABLE v0 (a int);\n"
                + repeat(n, "CREATE VIEW v# AS SELECT a FROM v@;", "\n")
                + "\nSELECT * FROM v"
                + n
                + "; UPDATE v"
                + n
                + " SET a = 1;");
    text(
        "chains: views, replaced",
        20_000,
        n ->
            "CREATE TABLE v0 (a int);\n"
                + repeat(n, "CREATE OR REPLACE VIEW v# AS SELECT a FROM v@;", "\n").repeat(2));
    text(
        "chains: views, dropped from above",
        20_000,
        n ->
            "CREATE TABLE v0 (a int);\n"
                + repeat(n, "CREATE VIEW v# AS SELECT a FROM v@;", "\n")
                + "\n"
                + repeat(n, "DROP VIEW v#;", "\n", i -> n + 1 - i));
    text(
        "chains: foreign keys",
        20_000,
        n ->
            "CREATE TABLE t0 (id int PRIMARY KEY);\n"
                + repeat(n, "CREATE TABLE t# (id int PRIMARY KEY, a int REFERENCES t@);", "\n")
                + "TRUNCATE t0 CASCADE; DROP TABLE t0 CASCADE;");
    text(
        "chains: children",
        20_000,
        n ->
            "CREATE TABLE t0 (id int);\n"
                + repeat(n, "CREATE TABLE t# () INHERITS (t@);", "\n")
                + "ALTER TABLE t0 ADD COLUMN a int; DROP TABLE t0 CASCADE;");
    text(
        "chains: partitions",
        20_000,
        n ->
            "CREATE TABLE t0 (id int) PARTITION BY RANGE (id);\n"
                + repeat(
                    n,
                    "CREATE TABLE t# PARTITION OF t@ FOR VALUES FROM (0) TO (9) PARTITION BY RANGE"
                        + " (id);",
                    "\n")
                + "ALTER TABLE t0 ADD COLUMN a int; CREATE INDEX ON t0 (id);");
    text(
        "chains: domains",
        20_000,
        n ->
            "CREATE DOMAIN d0 AS int;\n"
                + repeat(n, "CREATE DOMAIN d# AS d@;", "\n")
                + "CREATE TABLE t (a d"
                + n
                + "); ALTER DOMAIN d0 ADD CHECK (VALUE > 0);");
    text(
        "chains: types",
        20_000,
        n ->
            "CREATE TYPE d0 AS (a int);\n"
                + repeat(n, "CREATE TYPE d# AS (a d@);", "\n")
                + "CREATE TABLE t (a d"
                + n
                + "); ALTER TYPE d0 ADD ATTRIBUTE b int CASCADE;");
    text(
        "chains: renamed table",
        20_000,
        n -> "CREATE TABLE t0 (id int);\n" + repeat(n, "ALTER TABLE t@ RENAME TO t#;", "\n"));
    text(
        "chains: renamed column",
        20_000,
        n ->
            "CREATE TABLE t (c0 int); CREATE VIEW v AS SELECT c0 FROM t;\n"
                + repeat(n, "ALTER TABLE t RENAME COLUMN c@ TO c#;", "\n"));
    text(
        "chains: functions",
        20_000,
        n ->
            "CREATE FUNCTION f0() RETURNS int LANGUAGE sql AS 'SELECT 1';\n"
                + repeat(n, "CREATE FUNCTION f#() RETURNS int LANGUAGE sql AS 'SELECT f@()';", "\n")
                + "SELECT f"
                + n
                + "();");
    text(
        "chains: copies",
        20_000,
        n ->
            "CREATE TABLE t0 (id int PRIMARY KEY, a int);\n"
                + repeat(n, "CREATE TABLE t# (LIKE t@ INCLUDING ALL);", "\n"));
    text(
        "wide: views over one table, dropped",
        20_000,
        n ->
            BASE
                + repeat(n, "CREATE VIEW v# AS SELECT a FROM t;", "\n")
                + "ALTER TABLE t DROP COLUMN a CASCADE; DROP TABLE t CASCADE;");
    text(
        "wide: foreign keys to one table, dropped",
        20_000,
        n ->
            BASE
                + repeat(n, "CREATE TABLE k# (a int REFERENCES t);", "\n")
                + "TRUNCATE t CASCADE; DROP TABLE t CASCADE;");
    text(
        "wide: partitions, all commands",
        50_000,
        n ->
            BASE
                + repeat(n, "CREATE TABLE p# PARTITION OF p FOR VALUES FROM (#) TO (#);", "\n")
                + "ALTER TABLE p ADD COLUMN z int; CREATE INDEX ON p (a); ALTER TABLE p ADD PRIMARY"
                + " KEY (id, a); ALTER TABLE p DROP COLUMN z; TRUNCATE p; SELECT * FROM p; DROP"
                + " TABLE p;");
    text(
        "wide: partitions of an indexed table",
        50_000,
        n ->
            BASE
                + "CREATE INDEX ON p (a); ALTER TABLE p ADD UNIQUE (a);"
                + repeat(n, "CREATE TABLE p# PARTITION OF p FOR VALUES FROM (#) TO (#);", "\n"));
    text(
        "wide: columns, read by a view of a view",
        1_600,
        n ->
            "CREATE TABLE t ("
                + repeat(n, "c# int", ", ")
                + ");"
                + repeat(n, "CREATE VIEW v# AS SELECT * FROM t;", "\n"));
    text(
        "wide: columns, dropped one by one",
        20_000,
        n ->
            "CREATE TABLE t ("
                + repeat(n, "c# int", ", ")
                + ");"
                + repeat(n, "ALTER TABLE t DROP COLUMN c#;", "\n"));
    text(
        "wide: columns, renamed one by one",
        20_000,
        n ->
            "CREATE TABLE t ("
                + repeat(n, "c# int", ", ")
                + ");"
                + repeat(n, "ALTER TABLE t RENAME COLUMN c# TO d#;", "\n"));
    text(
        "wide: columns, new enum values",
        20_000,
        n ->
            "CREATE TYPE mood AS ENUM ('a'); CREATE TABLE t ("
                + repeat(n, "c# int", ", ")
                + ");"
                + repeat(n, "ALTER TYPE mood ADD VALUE 'v#';", "\n"));
    text(
        "wide: columns, an update of each",
        20_000,
        n ->
            "CREATE TABLE t ("
                + repeat(n, "c# int", ", ")
                + ");"
                + repeat(n, "UPDATE t SET c# = 1;", "\n"));
    text(
        "wide: columns, an index of each",
        20_000,
        n ->
            "CREATE TABLE t ("
                + repeat(n, "c# int", ", ")
                + ");"
                + repeat(n, "CREATE INDEX i# ON t (c#);", "\n"));
    text(
        "wide: copies of a wide table",
        1_600,
        n ->
            "CREATE TABLE t ("
                + repeat(n, "c# int", ", ")
                + ");"
                + repeat(n, "CREATE TABLE t# (LIKE t);", "\n"));
    text(
        "wide: children of a wide table",
        1_600,
        n ->
            "CREATE TABLE t ("
                + repeat(n, "c# int", ", ")
                + ");"
                + repeat(n, "CREATE TABLE t# () INHERITS (t);", "\n"));
    text(
        "wide: stars over a wide table",
        1_600,
        n ->
            "CREATE TABLE t ("
                + repeat(n, "c# int", ", ")
                + "); CREATE VIEW v AS SELECT "
                + repeat(n, "t.*", ", ")
                + " FROM t;");
  }

  // Expressions

  private void expressions() {
    for (String part :
        List.of(
            "+ #",
            "AND a = #",
            "OR a = #",
            "|| 'x'",
            "::int",
            "COLLATE \"C\"",
            "IS NOT NULL",
            "[#]",
            ".x",
            "AT TIME ZONE 'x'",
            "- - #",
            "* (#)",
            "= #",
            "IN (#)",
            "BETWEEN # AND #",
            "LIKE 'x'",
            "<> ALL (ARRAY[#])",
            "AND NOT a")) {
      text(
          "expressions: a " + part,
          50_000,
          n -> BASE + "ALTER TABLE t ADD CHECK (a " + repeat(n, part, " ") + ");\n");
      text(
          "expressions in a view: a " + part,
          50_000,
          n -> BASE + "CREATE VIEW x AS SELECT a " + repeat(n, part, " ") + " FROM t;\n");
    }
    for (String[] pair :
        new String[][] {
          {"(", ")"},
          {"NOT ", ""},
          {"- ", ""},
          {"f(", ")"},
          {"CASE WHEN a THEN ", " END"},
          {"ARRAY[", "]"},
          {"ROW(", ")"},
          {"(SELECT ", ")"},
          {"EXISTS (SELECT 1 WHERE ", ")"},
          {"a IN (", ")"},
          {"CAST(", " AS int)"},
          {"coalesce(", ", 1)"},
          {"[", "]"},
          {"{", "}"},
          {"CASE a WHEN ", ""},
          {"f(a => ", ")"}
        }) {
      text(
          "nested: " + pair[0],
          50_000,
          n ->
              BASE
                  + "ALTER TABLE t ADD CHECK ("
                  + pair[0].repeat(n)
                  + "a"
                  + pair[1].repeat(n)
                  + ");\n");
      text(
          "nested, open: " + pair[0],
          50_000,
          n -> BASE + "CREATE VIEW x AS SELECT " + pair[0].repeat(n) + ";\n");
    }
    text(
        "nested: subqueries in FROM",
        50_000,
        n ->
            "CREATE VIEW x AS " + "SELECT * FROM (".repeat(n) + "SELECT 1" + ") s".repeat(n) + ";");
    text(
        "nested: joins",
        50_000,
        n ->
            "CREATE VIEW x AS SELECT * FROM "
                + "(".repeat(n)
                + "t"
                + " JOIN u ON true)".repeat(n)
                + ";");
    text(
        "joins in a row",
        50_000,
        n ->
            BASE
                + "CREATE VIEW x AS SELECT * FROM t "
                + repeat(n, "JOIN u u# ON u#.a = t.a", " ")
                + ";");
    text(
        "joins with USING",
        50_000,
        n ->
            BASE
                + "CREATE VIEW x AS SELECT * FROM t "
                + repeat(n, "JOIN u u# USING (a)", " ")
                + ";");
    text(
        "natural joins",
        50_000,
        n ->
            BASE + "CREATE VIEW x AS SELECT * FROM t " + repeat(n, "NATURAL JOIN u u#", " ") + ";");
    text(
        "UNION",
        50_000,
        n -> BASE + "CREATE VIEW x AS " + repeat(n, "SELECT a FROM t", " UNION ") + ";");
    text(
        "qualified by each item",
        50_000,
        n ->
            BASE
                + "CREATE VIEW x AS SELECT "
                + repeat(n / 10, "t#.a", ", ")
                + " FROM "
                + repeat(n / 10, "t t#", ", ")
                + ";");
    text(
        "unqualified over many items",
        50_000,
        n ->
            "CREATE VIEW x AS SELECT "
                + repeat(n / 10, "c#", ", ")
                + " FROM "
                + repeat(n / 10, "t t#", ", ")
                + ";");
    text(
        "CASE with branches",
        50_000,
        n ->
            BASE
                + "CREATE VIEW x AS SELECT CASE "
                + repeat(n, "WHEN a = # THEN #", " ")
                + " END FROM t;");
    text(
        "window clauses",
        50_000,
        n ->
            BASE
                + "CREATE VIEW x AS SELECT "
                + repeat(n, "sum(a) OVER (PARTITION BY b ORDER BY a)", ", ")
                + " FROM t;");
    text(
        "dots in a name",
        50_000,
        n -> "SELECT a" + ".b".repeat(n) + "; DROP TABLE a" + ".b".repeat(n) + ";");
    text(
        "checks that prove",
        50_000,
        n ->
            BASE
                + "ALTER TABLE t ADD CHECK ("
                + repeat(n, "a IS NOT NULL", " AND ")
                + "); ALTER TABLE t ALTER a SET NOT NULL;");
    text(
        "checks of a partition",
        50_000,
        n ->
            BASE
                + "CREATE TABLE q (id bigint, a int, CHECK ("
                + repeat(n, "a > #", " AND ")
                + ")); ALTER TABLE p ATTACH PARTITION q FOR VALUES FROM (1) TO (2);");
  }

  // Characters

  private void characters() {
    for (String[] run :
        new String[][] {
          {"+-", ""},
          {"+-*/<>=", ""},
          {"~+", ""},
          {"/*", "*/"},
          {"--\n", ""},
          {"\n", ""},
          {"\r", ""},
          {"\r\n", ""},
          {" \t", ""},
          {"'", ""},
          {"''", ""},
          {"\"", ""},
          {"\"\"", ""},
          {"$", ""},
          {"$$", ""},
          {"$a", ""},
          {"$a$", ""},
          {"$1", ""},
          {"${", "}"},
          {"${a}", ""},
          {"{{", "}}"},
          {"{{a}}", ""},
          {"{%", "%}"},
          {"{% if a %}", "{% endif %}"},
          {"<%=", "%>"},
          {"#{", "}"},
          {"%(", ")"},
          {"%s", ""},
          {":a", ""},
          {":'a'", ""},
          {":", ""},
          {"::", ""},
          {"[", ""},
          {"]", ""},
          {"\\", ""},
          {"\\\\", ""},
          {"\\x\n", ""},
          {"\\if\n", ""},
          {"E'\\", ""},
          {"U&'\\", ""},
          {"U&\"a\" UESCAPE ", ""},
          {"'a'\n", ""},
          {"'a'\n--\n", ""},
          {"0x", ""},
          {"1e", ""},
          {"1_", ""},
          {"1.", ""},
          {"..", ""},
          {"@", ""},
          {"`", ""},
          {"?", ""},
          {";", ""},
          {",", ""},
          {"\u00a0", ""},
          {"\ud83d\ude00", ""},
          {"\u0130", ""},
          {"a ", ""},
          {"a", ""},
          {"<<a>>", ""},
          {"=>", ""},
          {"<%", "%>"},
          {"<@", ""},
          {"@name@", ""},
          {"__", ""}
        }) {
      String shown = run[0].replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t");
      text(
          "characters: " + shown,
          400_000,
          n ->
              "SELECT 1 "
                  + run[0].repeat(n)
                  + run[1].repeat(run[1].isEmpty() ? 0 : n)
                  + " x;\nCREATE INDEX i ON t (a);\n");
      text(
          "characters first: " + shown,
          400_000,
          n -> run[0].repeat(n) + "\nCREATE INDEX i ON t (a);\n");
    }
    text(
        "characters: newlines in a statement with a finding",
        400_000,
        n -> "CREATE INDEX i ON t (a" + "\n".repeat(n) + ");\n");
    text(
        "characters: newlines in a statement that fails",
        400_000,
        n -> "CREATE INDEX i ON t (a" + "\n".repeat(n) + ";\n");
    text(
        "characters: a long line with many findings",
        50_000,
        n -> repeat(n, "CREATE INDEX ON t (a);", " "));
    text(
        "characters: a long string",
        4_000_000,
        n -> "INSERT INTO t VALUES ('" + "x".repeat(n) + "');");
    text(
        "characters: a long comment",
        4_000_000,
        n -> "CREATE INDEX i ON t (a) /* " + "x".repeat(n) + "*/;");
    text(
        "characters: a long name",
        4_000_000,
        n -> "CREATE TABLE " + "x".repeat(n) + " (a int); CREATE INDEX i ON t (a);");
    text(
        "characters: a long escaped string",
        4_000_000,
        n -> "INSERT INTO t VALUES (E'" + "\\n".repeat(n / 2) + "');");
    text(
        "characters: a long string that EXECUTE runs",
        400_000,
        n -> "DO $$ BEGIN EXECUTE 'SELECT " + "x".repeat(n) + "'; END $$;");
    text(
        "characters: COPY data",
        400_000,
        n -> "COPY t FROM stdin;\n" + "1\t2\n".repeat(n) + "\\.\n");
    text(
        "characters: suppression comments",
        50_000,
        n ->
            repeat(n, "-- migralint: allow index-blocking-writes because it is empty", "\n")
                + "\nCREATE INDEX i ON t (a);");
    text(
        "characters: malformed suppression comments",
        50_000,
        n -> repeat(n, "-- migralint allow x#", "\n") + "\nCREATE INDEX i ON t (a);");
    text(
        "characters: a long suppression comment",
        1_000_000,
        n -> "-- migralint: allow " + "a,".repeat(n) + "\nCREATE INDEX i ON t (a);");
    text(
        "characters: one large INSERT",
        1_000_000,
        n -> "INSERT INTO t (id, a, b) VALUES " + repeat(n, "(#, #, 'text')", ",\n") + ";");
    text(
        "characters: one large INSERT into nothing known",
        1_000_000,
        n ->
            "DELETE FROM t; INSERT INTO t (id, a, b) VALUES "
                + repeat(n, "(#, #, 'text')", ",\n")
                + "; UPDATE t SET a = 1;");
  }

  // PL/pgSQL

  private void bodies() {
    for (String part :
        List.of(
            "x := #;",
            "x := x || 'a';",
            "x := 'a#';",
            "IF a THEN",
            "IF a THEN NULL; END IF;",
            "BEGIN",
            "BEGIN NULL; END;",
            "LOOP",
            "LOOP NULL; END LOOP;",
            "FOR i IN SELECT 1 LOOP",
            "WHILE a LOOP",
            "CASE a WHEN 1 THEN",
            "ELSIF a THEN NULL;",
            "<<l>>",
            "DECLARE",
            "a int;",
            "EXECUTE x;",
            "EXECUTE 'SELECT #';",
            "EXECUTE format('DROP TABLE %I', 't#');",
            "EXECUTE 'DROP TABLE ' || x;",
            "PERFORM f(#);",
            "RETURN QUERY SELECT #;",
            "RAISE NOTICE 'x';",
            "SELECT 1 INTO x;",
            "GET DIAGNOSTICS x = ROW_COUNT;",
            "EXCEPTION WHEN others THEN NULL;",
            "END;",
            "END IF;",
            "IF EXISTS (SELECT 1 FROM pg_tables WHERE tablename = 't#') THEN ALTER TABLE t ADD"
                + " COLUMN c# int; END IF;",
            "NULL;",
            ";",
            "IF a THEN x := 1 END IF;",
            "CREATE INDEX ON t (a);")) {
      text(
          "bodies: " + part,
          20_000,
          n -> BASE + "DO $$ DECLARE x text; BEGIN " + repeat(n, part, "\n") + " END $$;");
    }
    text(
        "bodies: in one another",
        2_000,
        n -> {
          StringBuilder open = new StringBuilder();
          StringBuilder close = new StringBuilder();
          for (int i = 0; i < n; i++) {
            open.append("DO $a").append(i).append("$ BEGIN ");
            close.insert(0, " END $a" + i + "$;");
          }
          return open + "DROP TABLE t;" + close;
        });
    text(
        "bodies: EXECUTE in EXECUTE",
        14,
        n -> {
          String inner = "DROP TABLE t";
          for (int i = 0; i < n; i++) {
            inner =
                "DO $a"
                    + i
                    + "$ BEGIN EXECUTE '"
                    + inner.replace("'", "''")
                    + "'; END $a"
                    + i
                    + "$";
          }
          return inner + ";";
        });
    text(
        "bodies: calls that double",
        20_000,
        n ->
            repeat(
                    n,
                    "CREATE FUNCTION f#() RETURNS int LANGUAGE plpgsql AS $$BEGIN PERFORM f@();"
                        + " PERFORM f@(); RETURN 1; END$$;",
                    "\n")
                + "SELECT f"
                + n
                + "();");
    text(
        "bodies: the called one is long",
        5_000,
        n ->
            BASE
                + "CREATE FUNCTION g() RETURNS int LANGUAGE plpgsql AS $$BEGIN "
                + repeat(n, "CREATE INDEX ON t (a);", "\n")
                + " RETURN 1; END$$;"
                + repeat(n, "SELECT g();", "\n"));
  }

  private void guards() {
    text(
        "guards: many in one condition",
        20_000,
        n ->
            BASE
                + "DO $$ BEGIN IF "
                + repeat(n, "EXISTS (SELECT 1 FROM pg_tables WHERE tablename = 't#')", " AND ")
                + " THEN DROP TABLE t; END IF; END $$;");
    text(
        "guards: nested",
        20_000,
        n ->
            BASE
                + "DO $$ BEGIN "
                + repeat(n, "IF EXISTS (SELECT 1 FROM pg_tables WHERE tablename = 't#') THEN", "\n")
                + " DROP TABLE t; "
                + "END IF; ".repeat(n)
                + "END $$;");
    text(
        "guards: nested, a statement in each",
        2_000,
        n ->
            BASE
                + "DO $$ BEGIN "
                + repeat(
                    n,
                    "IF EXISTS (SELECT 1 FROM pg_tables WHERE tablename = 't#') THEN CREATE INDEX"
                        + " ON t (a);",
                    "\n")
                + " DROP TABLE t; "
                + "END IF; ".repeat(n)
                + "END $$;");
  }

  // Many files

  private void files() {
    add(
        "files: Flyway",
        8_000,
        n -> numbered(n, "db/migration/V#__a.sql", "CREATE TABLE t# (a int);"));
    add(
        "files: Flyway, one table",
        8_000,
        n -> numbered(n, "db/migration/V#__a.sql", "ALTER TABLE t ADD COLUMN c# int;"));
    add(
        "files: Flyway, duplicates",
        8_000,
        n -> numbered(n, "db/migration/V1__a#.sql", "CREATE TABLE t# (a int);"));
    add(
        "files: Flyway, in folders",
        8_000,
        n -> numbered(n, "db/migration/f#/V#__a.sql", "CREATE TABLE t# (a int);"));
    add(
        "files: Flyway, repeatable",
        8_000,
        n -> numbered(n, "db/migration/R__a#.sql", "CREATE OR REPLACE VIEW t# AS SELECT 1;"));
    add(
        "files: Flyway, with script configurations",
        4_000,
        n -> {
          Map<String, String> files =
              numbered(n, "db/migration/V#__a.sql", "CREATE TABLE t# (a int);");
          files.putAll(numbered(n, "db/migration/V#__a.sql.conf", "executeInTransaction=false"));
          return files;
        });
    add(
        "files: folders of migrations",
        8_000,
        n -> numbered(n, "migrations/f#/V1__a.sql", "CREATE TABLE t# (a int);"));
    add(
        "files: folders of numbered migrations",
        8_000,
        n -> numbered(n, "migrations/f#/001_a.sql", "CREATE TABLE t# (a int);"));
    add(
        "files: folders with nothing",
        8_000,
        n -> numbered(n, "migrations/f#/readme.txt", "nothing"));
    add(
        "files: folders in one another",
        2_000,
        n -> Map.of("a/".repeat(n) + "V1__a.sql", "SELECT 1;"));
    add(
        "files: modules with Flyway",
        4_000,
        n ->
            numbered(n, "m#/src/main/resources/db/migration/V1__a.sql", "CREATE TABLE t (a int);"));
    add(
        "files: modules with a build file",
        2_000,
        n -> {
          Map<String, String> files =
              numbered(
                  n, "m#/src/main/resources/db/migration/V1__a.sql", "CREATE TABLE t (a int);");
          files.putAll(numbered(n, "m#/pom.xml", "<project><artifactId>m#</artifactId></project>"));
          return files;
        });
    add(
        "files: golang-migrate",
        8_000,
        n -> {
          Map<String, String> files =
              numbered(n, "migrations/#_a.up.sql", "CREATE TABLE t# (a int);");
          files.putAll(numbered(n, "migrations/#_a.down.sql", "DROP TABLE t#;"));
          return files;
        });
    add(
        "files: goose",
        8_000,
        n ->
            numbered(
                n,
                "migrations/#_a.sql",
                "-- +goose Up\nCREATE TABLE t# (a int);\n-- +goose Down\nDROP TABLE t#;"));
    add(
        "files: dbmate",
        8_000,
        n ->
            numbered(
                n,
                "db/migrations/#_a.sql",
                "-- migrate:up\nCREATE TABLE t# (a int);\n-- migrate:down\nDROP TABLE t#;"));
    add(
        "files: sections of one goose file",
        20_000,
        n ->
            Map.of(
                "migrations/1_a.sql",
                repeat(
                    n,
                    "-- +goose Up\nCREATE TABLE t# (a int);\n-- +goose Down\nDROP TABLE t#;\n",
                    "")));
    add(
        "files: breakpoints of one Drizzle file",
        50_000,
        n ->
            Map.of(
                "drizzle/0000_a.sql",
                repeat(n, "CREATE TABLE t# (a int);", "\n--> statement-breakpoint\n"),
                "drizzle/meta/_journal.json",
                "{\"dialect\":\"postgresql\",\"entries\":[{\"idx\":0,\"when\":1,\"tag\":\"0000_a\"}]}"));
    add(
        "files: Prisma",
        8_000,
        n -> {
          Map<String, String> files =
              numbered(n, "prisma/migrations/#_a/migration.sql", "CREATE TABLE t# (a int);");
          files.put("prisma/migrations/migration_lock.toml", "provider = \"postgresql\"");
          return files;
        });
    add(
        "files: Drizzle",
        8_000,
        n -> {
          Map<String, String> files = numbered(n, "drizzle/#_a.sql", "CREATE TABLE t# (a int);");
          files.put("drizzle/meta/_journal.json", journal(n));
          return files;
        });
    add(
        "files: Drizzle journal without its files",
        1_000_000,
        n -> Map.of("drizzle/0_a.sql", "SELECT 1;", "drizzle/meta/_journal.json", journal(n)));
    add(
        "files: Drizzle folders",
        8_000,
        n -> {
          Map<String, String> files =
              numbered(n, "drizzle/2026#_a/migration.sql", "CREATE TABLE t# (a int);");
          files.putAll(numbered(n, "drizzle/2026#_a/snapshot.json", "{\"dialect\":\"postgres\"}"));
          return files;
        });
    add(
        "files: sqitch",
        8_000,
        n -> {
          Map<String, String> files = numbered(n, "deploy/a#.sql", "CREATE TABLE t# (a int);");
          files.put("sqitch.conf", "[core]\n\tengine = pg\n");
          files.put(
              "sqitch.plan",
              "%syntax-version=1.0.0\n%project=x\n\n"
                  + repeat(n, "a# 2026-01-01T00:00:00Z A <a@b> # x", "\n"));
          return files;
        });
    add(
        "files: sqitch plan without its files",
        200_000,
        n ->
            Map.of(
                "deploy/a1.sql",
                "SELECT 1;",
                "sqitch.conf",
                "[core]\n\tengine = pg\n",
                "sqitch.plan",
                "%syntax-version=1.0.0\n%project=x\n\n"
                    + repeat(n, "a# 2026-01-01T00:00:00Z A <a@b> # x", "\n")));
    add(
        "files: Liquibase SQL changesets",
        50_000,
        n ->
            Map.of(
                "changelog/a.sql",
                "--liquibase formatted sql\n"
                    + repeat(
                        n,
                        "--changeset a:#\nCREATE TABLE t# (a int);\n--rollback DROP TABLE t#;",
                        "\n")));
    add(
        "files: Atlas",
        8_000,
        n -> {
          Map<String, String> files = numbered(n, "migrations/#_a.sql", "CREATE TABLE t# (a int);");
          files.put("migrations/atlas.sum", "h1:x\n" + repeat(n, "#_a.sql h1:x", "\n"));
          return files;
        });
    add(
        "files: sum without its files",
        200_000,
        n ->
            Map.of(
                "migrations/1_a.sql",
                "SELECT 1;",
                "migrations/atlas.sum",
                "h1:x\n" + repeat(n, "#_a.sql h1:x", "\n")));
    add("files: plain", 8_000, n -> numbered(n, "sql/#_a.sql", "CREATE TABLE t# (a int);"));
    add(
        "files: Rails",
        8_000,
        n -> numbered(n, "db/migrate/2026#_a.rb", "class A < ActiveRecord::Migration[7.0]\nend"));
    add(
        "files: settings with allow",
        20_000,
        n ->
            Map.of(
                "db/migration/V1__a.sql",
                "CREATE TABLE x (a int);",
                ".migralint.yml",
                "allow:\n"
                    + repeat(
                        n,
                        "  - {rule: dropped-table, path: \"a#.sql\", because: \"it is # empty\"}",
                        "\n")));
    add(
        "files: settings with allow, findings",
        2_000,
        n ->
            Map.of(
                "db/migration/V1__a.sql",
                repeat(n, "CREATE INDEX i# ON t# (a);", "\n"),
                ".migralint.yml",
                "allow:\n"
                    + repeat(
                        n,
                        "  - {rule: index-blocking-writes, path: \"a#.sql\", because: \"it is #"
                            + " empty\"}",
                        "\n")));
    add(
        "files: settings with exclude",
        20_000,
        n ->
            Map.of(
                "db/migration/V1__a.sql",
                "CREATE INDEX i ON t (a);",
                ".migralint.yml",
                "exclude:\n" + repeat(n, "  - \"a#/**\"", "\n")));
    add(
        "files: settings nested",
        200_000,
        n ->
            Map.of(
                "db/migration/V1__a.sql",
                "SELECT 1;",
                ".migralint.yml",
                "exclude: " + "[".repeat(n)));
    add(
        "files: settings with aliases",
        20,
        n ->
            Map.of(
                "db/migration/V1__a.sql",
                "SELECT 1;",
                ".migralint.yml",
                "a0: &a0 [x]\n" + repeat(n, "a#: &a# [*a@, *a@, *a@]", "\n")));
    add(
        "files: baseline",
        200_000,
        n ->
            Map.of(
                "db/migration/V1__a.sql",
                "CREATE INDEX i ON t (a);",
                ".migralint-baseline",
                repeat(n, "index-blocking-writes  a#.sql  t#  CREATE INDEX i# ON t ( a )", "\n")));
    add(
        "files: JSON in JSON",
        400_000,
        n ->
            Map.of(
                "package.json",
                "{\"a\":" + "[".repeat(n),
                "migrations/1_a.sql",
                "-- Up Migration\nSELECT 1;",
                "drizzle/meta/_journal.json",
                "[".repeat(n),
                "drizzle/0_a.sql",
                "SELECT 1;"));
    add(
        "files: XML in XML",
        100_000,
        n ->
            Map.of(
                "pom.xml",
                "<project>flyway-core postgresql" + "<a>".repeat(n),
                "db/migration/V1__a.sql",
                "SELECT 1;"));
  }

  private static String journal(int n) {
    return "{\"version\":\"7\",\"dialect\":\"postgresql\",\"entries\":["
        + repeat(
            n, "{\"idx\":#,\"version\":\"7\",\"when\":#,\"tag\":\"#_a\",\"breakpoints\":true}", ",")
        + "]}";
  }

  // What changes with the commit before

  private void changes() {
    change(
        "changes: edited Flyway files",
        4_000,
        n -> numbered(n, "db/migration/V#__a.sql", "CREATE TABLE t# (a int);\n"),
        n -> numbered(n, "db/migration/V#__a.sql", "CREATE TABLE t# (a int);\r\n"));
    change(
        "changes: edited golang-migrate files",
        4_000,
        n -> numbered(n, "migrations/#_a.up.sql", "CREATE TABLE t# (a int);\n"),
        n -> numbered(n, "migrations/#_a.up.sql", "CREATE TABLE t# (a bigint);\n"));
    change(
        "changes: new Flyway files",
        4_000,
        n -> numbered(10, "db/migration/V#__a.sql", "CREATE TABLE t# (a int);\n"),
        n -> numbered(n, "db/migration/V#__a.sql", "CREATE TABLE t# (a int);\n"));
    change(
        "changes: late Flyway files",
        4_000,
        n -> Map.of("db/migration/V99999__a.sql", "CREATE TABLE t (a int);\n"),
        n -> numbered(n, "db/migration/V#__a.sql", "CREATE TABLE t# (a int);\n"));
    change(
        "changes: removed Flyway files",
        4_000,
        n -> numbered(n, "db/migration/V#__a.sql", "CREATE TABLE t# (a int);\n"),
        n -> Map.of("db/migration/V99999__a.sql", "SELECT 1;"));
    change(
        "changes: renamed Flyway files",
        4_000,
        n -> numbered(n, "db/migration/V#__a.sql", "CREATE TABLE t# (a int);\n"),
        n -> numbered(n, "db/migration/V#__b.sql", "CREATE TABLE t# (a int);\n"));
    change(
        "changes: statements edited in one file",
        20_000,
        n -> Map.of("db/migration/V1__a.sql", repeat(n, "CREATE TABLE t# (a int);", "\n")),
        n -> Map.of("db/migration/V1__a.sql", repeat(n, "CREATE TABLE u# (a int);", "\n")));
    change(
        "changes: statements moved in one file",
        20_000,
        n -> Map.of("db/migration/V1__a.sql", repeat(n, "CREATE TABLE t# (a int);", "\n")),
        n ->
            Map.of(
                "db/migration/V1__a.sql",
                repeat(n, "CREATE TABLE t# (a int);", "\n", i -> n + 1 - i)));
    change(
        "changes: equal statements in one file",
        20_000,
        n -> Map.of("db/migration/V1__a.sql", repeat(n, "CREATE INDEX ON t (a);", "\n")),
        n -> Map.of("db/migration/V1__a.sql", repeat(n + n / 2, "CREATE INDEX ON t (a);", "\n")));
    change(
        "changes: folders under migrations",
        8_000,
        n -> numbered(n, "migrations/f#/readme.txt", "nothing"),
        n -> numbered(n, "migrations/f#/V1__a.sql", "CREATE TABLE t# (a int);"));
    change(
        "changes: columns added and dropped",
        2_000,
        n ->
            Map.of("db/migration/V1__a.sql", "CREATE TABLE t (" + repeat(n, "c# int", ", ") + ");"),
        n ->
            Map.of(
                "db/migration/V2__a.sql",
                "ALTER TABLE t " + repeat(n, "DROP COLUMN c#, ADD COLUMN d# int", ", ") + ";"));
    change(
        "changes: columns added and dropped in statements",
        2_000,
        n ->
            Map.of("db/migration/V1__a.sql", "CREATE TABLE t (" + repeat(n, "c# int", ", ") + ");"),
        n ->
            Map.of(
                "db/migration/V2__a.sql",
                repeat(
                    n,
                    "ALTER TABLE t DROP COLUMN c#; ALTER TABLE t ADD COLUMN d# int; UPDATE t SET d#"
                        + " = 1;",
                    "\n")));
    change(
        "changes: down migrations",
        4_000,
        n -> Map.of("migrations/0_a.up.sql", "SELECT 1;"),
        n -> {
          Map<String, String> files =
              numbered(n, "migrations/#_a.up.sql", "CREATE TABLE t# (a int);");
          files.putAll(numbered(n, "migrations/#_a.down.sql", "DROP TABLE t#;"));
          return files;
        });
    change(
        "changes: one large down migration",
        20_000,
        n -> Map.of("migrations/0_a.up.sql", "SELECT 1;"),
        n ->
            Map.of(
                "migrations/1_a.up.sql",
                repeat(n, "CREATE TABLE t# (a int);", "\n"),
                "migrations/1_a.down.sql",
                repeat(n, "DROP TABLE t#;", "\n")));
  }

  private void change(
      String name,
      int largest,
      IntFunction<Map<String, String>> base,
      IntFunction<Map<String, String>> files) {
    inputs.add(new Input(name, largest, base, files));
  }
}
