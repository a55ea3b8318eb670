package dev.migralint.cli;

import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.IntFunction;

/** Large inputs for what follows names, values, routines and conditions through a change. */
final class ReplacementInputs {
  private static final String WIDE = "CREATE TABLE w (id int, ";

  private final BiConsumer<String, IntFunction<Map<String, String>>> input;

  private ReplacementInputs(BiConsumer<String, IntFunction<Map<String, String>>> input) {
    this.input = input;
  }

  static void addTo(BiConsumer<String, IntFunction<Map<String, String>>> input) {
    ReplacementInputs inputs = new ReplacementInputs(input);
    inputs.columns();
    inputs.ties();
    inputs.tables();
    inputs.routines();
    inputs.texts();
  }

  /** Once in one file, and once with all but the first line in a later one. */
  private void add(String name, IntFunction<String> made) {
    input.accept("replaced: " + name, n -> Map.of("db/migration/V1__a.sql", made.apply(n)));
    input.accept(
        "replaced later: " + name,
        n -> {
          String text = made.apply(n);
          int end = text.indexOf('\n') + 1;
          return Map.of(
              "db/migration/V1__a.sql",
              text.substring(0, end),
              "db/migration/V2__b.sql",
              text.substring(end));
        });
  }

  private static String repeat(int n, String part) {
    return CostlyInputs.repeat(n, part, "\n");
  }

  private static String list(int n, String part) {
    return CostlyInputs.repeat(n, part, ", ");
  }

  private static String wide(int n) {
    return WIDE + list(n, "c# int") + ");\n";
  }

  private void columns() {
    add(
        "add, update, drop, rename of one table",
        n ->
            wide(n)
                + repeat(
                    n,
                    "ALTER TABLE w ADD COLUMN d# bigint; UPDATE w SET d# = c#; ALTER TABLE w DROP"
                        + " COLUMN c#; ALTER TABLE w RENAME COLUMN d# TO c#;"));
    add(
        "add, update, drop, rename of one column",
        n ->
            "CREATE TABLE w (a int);\n"
                + repeat(
                    n,
                    "ALTER TABLE w ADD COLUMN b int; UPDATE w SET b = a; ALTER TABLE w DROP COLUMN"
                        + " a; ALTER TABLE w RENAME COLUMN b TO a;"));
    add(
        "add, update, drop, rename of many tables",
        n ->
            repeat(
                n,
                "CREATE TABLE w# (a int); ALTER TABLE w# ADD COLUMN b int; UPDATE w# SET b = a;"
                    + " ALTER TABLE w# DROP COLUMN a; ALTER TABLE w# RENAME COLUMN b TO a;"));
    add(
        "add, update, drop, rename of unknown tables",
        n ->
            repeat(
                n,
                "ALTER TABLE w# ADD COLUMN b int; UPDATE w# SET b = a;"
                    + " ALTER TABLE w# DROP COLUMN a; ALTER TABLE w# RENAME COLUMN b TO a;"));
    add(
        "all added, all updated, all dropped, all renamed",
        n ->
            wide(n)
                + repeat(n, "ALTER TABLE w ADD COLUMN d# bigint;")
                + repeat(n, "UPDATE w SET d# = c#;")
                + repeat(n, "ALTER TABLE w DROP COLUMN c#;")
                + repeat(n, "ALTER TABLE w RENAME COLUMN d# TO c#;"));
    add(
        "all updated by one statement, dropped by many",
        n ->
            wide(n)
                + "ALTER TABLE w "
                + list(n, "ADD COLUMN d# bigint")
                + "; UPDATE w SET "
                + list(n, "d# = c#")
                + ";\n"
                + repeat(n, "ALTER TABLE w DROP COLUMN c#;"));
    add(
        "all updated by one statement, dropped by one",
        n ->
            wide(n)
                + "ALTER TABLE w "
                + list(n, "ADD COLUMN d# bigint")
                + "; UPDATE w SET "
                + list(n, "d# = c#")
                + ";\nALTER TABLE w "
                + list(n, "DROP COLUMN c#")
                + ";");
    add(
        "added and dropped in one statement, alike",
        n ->
            wide(n)
                + "ALTER TABLE w "
                + list(n, "DROP COLUMN c#, ADD COLUMN c#_account_number int")
                + ";");
    add(
        "added and dropped in one statement, not alike",
        n ->
            WIDE
                + list(n, "street# int")
                + ");\nALTER TABLE w "
                + list(n, "DROP COLUMN street#, ADD COLUMN account# int")
                + ";");
    add(
        "dropped and added next to each other",
        n ->
            WIDE
                + list(n, "street# int")
                + ");\n"
                + repeat(
                    n,
                    "ALTER TABLE w DROP COLUMN street#; ALTER TABLE w ADD COLUMN street_name#"
                        + " int;"));
    add(
        "updates of one column, one drop for each",
        n ->
            wide(n)
                + repeat(n, "UPDATE w SET id = id + c#;")
                + repeat(n, "ALTER TABLE w DROP COLUMN c#;"));
    add(
        "updates that fill only the column, drops of it rolled back",
        n ->
            "CREATE TABLE w (a int, b int);\n"
                + repeat(n, "UPDATE w SET a = a + #;")
                + repeat(n, "BEGIN; ALTER TABLE w DROP COLUMN a; ROLLBACK;"));
    add(
        "columns renamed to and fro",
        n ->
            "CREATE TABLE w (a int, z int);\n"
                + repeat(
                    n, "ALTER TABLE w RENAME COLUMN a TO b; ALTER TABLE w RENAME COLUMN b TO a;"));
    add(
        "columns swapped by three renames",
        n ->
            "CREATE TABLE w (a int, b int);\n"
                + repeat(
                    n,
                    "ALTER TABLE w RENAME a TO t; ALTER TABLE w RENAME b TO a; ALTER TABLE w RENAME"
                        + " t TO b;"));
    add(
        "a default, filled in steps, made NOT NULL",
        n ->
            wide(n)
                + repeat(
                    n,
                    "ALTER TABLE w ADD COLUMN d# int; UPDATE w SET d# = 1 WHERE d# IS NULL; ALTER"
                        + " TABLE w ALTER COLUMN d# SET NOT NULL;"));
    add(
        "one column filled by many updates, made NOT NULL many times",
        n ->
            "CREATE TABLE w (id int); ALTER TABLE w ADD COLUMN d int;\n"
                + repeat(n, "UPDATE w SET d = 1 WHERE id = #;")
                + repeat(
                    n,
                    "ALTER TABLE w ALTER COLUMN d SET NOT NULL; ALTER TABLE w ALTER COLUMN d DROP"
                        + " NOT NULL;"));
    add(
        "one column, many NOT NULL constraints dropped",
        n ->
            "CREATE TABLE w (d int);\n"
                + repeat(n, "ALTER TABLE w DROP CONSTRAINT IF EXISTS k#;")
                + repeat(n, "ALTER TABLE w ADD PRIMARY KEY (d);"));
  }

  /** What hangs on a table, and something done to each of its columns. */
  private void ties() {
    for (String[] tie :
        new String[][] {
          {"checks", "ALTER TABLE w ADD CONSTRAINT k# CHECK (c# > 0);"},
          {"unique constraints", "ALTER TABLE w ADD CONSTRAINT k# UNIQUE (c#);"},
          {"indexes", "CREATE INDEX i# ON w (c#);"},
          {"views", "CREATE VIEW v# AS SELECT c# FROM w;"},
          {"policies", "CREATE POLICY y# ON w USING (c# > 0);"},
          {
            "triggers",
            "CREATE TRIGGER r# BEFORE UPDATE ON w FOR EACH ROW WHEN (NEW.c# > 0) EXECUTE FUNCTION"
                + " g();"
          },
          {"defaults", "ALTER TABLE w ALTER COLUMN c# SET DEFAULT f#();"},
          {"sequences", "CREATE SEQUENCE s#; ALTER SEQUENCE s# OWNED BY w.c#;"},
          {"generated columns", "ALTER TABLE w ADD g# int GENERATED ALWAYS AS (c#) STORED;"},
          {
            "foreign keys to it",
            "CREATE TABLE x# (a int); ALTER TABLE x# ADD FOREIGN KEY (a) REFERENCES w (c#);"
          },
          {"foreign keys", "ALTER TABLE w ADD FOREIGN KEY (c#) REFERENCES z (id);"},
          {"children", "CREATE TABLE x# () INHERITS (z); ALTER TABLE x# NO INHERIT z;"}
        }) {
      for (String[] deed :
          new String[][] {
            {"dropped", "ALTER TABLE w DROP COLUMN c#;"},
            {"dropped with CASCADE", "ALTER TABLE w DROP COLUMN c# CASCADE;"},
            {"renamed", "ALTER TABLE w RENAME COLUMN c# TO d#;"},
            {"set not null", "ALTER TABLE w ALTER COLUMN c# SET NOT NULL;"},
            {"changed", "ALTER TABLE w ALTER COLUMN c# TYPE bigint;"},
            {"updated", "UPDATE w SET c# = #;"},
            {"inserted", "INSERT INTO w (c#) VALUES (#);"},
            {"indexed", "CREATE INDEX n# ON w (c#);"},
            {"made unique", "ALTER TABLE w ADD CONSTRAINT n# UNIQUE (c#);"},
            {"pointed at", "CREATE TABLE n# (a int REFERENCES w (c#));"}
          }) {
        add(
            tie[0] + ", columns " + deed[0],
            n ->
                "CREATE TABLE z (id int PRIMARY KEY); "
                    + wide(n)
                    + repeat(n, tie[1])
                    + repeat(n, deed[1]));
      }
    }
    add(
        "triggers with a function each, many INSERTs",
        n ->
            "CREATE TABLE t (a int);\n"
                + repeat(
                    n,
                    "CREATE FUNCTION g#() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RETURN NEW;"
                        + " END$$; CREATE TRIGGER r# BEFORE INSERT ON t FOR EACH ROW EXECUTE"
                        + " FUNCTION g#();")
                + repeat(n, "INSERT INTO t VALUES (#);"));
    add(
        "defaults with a function each, many INSERTs",
        n ->
            "CREATE TABLE t (a int);\n"
                + repeat(
                    n,
                    "CREATE FUNCTION g#() RETURNS int LANGUAGE plpgsql AS $$BEGIN RETURN 1; END$$;"
                        + " ALTER TABLE t ADD COLUMN c# int DEFAULT g#();")
                + repeat(n, "INSERT INTO t VALUES (#);"));
  }

  private void tables() {
    add(
        "table renamed to and fro",
        n ->
            "CREATE TABLE a (id int);\n"
                + repeat(n, "ALTER TABLE a RENAME TO b; ALTER TABLE b RENAME TO a;"));
    add(
        "unknown table renamed to and fro",
        n -> repeat(n, "ALTER TABLE a RENAME TO b; ALTER TABLE b RENAME TO a;"));
    add(
        "table created, filled, dropped, renamed",
        n ->
            "CREATE TABLE a (id int, b text);\n"
                + repeat(
                    n,
                    "CREATE TABLE b (id bigint, b text); INSERT INTO b SELECT id, b FROM a; DROP"
                        + " TABLE a; ALTER TABLE b RENAME TO a;"));
    add(
        "many tables created, filled, dropped, renamed",
        n ->
            repeat(
                n,
                "CREATE TABLE a# (id int, b text); CREATE TABLE b# AS SELECT * FROM a#; DROP TABLE"
                    + " a#; ALTER TABLE b# RENAME TO a#;"));
    add(
        "rows of one table copied to many",
        n ->
            "CREATE TABLE a (id int, b text);\n"
                + repeat(n, "CREATE TABLE b# AS SELECT * FROM a;")
                + "DROP TABLE a;");
    add(
        "rows of one table inserted into itself, drops of it rolled back",
        n ->
            "CREATE TABLE a (id int, b text);\n"
                + repeat(n, "INSERT INTO a SELECT id + # FROM a;")
                + repeat(n, "BEGIN; DROP TABLE a; ROLLBACK;"));
    add(
        "CREATE TABLE AS, each of the one before",
        n ->
            "CREATE TABLE a0 (id int, b text);\n"
                + repeat(n, "CREATE TABLE a# AS SELECT * FROM a@;"));
    add(
        "a view instead of each table",
        n ->
            repeat(
                n,
                "CREATE TABLE a# (id int); ALTER TABLE a# RENAME TO b#; CREATE VIEW a# AS SELECT *"
                    + " FROM b#;"));
    add(
        "one view of many tables instead of a table that is dropped many times",
        n ->
            repeat(n, "DROP TABLE IF EXISTS a;")
                + repeat(n, "CREATE TABLE b# (id int);")
                + "CREATE VIEW a AS "
                + CostlyInputs.repeat(n, "SELECT id FROM b#", " UNION ALL ")
                + ";");
    add(
        "a wide table dropped and rolled back",
        n -> wide(n) + repeat(n, "BEGIN; DROP TABLE w; ROLLBACK;"));
    add(
        "tables of equal columns, dropped",
        n ->
            repeat(n, "CREATE TABLE a# (id int, b text, c int, d int);")
                + repeat(n, "DROP TABLE a#;"));
    add(
        "tables of equal columns, dropped and created",
        n ->
            repeat(
                n,
                "CREATE TABLE a# (id int, b text, c int, d int); DROP TABLE a#; CREATE TABLE a_#"
                    + " (id int, b text, c int, d int);"));
    add(
        "temporary tables that hide",
        n ->
            "CREATE TABLE a (id int);\n"
                + repeat(n, "CREATE TEMP TABLE a (id int); DROP TABLE a;"));
    add(
        "tables emptied and filled again",
        n ->
            "CREATE TABLE a (id int); CREATE TABLE b (id int);\n"
                + repeat(n, "DELETE FROM a; INSERT INTO a SELECT * FROM b;"));
    add(
        "table moved between schemas",
        n ->
            "CREATE SCHEMA x; CREATE TABLE a (id int);\n"
                + repeat(n, "ALTER TABLE a SET SCHEMA x; ALTER TABLE x.a SET SCHEMA public;"));
    add(
        "partitions attached and detached",
        n ->
            "CREATE TABLE p (id int) PARTITION BY RANGE (id); CREATE TABLE a (id int);\n"
                + repeat(
                    n,
                    "ALTER TABLE p ATTACH PARTITION a FOR VALUES FROM (1) TO (2); ALTER TABLE p"
                        + " DETACH PARTITION a;"));
  }

  private void routines() {
    add(
        "functions, each calls the one before",
        n ->
            "CREATE TABLE t (a int); CREATE FUNCTION f0() RETURNS int LANGUAGE plpgsql AS $$BEGIN"
                + " DELETE FROM t; RETURN 1; END$$;\n"
                + repeat(
                    n,
                    "CREATE FUNCTION f#() RETURNS int LANGUAGE plpgsql AS $$BEGIN RETURN f@();"
                        + " END$$;")
                + "SELECT f"
                + n
                + "();");
    add(
        "functions, each calls the one before and is called",
        n ->
            "CREATE TABLE t (a int); CREATE FUNCTION f0() RETURNS int LANGUAGE plpgsql AS $$BEGIN"
                + " DELETE FROM t; RETURN 1; END$$;\n"
                + repeat(
                    n,
                    "CREATE FUNCTION f#() RETURNS int LANGUAGE plpgsql AS $$BEGIN RETURN f@();"
                        + " END$$; SELECT f#();"));
    add(
        "functions, called in the order against theirs",
        n ->
            repeat(
                    n,
                    "CREATE FUNCTION f@() RETURNS int LANGUAGE plpgsql AS $$BEGIN RETURN f#();"
                        + " END$$;")
                + "SELECT f0();");
    add(
        "overloads of one function",
        n ->
            repeat(n, "CREATE TYPE y# AS ENUM ('a');")
                + repeat(n, "CREATE FUNCTION f(a y#) RETURNS int LANGUAGE sql AS 'SELECT 1';")
                + repeat(n, "SELECT f('a');"));
    add(
        "a function replaced and called",
        n ->
            "CREATE TABLE t (a int);\n"
                + repeat(
                    n,
                    "CREATE OR REPLACE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $$BEGIN DELETE"
                        + " FROM t; RETURN #; END$$; SELECT f();"));
    add(
        "a trigger for each table, an INSERT into each",
        n ->
            "CREATE TABLE x (a int); CREATE FUNCTION g() RETURNS trigger LANGUAGE plpgsql AS"
                + " $$BEGIN DELETE FROM x; RETURN NEW; END$$;\n"
                + repeat(
                    n,
                    "CREATE TABLE t# (a int); CREATE TRIGGER r BEFORE INSERT ON t# FOR EACH ROW"
                        + " EXECUTE FUNCTION g(); INSERT INTO t# VALUES (1);"));
    add(
        "many triggers of one table, many INSERTs",
        n ->
            "CREATE TABLE t (a int); CREATE FUNCTION g() RETURNS trigger LANGUAGE plpgsql AS"
                + " $$BEGIN RETURN NEW; END$$;\n"
                + repeat(
                    n, "CREATE TRIGGER r# BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION g();")
                + repeat(n, "INSERT INTO t VALUES (#);"));
    add(
        "triggers that set each other off",
        n ->
            "CREATE TABLE t0 (a int);\n"
                + repeat(
                    n,
                    "CREATE TABLE t# (a int); CREATE FUNCTION g#() RETURNS trigger LANGUAGE plpgsql"
                        + " AS $$BEGIN INSERT INTO t@ VALUES (1); RETURN NEW; END$$; CREATE TRIGGER"
                        + " r BEFORE INSERT ON t# FOR EACH ROW EXECUTE FUNCTION g#();")
                + "INSERT INTO t"
                + n
                + " VALUES (1);");
    add(
        "rules of one table, many INSERTs",
        n ->
            "CREATE TABLE t (a int); CREATE TABLE u (a int);\n"
                + repeat(
                    n, "CREATE RULE r# AS ON INSERT TO t DO ALSO INSERT INTO u VALUES (NEW.a);")
                + repeat(n, "INSERT INTO t VALUES (#);"));
    add(
        "defaults that call a function",
        n ->
            "CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $$BEGIN RETURN 1; END$$; CREATE"
                + " TABLE w (a int);\n"
                + repeat(n, "ALTER TABLE w ADD COLUMN c# int DEFAULT f();"));
    add(
        "prepared statements, run together",
        n ->
            "CREATE TABLE t (a int);\n"
                + repeat(n, "PREPARE q# AS DELETE FROM t;")
                + repeat(n, "EXECUTE q#;"));
    add(
        "a prepared statement, run often",
        n -> "CREATE TABLE t (a int); PREPARE q AS DELETE FROM t;\n" + repeat(n, "EXECUTE q;"));
    add(
        "prepared statements, unknown",
        n -> repeat(n, "EXECUTE q#;") + repeat(n, "DEALLOCATE q#;"));
    add(
        "prepared statements in one another",
        n ->
            "PREPARE q0 AS SELECT 1;\n"
                + repeat(n, "PREPARE q# AS EXECUTE q@; DEALLOCATE ALL; PREPARE q# AS SELECT 1;"));
    for (String guard :
        new String[] {
          "EXISTS (SELECT 1 FROM pg_tables WHERE tablename = 't#')",
          "NOT EXISTS (SELECT FROM information_schema.columns WHERE table_name = 't' AND"
              + " column_name = 'a#')",
          "EXISTS (SELECT 1 FROM pg_class WHERE relname = 'i#' AND relkind = 'i')",
          "to_regclass('public.t#') IS NULL",
          "EXISTS (SELECT 1 FROM pg_constraint WHERE conname = 'k#')",
          "EXISTS (SELECT 1 FROM pg_type WHERE typname = 'y#')",
          "current_setting('x.y#') = '1'"
        }) {
      add(
          "nested guards: " + guard,
          n ->
              "CREATE TABLE t (a int);\nDO $$ BEGIN "
                  + repeat(n, "IF " + guard + " THEN")
                  + " DROP TABLE t; "
                  + "END IF; ".repeat(n)
                  + "END $$;");
      add(
          "guards in a row: " + guard,
          n ->
              "CREATE TABLE t (a int);\nDO $$ BEGIN "
                  + repeat(n, "IF " + guard + " THEN ALTER TABLE t ADD COLUMN c# int; END IF;")
                  + " END $$;");
      add(
          "guards in blocks: " + guard,
          n ->
              "CREATE TABLE t (a int);\n"
                  + repeat(
                      n,
                      "DO $$ BEGIN IF "
                          + guard
                          + " THEN CREATE TABLE t# (a int); ALTER TABLE t ADD COLUMN c# int; END"
                          + " IF; END $$;"));
      add(
          "guards with ELSIF: " + guard,
          n ->
              "CREATE TABLE t (a int);\nDO $$ BEGIN IF false THEN NULL; "
                  + repeat(n, "ELSIF " + guard + " THEN ALTER TABLE t ADD COLUMN c# int;")
                  + " END IF; END $$;");
    }
    add(
        "guards over many tables",
        n ->
            repeat(n, "CREATE TABLE t# (a int);")
                + repeat(
                    n,
                    "DO $$ BEGIN IF EXISTS (SELECT 1 FROM pg_class WHERE relname = 't#') THEN DROP"
                        + " TABLE t#; END IF; END $$;"));
    add(
        "doubtful tables",
        n ->
            "DO $$ BEGIN IF random() > 0.5 THEN "
                + repeat(n, "CREATE TABLE t# (a int);")
                + " END IF; END $$;\n"
                + repeat(n, "ALTER TABLE t# ADD COLUMN b int; DROP TABLE t#;"));
    add(
        "doubtful changes of one table",
        n ->
            "CREATE TABLE t (a int);\n"
                + repeat(
                    n,
                    "DO $$ BEGIN IF random() > 0.5 THEN ALTER TABLE t ADD COLUMN c# int; END IF;"
                        + " END $$;"));
    add(
        "blocks with handlers in one another",
        n ->
            "DO $$ BEGIN "
                + repeat(n, "BEGIN CREATE TABLE t# (a int);")
                + "EXCEPTION WHEN others THEN NULL; END; ".repeat(n)
                + " END $$;");
    add(
        "blocks with handlers in a row",
        n ->
            "CREATE TABLE t (a int);\nDO $$ BEGIN "
                + repeat(
                    n,
                    "BEGIN ALTER TABLE t ADD COLUMN c# int; EXCEPTION WHEN duplicate_column THEN"
                        + " ALTER TABLE t DROP COLUMN c#; END;")
                + " END $$;");
    add(
        "loops over tables",
        n ->
            "CREATE TABLE t (a int);\nDO $$ DECLARE r record; BEGIN "
                + repeat(
                    n,
                    "FOR r IN SELECT 1 LOOP EXECUTE 'ALTER TABLE t ADD COLUMN c# int'; END LOOP;")
                + " END $$;");
    add(
        "psql conditions in one another",
        n -> "\\if 1\n".repeat(n) + "CREATE TABLE t (a int);\n" + "\\endif\n".repeat(n));
    add(
        "psql conditions in a row",
        n -> repeat(n, "\\if :x\nCREATE TABLE t# (a int);\n\\else\nDROP TABLE t#;\n\\endif"));
  }

  private void texts() {
    add("long names", n -> repeat(n / 50, "CREATE TABLE " + "x".repeat(3000) + "# (a int);"));
    add(
        "long quoted names",
        n ->
            repeat(
                n / 50,
                "ALTER TABLE \""
                    + "é\"\"".repeat(1000)
                    + "#\" RENAME TO \""
                    + "y".repeat(1000)
                    + "#\";"));
    add(
        "long columns in a view",
        n -> "CREATE VIEW v AS SELECT " + list(n / 50, "a" + "b".repeat(2000) + "#") + " FROM t;");
    add(
        "placeholders as names",
        n -> repeat(n, "ALTER TABLE ${a#}.${b#} ADD COLUMN ${c#} int DEFAULT ${d#};"));
    add(
        "placeholders in one name",
        n -> "CREATE TABLE a" + CostlyInputs.repeat(n, "${b#}", "_") + " (a int);");
    add(
        "placeholders in one EXECUTE",
        n ->
            "DO $$ BEGIN EXECUTE 'ALTER TABLE t "
                + list(n, "ADD COLUMN ' || quote_ident(x#) || ' int")
                + "'; END $$;");
    add(
        "placeholders of format",
        n ->
            "DO $$ BEGIN EXECUTE format('ALTER TABLE t "
                + list(n, "DROP COLUMN %I")
                + "', "
                + list(n, "x#")
                + "); END $$;");
    add(
        "names made at run time",
        n ->
            "DO $$ BEGIN "
                + repeat(
                    n,
                    "EXECUTE format('CREATE TABLE %I (a int)', x#); EXECUTE format('DROP TABLE %I',"
                        + " x#);")
                + " END $$;");
    add(
        "template branches",
        n -> repeat(n, "{% if a# %} DROP TABLE a#; {% else %} DROP TABLE b#; {% endif %}"));
    add(
        "template branches in one another",
        n -> "{% if a %}\n".repeat(n) + "DROP TABLE a;\n" + "{% endif %}\n".repeat(n));
    add("COPY without an end", n -> repeat(n, "COPY t FROM stdin;\n1\t2\nDROP TABLE t;"));
    add(
        "foreign annotations",
        n -> repeat(n, "-- +goose Down\n-- migrate:down\n-- +migrate Up\nDROP TABLE t#;"));
  }
}
