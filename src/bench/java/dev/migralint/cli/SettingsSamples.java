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
                hazard: outage
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
                "executeInTransaction=false\n")),
        of(
            Map.of(
                "changelog/db.changelog-master.yaml",
                """
                databaseChangeLog:
                  - preConditions: [{dbms: {type: postgresql}}]
                  - property: {name: schema, value: public, dbms: postgresql}
                  - include: {file: next.json, relativeToChangelogFile: true}
                  - includeAll: {path: sql/, relativeToChangelogFile: true, endsWithFilter: .sql}
                  - changeSet:
                      id: 1
                      author: a
                      runInTransaction: false
                      changes:
                        - sqlFile: {path: sql/a.sql, relativeToChangelogFile: true, splitStatements: false}
                        - &drop dropColumn: {tableName: account, columnName: nick}
                        - addColumn:
                            tableName: account
                            columns: [{column: {name: x, type: int, constraints: {nullable: false}}}]
                      rollback: [*drop, {sql: "SELECT 1"}]
                """,
                "changelog/next.json",
                """
                {"databaseChangeLog": [
                  {"changeSet": {"id": "2", "author": "a", "runOnChange": true, "dbms": "postgresql",
                    "changes": [{"sql": {"sql": "ALTER TABLE account ADD y int", "splitStatements": false}},
                                {"createIndex": {"tableName": "account", "columns": [{"column": {"name": "y"}}]}}]}},
                  {"include": {"file": "third.changelog.xml", "relativeToChangelogFile": true}}]}
                """,
                "changelog/third.changelog.xml",
                """
                <?xml version="1.1" encoding="UTF-8" standalone="no"?>
                <!DOCTYPE databaseChangeLog [<!ENTITY a "b">]>
                <databaseChangeLog xmlns:ext="http://www.liquibase.org/xml/ns/dbchangelog-ext">
                  <property name="t" value="account"/>
                  <includeAll path="sql" relativeToChangelogFile="true"/>
                  <changeSet id="3" author="a" context="prod and !test" failOnError="false">
                    <preConditions onFail="MARK_RAN"><not><tableExists tableName="${t}"/></not></preConditions>
                    <createTable tableName="${t}"><column name="id" type="bigint" autoIncrement="true">
                      <constraints primaryKey="true"/></column></createTable>
                    <sql endDelimiter="/" stripComments="true"><![CDATA[DROP TABLE y /]]></sql>
                    <sqlFile path="sql/a.sql" relativeToChangelogFile="true" encoding="UTF-8"/>
                    <rollback><dropTable tableName="${t}"/></rollback>
                  </changeSet>
                </databaseChangeLog>
                """,
                "changelog/sql/a.sql",
                SQL,
                "changelog/sql/b.changelog.sql",
                "--liquibase formatted sql\n--changeset a:9 labels:x,!y\n" + DROP)),
        of(
            Map.of(
                "package.json",
                """
                {"dependencies": {"node-pg-migrate": "^7.0.0", "drizzle-orm": "0.30.1", "prisma": "5.1.0"}}
                """,
                "package-lock.json",
                """
                {"lockfileVersion": 3, "packages": {"": {"dependencies": {"prisma": "^5.0.0"}},
                  "node_modules/prisma": {"version": "5.1.0", "dev": true},
                  "node_modules/drizzle-orm": {"version": "0.30.1"}, "node_modules/node-pg-migrate": {"version": "7.4.0"}},
                 "dependencies": {"prisma": {"version": "5.1.0", "requires": {"x": "1"}}}}
                """,
                "yarn.lock",
                """
                # yarn lockfile v1

                "prisma@^5.0.0", prisma@~5.1:
                  version "5.1.0"
                  dependencies:
                    x "1"

                "drizzle-orm@npm:^0.30.0":
                  version: 0.30.1
                """,
                "pnpm-lock.yaml",
                """
                lockfileVersion: '9.0'
                importers:
                  .:
                    dependencies: {prisma: {specifier: ^5.0.0, version: 5.1.0(x@1)}}
                packages:
                  /drizzle-orm@0.30.1: {resolution: {integrity: x}}
                  prisma@5.1.0(a@1)(b@2): {resolution: {integrity: x}}
                """,
                "bun.lock",
                """
                {"lockfileVersion": 1, "packages": {"prisma": ["prisma@5.1.0", "", {}, "sha512-x"], // a comment
                  "drizzle-orm": ["drizzle-orm@0.30.1", "", {},],},}
                """,
                "prisma/schema.prisma",
                "datasource db {\n  provider = \"postgresql\"\n  url = env(\"X\")\n}\n",
                "prisma/migrations/migration_lock.toml",
                "provider = \"postgresql\"\n",
                "prisma/migrations/20260101000000_a/migration.sql",
                SQL,
                "prisma/migrations/20260102000000_b/migration.sql",
                DROP)),
        of(
            Map.of(
                "go.mod",
                """
                module example.org/x

                go 1.22

                require (
                \tgithub.com/golang-migrate/migrate/v4 v4.17.0 // indirect
                \tgithub.com/jackc/tern/v2 v2.1.0
                )
                replace github.com/pressly/goose/v3 => ../goose
                """,
                "atlas.hcl",
                """
                env "x" {
                  url = getenv("X")
                  migration { dir = "file://migrations?format=golang-migrate" }
                }
                """,
                "migrations/atlas.sum",
                "h1:abc=\n1_a.up.sql h1:abc=\n2_b.up.sql h1:def=\n",
                "tern/tern.conf",
                "[database]\nhost = x\n[data]\nprefix = y\n",
                "tern/001_a.sql",
                SQL + "---- create above / drop below ----\nDROP TABLE account;\n",
                "migrations/1_a.up.sql",
                SQL,
                "migrations/2_b.up.sql",
                DROP,
                "migrations/2_b.down.sql",
                SQL)),
        of(
            Map.of(
                "Cargo.toml",
                """
                [workspace]
                members = ["a", "b/*"]
                [workspace.dependencies]
                sqlx = { version = "0.8", features = ["postgres", "migrate"] }
                [dependencies.diesel]
                version = "2.1"
                [dependencies]
                refinery = "0.8"
                """,
                "Cargo.lock",
                "version = 4\n\n"
                    + "[[package]]\n"
                    + "name = \"sqlx\"\n"
                    + "version = \"0.8.2\"\n"
                    + "dependencies = [\n"
                    + " \"x\",\n"
                    + "]\n",
                "sqlx.toml",
                "[migrate]\n"
                    + "table-name = \"x\"\n"
                    + "migrations-dir = \"migrations\"\n"
                    + "ignored-chars = [\"\\r"
                    + "\"]\n",
                "refinery.toml",
                "[main]\ndb_type = \"Postgres\"\n",
                "diesel.toml",
                "[migrations_directory]\ndir = \"diesel\"\n",
                "diesel/2026-01-01-000000_a/up.sql",
                SQL,
                "diesel/2026-01-01-000000_a/metadata.toml",
                "run_in_transaction = false\n",
                "migrations/20260101000000_a.sql",
                SQL,
                "migrations/20260102000000_b.sql",
                "-- no-transaction\n" + DROP)),
        of(
            Map.of(
                "Gemfile.lock",
                "GEM\n  specs:\n    pg (1.5.0)\n    rails (7.1.0)\n      activerecord (= 7.1.0)\n",
                "config/database.yml",
                """
                default: &default
                  adapter: postgresql
                  pool: <%= ENV.fetch("X") { 5 } %>
                production:
                  <<: *default
                  url: postgres://x
                """,
                "hasura/config.yaml",
                "version: 3\nmetadata_directory: metadata\nmigrations_directory: migrations\n",
                "hasura/migrations/default/1_a/up.sql",
                SQL,
                "supabase/config.toml",
                "[db]\nmajor_version = 15\n[db.migrations]\nschema_paths = [\"./s/*.sql\"]\n",
                "supabase/migrations/20260101000000_a.sql",
                SQL,
                "dbconfig.yml",
                "development:\n  dialect: postgres\n  dir: sm\n  table: gorp\n",
                "sm/1.sql",
                "-- +migrate Up notransaction\n"
                    + SQL
                    + "-- +migrate Down\nDROP TABLE account;\n")));
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
