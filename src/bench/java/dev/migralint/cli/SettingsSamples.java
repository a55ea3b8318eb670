package dev.migralint.cli;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Repositories with settings, baselines and changelogs that few real ones have. */
final class SettingsSamples {
  private static final String SQL = "CREATE TABLE account (id bigint PRIMARY KEY, nick text);\n";
  private static final String DROP = "ALTER TABLE account DROP COLUMN nick;\n";

  private SettingsSamples() {}

  static List<Map<String, byte[]>> all() {
    return List.of(
        of(
            Map.of(
                ".migralint.yml",
                """
                postgres: 16
                fail-on: warning
                base: origin/main
                search-path: [app, public]
                exclude:
                  - "db/old/**"
                  - /generated/
                migrations:
                  - path: db/migration
                    layout: flyway
                    since: V1
                    schema: db/schema.sql
                    version: 9.22.3
                    transaction: file
                  - {path: sql, order: [b.sql, a.sql]}
                rules:
                  dropped-column: warning
                  index-blocking-writes: off
                allow:
                  - rule: dropped-column
                    path: db/migration/V2__b.sql
                    object: account
                    until: 2027-01-01
                    because: it is &x unused
                baseline: .migralint-baseline
                rule-folders: team
                """,
                ".migralint-baseline",
                "dropped-column  db/migration/V2__b.sql  account  alter table account drop column"
                    + " nick\n",
                "team/no-grants.yml",
                """
                title: A rule of the team
                severity: error
                match: [privileges, drop-column]
                when:
                  any:
                    - {grants: yes}
                    - {table.born: [earlier, unknown]}
                message: "A grant on {table}."
                why: Because.
                bad: [{case: a bad one, sql: GRANT SELECT ON a TO b;, marks: GRANT SELECT ON a TO b}]
                good: [{case: a good one, sql: SELECT 1;}]
                """,
                "db/schema.sql",
                SQL,
                "sql/a.sql",
                SQL,
                "sql/b.sql",
                DROP)),
        of(
            Map.of(
                "changelog/db.changelog-master.xml",
                """
                <?xml version="1.0" encoding="UTF-8"?>
                <databaseChangeLog xmlns="http://www.liquibase.org/xml/ns/dbchangelog">
                  <include file="a.sql" relativeToChangelogFile="true"/>
                  <changeSet id="1" author="a" runInTransaction="false"><sql>DROP TABLE x;</sql></changeSet>
                </databaseChangeLog>
                """,
                "changelog/a.sql",
                """
                --liquibase formatted sql
                --changeset a:1 runInTransaction:false dbms:postgresql context:prod
                --preconditions onFail:MARK_RAN
                CREATE TABLE account (id int);
                --rollback DROP TABLE account;
                --changeset a:2 splitStatements:false endDelimiter:/ stripComments:true
                DROP TABLE account;
                --include file:b.sql
                """)),
        of(
            Map.of(
                "drizzle/meta/_journal.json",
                """
                {"version":"7","dialect":"postgresql","entries":[
                  {"idx":0,"version":"7","when":1700000000000,"tag":"0000_a","breakpoints":true},
                  {"idx":1,"version":"7","when":1700000000001,"tag":"0001_b","breakpoints":true}]}
                """,
                "drizzle/0000_a.sql",
                SQL,
                "drizzle/0001_b.sql",
                DROP)),
        of(
            Map.of(
                "sqitch.plan",
                """
                %syntax-version=1.0.0
                %project=x

                a 2026-01-01T00:00:00Z A <a@b> # one
                @v1 2026-01-01T00:00:00Z A <a@b> # tag
                a [a@v1] 2026-01-02T00:00:00Z A <a@b> # again
                """,
                "sqitch.conf",
                "[core]\n\tengine = pg\n\ttop_dir = .\n",
                "deploy/a.sql",
                DROP,
                "deploy/a@v1.sql",
                SQL,
                "revert/a.sql",
                DROP)),
        of(
            Map.of(
                "pom.xml",
                """
                <project><dependencies><dependency><groupId>org.flywaydb</groupId>
                <artifactId>flyway-core</artifactId><version>9.22.3</version></dependency></dependencies>
                <build><plugins><plugin><groupId>org.flywaydb</groupId><artifactId>flyway-maven-plugin</artifactId>
                <configuration><locations><location>filesystem:src/main/resources/db/migration</location></locations>
                <outOfOrder>true</outOfOrder></configuration></plugin></plugins></build></project>
                """,
                "build.gradle.kts",
                "flyway { locations = arrayOf(\"filesystem:db\"); mixed = true }\n"
                    + "implementation(\"org.flywaydb:flyway-core:9.1.0\")\n",
                "flyway.conf",
                "flyway.locations=filesystem:src/main/resources/db/migration\n"
                    + "flyway.sqlMigrationPrefix=V\n"
                    + "flyway.placeholders.x=${y}\n",
                "flyway.toml",
                "[flyway]\n"
                    + "locations = [\"filesystem:db\"]\n"
                    + "[environments.x]\n"
                    + "url = \"jdbc:postgresql://x\"\n",
                "src/main/resources/application.yml",
                "spring:\n"
                    + "  flyway:\n"
                    + "    locations: classpath:db/migration\n"
                    + "    out-of-order: true\n"
                    + "---\n"
                    + "spring: {profiles: x}\n",
                "src/main/resources/db/migration/V1__a.sql",
                SQL,
                "src/main/resources/db/migration/V2__b.sql",
                DROP,
                "src/main/resources/db/migration/V2__b.sql.conf",
                "executeInTransaction=false\n")));
  }

  private static Map<String, byte[]> of(Map<String, String> texts) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    new TreeMap<>(texts)
        .forEach((path, text) -> files.put(path, text.getBytes(StandardCharsets.UTF_8)));
    files.put("db/migration/V1__a.sql", SQL.getBytes(StandardCharsets.UTF_8));
    files.put("db/migration/V2__b.sql", DROP.getBytes(StandardCharsets.UTF_8));
    return files;
  }
}
