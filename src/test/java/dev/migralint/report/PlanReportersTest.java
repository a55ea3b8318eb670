package dev.migralint.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.migralint.plan.Plan;
import dev.migralint.plan.Planner;
import dev.migralint.report.plan.PlanFormat;
import dev.migralint.settings.Settings;
import dev.migralint.source.ChangeSet;
import dev.migralint.source.MapTree;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PlanReportersTest {
  private static final String SHOP =
      """
      CREATE TABLE account (id bigserial PRIMARY KEY, email text UNIQUE);
      CREATE TABLE invoice (
        id bigserial PRIMARY KEY, account_id bigint REFERENCES account ON DELETE CASCADE, total int);
      CREATE INDEX invoice_total ON invoice (total);
      CREATE VIEW open_invoice AS SELECT * FROM invoice WHERE total > 0;
      """;

  private static final String CHANGE =
      """
      BEGIN;
      SET LOCAL lock_timeout = '5s';
      SET LOCAL statement_timeout = 60000;
      ALTER TABLE invoice
        ADD COLUMN reference uuid
        DEFAULT gen_random_uuid()
        NOT NULL
        UNIQUE;
      ALTER TABLE invoice ALTER COLUMN account_id SET NOT NULL;
      REINDEX INDEX invoice_total;
      SELECT count(*) FROM open_invoice;
      COMMIT;
      CREATE INDEX CONCURRENTLY invoice_account ON invoice (account_id);
      DROP TABLE account CASCADE;
      ALTER TABLE audit ALTER COLUMN at SET NOT NULL;
      ALTER TABLE invoice DELETE COLUMN total;
      """;

  private static final String HOSTILE =
      """
      COMMENT ON TABLE "a
      ::error::`b`<i>##[group]\u001b[31m" IS 'x
      ::warning::y\u202e';
      DROP TABLE "a
      ::error::`b`<i>##[group]\u001b[31m";
      """;

  private static Plan plan(String change) {
    MapTree tree = MapTree.of(Map.of("db/0001_shop.sql", SHOP, "db/0002_change.sql", change));
    return new Planner(Settings.NONE)
        .plan(new ChangeSet("db", tree, new ChangeSet.Review.Each(List.of("db/0002_change.sql"))));
  }

  private static String write(PlanFormat format, Plan plan) throws IOException {
    StringWriter out = new StringWriter();
    format.reporter().write(plan, out, ReportersTest.PLAIN);
    return out.toString();
  }

  private static String extension(PlanFormat format) {
    return switch (format) {
      case TEXT -> "txt";
      case MARKDOWN -> "md";
      case JSON -> "json";
    };
  }

  @ParameterizedTest
  @EnumSource
  void everyday(PlanFormat format) throws IOException {
    Golden.check("plan." + extension(format), write(format, plan(CHANGE)));
  }

  @ParameterizedTest
  @EnumSource
  void hostile(PlanFormat format) throws IOException {
    String written = write(format, plan(HOSTILE));
    Golden.check("hostile-plan." + extension(format), written);
    for (String line : written.split("\n")) {
      assertFalse(line.chars().anyMatch(c -> Character.isISOControl(c) || c == 0x202E), line);
      assertFalse(line.strip().startsWith("::") || line.contains("##["), line);
    }
  }

  @ParameterizedTest
  @EnumSource(PlanFormat.class)
  void nothing(PlanFormat format) throws IOException {
    Golden.check(
        "empty-plan." + extension(format),
        write(format, new Plan("nothing", 0, List.of(), List.of(), List.of())));
  }

  @Test
  void jsonIsValid() throws IOException {
    for (String change : List.of(CHANGE, HOSTILE, "")) {
      assertEquals(
          Set.of(),
          JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
              .getSchema(JsonSchemas.plan())
              .validate(write(PlanFormat.JSON, plan(change)), InputFormat.JSON));
    }
  }
}
