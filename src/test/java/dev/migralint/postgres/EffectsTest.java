package dev.migralint.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.migralint.schema.Known;
import dev.migralint.source.SourceFile;
import dev.migralint.sql.Script;
import dev.migralint.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Locks and work of each operation, as servers of every supported version were seen to do. */
class EffectsTest {
  private static final String BEFORE =
      """
      CREATE TABLE r (id int PRIMARY KEY);
      CREATE TABLE t (id int PRIMARY KEY, a int, n int NOT NULL, v varchar(20), k int,
        r_id int CONSTRAINT fk REFERENCES r, g int GENERATED ALWAYS AS (a) STORED,
        w varchar(9), CONSTRAINT k_ok CHECK (k IS NOT NULL AND k > 0),
        CONSTRAINT w_ok CHECK (w <> ''), CONSTRAINT late CHECK (a IS NOT NULL) NOT VALID);
      CREATE INDEX i ON t (a);
      CREATE INDEX part ON r (id) WHERE id > 0;
      CREATE TABLE p (a varchar(9)) PARTITION BY LIST (a);
      CREATE INDEX ON p (a);
      CREATE TABLE p1 PARTITION OF p FOR VALUES IN ('x');
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ALTER TABLE t ADD x int                                | t AE
          ALTER TABLE t ADD x int DEFAULT 1 NOT NULL             | t AE
          ALTER TABLE t ADD x timestamptz DEFAULT now()          | t AE
          ALTER TABLE t ADD x uuid DEFAULT gen_random_uuid()     | t AE rewrite
          ALTER TABLE t ADD x int DEFAULT app.f()                | t AE rewrite?
          ALTER TABLE t ADD x serial                             | t AE rewrite
          ALTER TABLE t ADD x int GENERATED ALWAYS AS IDENTITY   | t AE rewrite
          ALTER TABLE t ADD x int GENERATED ALWAYS AS (a) STORED | t AE rewrite
          ALTER TABLE t ADD x int GENERATED ALWAYS AS (a) VIRTUAL | t AE
          ALTER TABLE t ADD x int CHECK (x > 0)                  | t AE; t AE scan
          ALTER TABLE t ADD x int UNIQUE                         | t AE; t AE build
          ALTER TABLE t ADD x int REFERENCES r                   | t AE; t AE, r SRX
          ALTER TABLE t ADD x int DEFAULT 1 REFERENCES r         | t AE; t AE, r SRX scan
          ALTER TABLE t DROP COLUMN a                            | t AE loses
          ALTER TABLE t DROP COLUMN r_id                         | t AE, r AE loses
          ALTER TABLE t ALTER a TYPE bigint                      | t AE rewrite
          ALTER TABLE t ALTER v TYPE varchar(40)                 | t AE
          ALTER TABLE t ALTER w TYPE varchar(40)                 | t AE scan
          ALTER TABLE t ALTER w TYPE varchar(9)                  | t AE
          ALTER TABLE t ALTER r_id TYPE int USING r_id::integer  | t AE, r AE
          ALTER TABLE t ALTER a TYPE int USING CAST(a AS int)    | t AE
          ALTER TABLE t ALTER a TYPE int USING a + 1             | t AE rewrite
          ALTER TABLE p ALTER a TYPE varchar(20)                 | p AE, p1 AE build
          ALTER TABLE r ALTER id TYPE oid                        | r AE build
          ALTER TABLE t ALTER a SET NOT NULL                     | t AE scan
          ALTER TABLE t ALTER n SET NOT NULL                     | t AE
          ALTER TABLE t ALTER k SET NOT NULL                     | t AE
          ALTER TABLE t ALTER k SET NOT NULL, DROP CONSTRAINT k_ok | t AE scan; t AE
          ALTER TABLE x ALTER a SET NOT NULL                     | x AE scan?
          ALTER TABLE t ALTER a DROP NOT NULL                    | t AE
          ALTER TABLE t ALTER a SET DEFAULT 1                    | t AE
          ALTER TABLE t ALTER a SET STATISTICS 5                 | t SUX
          ALTER TABLE t ALTER a SET STORAGE PLAIN                | t AE
          ALTER TABLE t ALTER g SET EXPRESSION AS (a + 1)        | t AE rewrite
          ALTER TABLE t RENAME a TO b                            | t AE
          ALTER TABLE t RENAME TO u                              | t AE
          ALTER TABLE t SET SCHEMA app                           | t AE
          ALTER TABLE t SET (fillfactor = 5)                     | t SUX
          ALTER TABLE t OWNER TO me                              | t AE
          ALTER TABLE t SET UNLOGGED                             | t AE rewrite
          ALTER TABLE t SET TABLESPACE x                         | t AE rewrite
          ALTER TABLE t DISABLE TRIGGER ALL                      | t SRX
          ALTER TABLE t ENABLE ROW LEVEL SECURITY                | t AE
          ALTER TABLE t ADD CHECK (a > 0)                        | t AE scan
          ALTER TABLE t ADD CHECK (a > 0) NOT VALID              | t AE
          ALTER TABLE t ADD FOREIGN KEY (a) REFERENCES r         | t SRX, r SRX scan
          ALTER TABLE t ADD FOREIGN KEY (a) REFERENCES r NOT VALID | t SRX, r SRX
          ALTER TABLE t VALIDATE CONSTRAINT late                 | t SUX scan
          ALTER TABLE t VALIDATE CONSTRAINT fk                   | t SUX
          ALTER TABLE t DROP CONSTRAINT fk                       | t AE, r AE
          ALTER TABLE t ADD UNIQUE (a)                           | t AE build
          ALTER TABLE t ADD UNIQUE USING INDEX i                 | t AE
          ALTER TABLE t ADD PRIMARY KEY (a)                      | t AE scan build
          ALTER TABLE t ADD PRIMARY KEY (n)                      | t AE build
          ALTER TABLE t ADD PRIMARY KEY USING INDEX i            | t AE scan
          ALTER TABLE t ADD EXCLUDE (a WITH =)                   | t AE build
          ALTER TABLE p ATTACH PARTITION x FOR VALUES IN (1)     | p SUX, x AE scan?
          ALTER TABLE p DETACH PARTITION p1                      | p AE, p1 AE
          ALTER TABLE p DETACH PARTITION p1 CONCURRENTLY         | p SUX, p1 AE alone
          CREATE TABLE x (a int REFERENCES r)                    | -; -; r SRX
          CREATE TABLE x PARTITION OF p FOR VALUES IN (1)        | p AE
          CREATE INDEX ON t (a)                                  | t S build
          CREATE INDEX CONCURRENTLY x ON t (a)                   | t SUX build alone
          CREATE INDEX ON ONLY p (a)                             | p S
          DROP INDEX i                                           | t AE
          DROP INDEX CONCURRENTLY i                              | t SUX alone
          DROP INDEX CONCURRENTLY IF EXISTS nosuch               | - alone
          ALTER INDEX i RENAME TO j                              | -
          REINDEX INDEX i                                        | t S build
          REINDEX TABLE CONCURRENTLY t                           | t SUX build alone
          REINDEX SCHEMA app                                     | - alone
          DROP TABLE t                                           | t AE, r AE loses
          DROP TABLE p1                                          | p1 AE, p AE loses
          TRUNCATE t                                             | t AE rewrite loses
          LOCK t IN SHARE MODE                                   | t S
          LOCK t                                                 | t AE
          INSERT INTO t VALUES (1)                               | t RX
          UPDATE t SET a = 1                                     | t RX
          DELETE FROM t                                          | t RX loses
          COPY t FROM '/f'                                       | t RX
          COPY t TO '/f'                                         | t AS
          CREATE TRIGGER x AFTER INSERT ON t EXECUTE FUNCTION f() | t SRX
          DROP TRIGGER x ON t                                    | t AE
          CREATE POLICY x ON t                                   | t AE
          ALTER TYPE m ADD VALUE 'x'                             | -
          CREATE STATISTICS ON a, n FROM t                       | t SUX
          VACUUM                                                 | - alone
          VACUUM t                                               | t SUX alone
          VACUUM FULL t, r                                       | t AE rewrite alone; r AE rewrite alone
          ANALYZE t                                              | t SUX
          CLUSTER t                                              | t AE rewrite
          CLUSTER                                                | - alone
          REPACK t                                               | t AE rewrite
          REFRESH MATERIALIZED VIEW x                            | x AE rewrite
          REFRESH MATERIALIZED VIEW CONCURRENTLY x               | x EX
          ALTER MATERIALIZED VIEW x SET TABLESPACE fast          | x AE rewrite
          CREATE PUBLICATION x FOR TABLE t                       | -; t SUX
          ALTER PUBLICATION x DROP TABLE t                       | -; t SUX
          CREATE SCHEMA x CREATE TABLE y (a int REFERENCES r)    | -; -; -; r SRX
          CREATE DATABASE x                                      | - alone
          CREATE TABLESPACE x LOCATION 'x'                       | - alone
          DROP DATABASE x                                        | - alone
          ALTER SYSTEM SET x = 1                                 | - alone
          DISCARD ALL                                            | - alone
          DISCARD PLANS                                          | -
          """)
  void ofAStatement(String sql, String expected) {
    Played played = new Played().before(BEFORE);
    Statement statement = Script.read(new SourceFile("", sql)).statements().getFirst();
    List<Effect> effects = Effects.of(statement, played.catalog, played.session);
    assertEquals(
        expected, effects.stream().map(EffectsTest::print).collect(Collectors.joining("; ")));
  }

  private static String print(Effect effect) {
    String locks =
        effect.locks().stream()
            .map(lock -> lock.table() + " " + letters(lock.mode()))
            .collect(Collectors.joining(", "));
    return (locks.isEmpty() ? "-" : locks)
        + work("rewrite", effect.rewrites())
        + work("scan", effect.scans())
        + work("build", effect.buildsIndex())
        + (effect.refusesTransaction() ? " alone" : "")
        + (effect.losesData() ? " loses" : "");
  }

  private static String work(String name, Known does) {
    return switch (does) {
      case YES -> " " + name;
      case NO -> "";
      case UNKNOWN -> " " + name + "?";
    };
  }

  private static String letters(LockMode mode) {
    return switch (mode) {
      case ACCESS_SHARE -> "AS";
      case ROW_SHARE -> "RS";
      case ROW_EXCLUSIVE -> "RX";
      case SHARE_UPDATE_EXCLUSIVE -> "SUX";
      case SHARE -> "S";
      case SHARE_ROW_EXCLUSIVE -> "SRX";
      case EXCLUSIVE -> "EX";
      case ACCESS_EXCLUSIVE -> "AE";
    };
  }
}
