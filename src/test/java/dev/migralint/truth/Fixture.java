package dev.migralint.truth;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** Brings a database to what a case is given, with rows in every table. */
final class Fixture {
  private static final String CLEAR =
      """
      DO $$
      DECLARE statement text;
      BEGIN
        FOR statement IN
          SELECT format('DROP PUBLICATION %I', pubname) FROM pg_publication
          UNION ALL
          SELECT format('DROP EVENT TRIGGER %I', evtname) FROM pg_event_trigger
          UNION ALL
          SELECT format('DROP FOREIGN DATA WRAPPER %I CASCADE', fdwname) FROM pg_foreign_data_wrapper
          UNION ALL
          SELECT format('DROP SCHEMA %I CASCADE', nspname) FROM pg_namespace
          WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'
          UNION ALL
          SELECT format('DROP OWNED BY %1$I; DROP ROLE %1$I', rolname) FROM pg_roles
          WHERE rolname !~ '^pg_' AND rolname <> 'postgres'
        LOOP
          EXECUTE statement;
        END LOOP;
        CREATE SCHEMA public;
      END $$
      """;

  /** A foreign key's rows are looked up as those of large tables are: by a hash of all of them. */
  private static final List<String> PLANS =
      List.of(
          "enable_nestloop",
          "enable_mergejoin",
          "enable_indexscan",
          "enable_indexonlyscan",
          "enable_bitmapscan");

  /** What sessions keep of partitions goes, as for one that has not used them before. */
  private static final String FORGET_PARTITIONS =
      "UPDATE pg_class SET relkind = relkind WHERE relispartition";

  /** Not the system catalogs, which a plain ANALYZE reads too. */
  private static final String ANALYZE =
      """
      DO $$
      DECLARE made text;
      BEGIN
        SELECT string_agg(oid::regclass::text, ', ') INTO made FROM pg_class
        WHERE relkind IN ('r', 'm', 'p') AND relnamespace::regnamespace::text !~ '^(pg_|information_schema)';
        IF made IS NOT NULL THEN
          EXECUTE 'ANALYZE ' || made;
        END IF;
      END $$
      """;

  private final Connection session;
  private String current = "nothing";
  private Map<Long, Relation> relations = Map.of();

  Fixture(Connection session) {
    this.session = session;
  }

  /** Ends the transaction and, unless it was all that happened, makes the given state anew. */
  Map<Long, Relation> set(String given, boolean filled) throws SQLException {
    Sql.run(session, "ROLLBACK");
    String wanted = filled + given;
    if (!wanted.equals(current)) {
      spoil();
      clear();
      for (String statement : Sql.statements(given)) {
        Sql.run(session, statement);
      }
      if (filled) {
        new Filler(session).fill();
      }
      Sql.run(session, ANALYZE);
      Sql.run(session, "RESET ALL");
      for (String setting : PLANS) {
        Sql.run(session, "SET " + setting + " = off");
      }
      relations = Relation.all(session);
      current = wanted;
    }
    Sql.run(session, FORGET_PARTITIONS);
    return relations;
  }

  /** Something was committed since. */
  void spoil() {
    current = "nothing";
  }

  private void clear() throws SQLException {
    Sql.run(session, "DISCARD ALL");
    Sql.run(session, "SET statement_timeout = '20s'");
    for (String statement : List.of("SET client_min_messages = warning", CLEAR)) {
      Sql.run(session, statement);
    }
  }
}
