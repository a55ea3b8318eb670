package dev.migralint.layout.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.migralint.layout.Dependency;
import dev.migralint.layout.Dependency.Ecosystem;
import dev.migralint.layout.Version;
import dev.migralint.source.MapTree;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LockFilesTest {
  private static final String FOLDER = "apps/api/db/migrations";
  private static final Dependency PRISMA = new Dependency(Ecosystem.NPM, "prisma");
  private static final Dependency CLIENT = new Dependency(Ecosystem.NPM, "@prisma/client");
  private static final Dependency GOOSE =
      new Dependency(Ecosystem.GO, "github.com/pressly/goose/v3");
  private static final Dependency SQLX = new Dependency(Ecosystem.CARGO, "sqlx");
  private static final Dependency FLYWAY =
      new Dependency(Ecosystem.MAVEN, "org.flywaydb:flyway-core");
  private static final Dependency PLUGIN = new Dependency(Ecosystem.MAVEN, "org.flywaydb.flyway");

  static Stream<Arguments> written() {
    return Stream.of(
        arguments(
            PRISMA,
            "package-lock.json",
            """
            {"packages": {"": {"dependencies": {"prisma": "^6.0.0"}},
              "node_modules/prisma": {"version": "6.19.3", "dev": true},
              "node_modules/prisma-extra": {"version": "1.0.0"}}}
            """,
            "6.19.3"),
        arguments(
            PRISMA,
            "npm-shrinkwrap.json",
            "{\"dependencies\": {\"prisma\": {\"version\": \"4.1.0\"}}}",
            "4.1.0"),
        arguments(CLIENT, "pnpm-lock.yaml", "packages:\n\n  '@prisma/client@7.4.1':\n", "7.4.1"),
        arguments(
            PRISMA, "pnpm-lock.yaml", "packages:\n\n  /prisma/4.16.2:\n    dev: true\n", "4.16.2"),
        arguments(
            PRISMA,
            "pnpm-lock.yaml",
            "packages:\n  prisma@6.19.3:\n\nsnapshots:\n  prisma@6.19.3(a@1.0.0):\n",
            "6.19.3"),
        arguments(
            PRISMA,
            "yarn.lock",
            "prisma@^5.0.0, prisma@^5.1.0:\n  version \"5.22.0\"\n  resolved \"x\"\n",
            "5.22.0"),
        arguments(
            CLIENT,
            "yarn.lock",
            "\"@prisma/client@npm:^6.1.0\":\n  version: 6.1.0\n  resolution: \"x\"\n",
            "6.1.0"),
        arguments(
            PRISMA,
            "bun.lock",
            "{\"packages\": {\"prisma\": [\"prisma@7.4.0\", \"\", {}]}}",
            "7.4.0"),
        arguments(
            PRISMA,
            "bun.lock",
            """
            {
              // written by bun
              "workspaces": {"": {"dependencies": {"prisma": "^7.0.0"}}},
              "packages": {"prisma": ["prisma@7.4.1", "", {}, "sha512-x"],},
            }
            """,
            "7.4.1"),
        arguments(
            PRISMA,
            "package-lock.json",
            """
            {"packages": {"node_modules/prisma": {"dev": true, "bin": {"a": "b"}, "version": "6.1.0"},
              "node_modules/a/node_modules/prisma": {"version": "5.0.0"}}}
            """,
            ""),
        arguments(
            PRISMA,
            "package-lock.json",
            "{\"packages\": {\"node_modules/prisma\": {\"dev\": true, \"version\": \"6.1.0\"}}}",
            "6.1.0"),
        arguments(
            PRISMA, "package.json", "{\"devDependencies\": {\"prisma\": \"6.2.1\"}}", "6.2.1"),
        arguments(PRISMA, "package.json", "{\"devDependencies\": {\"prisma\": \"^6.2.1\"}}", ""),
        arguments(PRISMA, "package.json", "{\"scripts\": {\"prisma\": \"6.2.1\"}}", ""),
        arguments(
            GOOSE,
            "go.mod",
            "require (\n\tgithub.com/pressly/goose/v3 v3.24.1 // indirect\n)\n",
            "3.24.1"),
        arguments(GOOSE, "go.mod", "require github.com/pressly/goose/v3 v3.0.1\n", "3.0.1"),
        arguments(
            SQLX, "Cargo.lock", "[[package]]\nname = \"sqlx\"\nversion = \"0.8.6\"\n", "0.8.6"),
        arguments(
            SQLX,
            "Cargo.lock",
            "name = \"sqlx\"\nversion = \"0.8.6\"\n\nname = \"sqlx\"\nversion = \"0.7.0\"\n",
            ""),
        arguments(SQLX, "Cargo.toml", "[dependencies]\nsqlx = { version = \"=0.7.4\" }\n", "0.7.4"),
        arguments(SQLX, "Cargo.toml", "[dependencies]\nsqlx = \"0.7\"\n", ""),
        arguments(FLYWAY, "pom.xml", pom("<version>11.1.0</version>", ""), "11.1.0"),
        arguments(
            FLYWAY,
            "pom.xml",
            pom("<version>${flyway.version}</version>", "<flyway.version>9.1.2</flyway.version>"),
            "9.1.2"),
        arguments(FLYWAY, "pom.xml", pom("<version>[9,10)</version>", ""), ""),
        arguments(FLYWAY, "pom.xml", "<!-- " + pom("<version>11.1.0</version>", "") + " -->", ""),
        arguments(
            FLYWAY,
            "pom.xml",
            pom("", "")
                .replace(
                    "<properties>",
                    "<parent><artifactId>spring-boot-starter-parent</artifactId>"
                        + "<groupId>org.springframework.boot</groupId>"
                        + "<version>3.2.5</version></parent><properties>"),
            "9.22"),
        arguments(
            FLYWAY, "build.gradle", "implementation 'org.flywaydb:flyway-core:10.4.1'\n", "10.4.1"),
        arguments(
            FLYWAY,
            "build.gradle.kts",
            "val flyway = \"9.8.1\"\nimplementation(\"org.flywaydb:flyway-core:$flyway\")\n",
            "9.8.1"),
        arguments(
            FLYWAY,
            "build.gradle",
            "plugins { id 'x' }\nid 'org.springframework.boot' version '2.7.18'\n"
                + "implementation 'org.flywaydb:flyway-core'\n",
            "8.5"),
        arguments(
            PLUGIN,
            "build.gradle.kts",
            "id(\"org.flywaydb.flyway\") version \"11.8.2\"\n",
            "11.8.2"),
        arguments(
            FLYWAY,
            "gradle/libs.versions.toml",
            "[versions]\nflyway = \"10.10.0\"\n[libraries]\n"
                + "flyway = { module = \"org.flywaydb:flyway-core\", version.ref = \"flyway\" }\n",
            "10.10.0"));
  }

  private static String pom(String version, String property) {
    return "<project><properties>"
        + property
        + "</properties><dependencies><dependency><groupId>other</groupId>"
        + "<artifactId>other</artifactId><version>1.0</version></dependency>"
        + "<dependency><groupId>org.flywaydb</groupId>\n<artifactId> flyway-core </artifactId>"
        + version
        + "</dependency></dependencies></project>";
  }

  @ParameterizedTest
  @MethodSource("written")
  void readsTheRelease(Dependency wanted, String file, String text, String expected) {
    assertEquals(expected, read(Map.of(file, text), wanted));
    assertEquals(expected, read(Map.of("apps/api/" + file, text), wanted));
  }

  private static String read(Map<String, String> files, Dependency... wanted) {
    return LockFiles.version(MapTree.of(files), FOLDER, List.of(wanted))
        .map(Version::toString)
        .orElse("");
  }

  @Test
  void theNearestFolderDecides() {
    Map<String, String> files =
        Map.of(
            "yarn.lock", "prisma@^5:\n  version \"5.0.0\"\n",
            "apps/api/package.json", "{\"dependencies\": {\"prisma\": \"6.0.0\"}}");
    assertEquals("6.0.0", read(files, PRISMA));
  }

  @Test
  void thePackagesAreAskedInTheirOrder() {
    String lock = "packages:\n  '@prisma/client@6.0.0':\n  prisma@7.0.0:\n";
    assertEquals("7.0.0", read(Map.of("pnpm-lock.yaml", lock), PRISMA, CLIENT));
    assertEquals("6.0.0", read(Map.of("pnpm-lock.yaml", lock), CLIENT, PRISMA));
  }

  @Test
  void aModuleTakesThePropertyOfTheParentsBuild() {
    Map<String, String> files =
        Map.of(
            "apps/api/pom.xml",
            pom("<version>${flyway.version}</version>", ""),
            "pom.xml",
            "<project><properties><flyway.version>10.20.1</flyway.version></properties></project>");
    assertEquals("10.20.1", read(files, FLYWAY));
    Map<String, String> gradle =
        Map.of(
            "apps/api/build.gradle", "implementation \"org.flywaydb:flyway-core:${flywayVersion}\"",
            "gradle.properties", "flywayVersion=9.0.4\n");
    assertEquals("9.0.4", read(gradle, FLYWAY));
    Map<String, String> scripts =
        Map.of(
            "apps/api/build.gradle",
            "implementation(libraries.flywayCore)",
            "dependencies.gradle",
            "ext[\"flyway.version\"] = \"7.15.0\"\n"
                + "libraries.flywayCore = \"org.flywaydb:flyway-core\"\n");
    assertEquals("7.15.0", read(scripts, FLYWAY));
  }

  @Test
  void hostileFilesTellNothing() {
    String endless = "<artifactId>flyway-core</artifactId>".repeat(2000);
    assertEquals("", read(Map.of("pom.xml", endless), FLYWAY));
    String entity =
        "<!DOCTYPE p [<!ENTITY v SYSTEM \"file:///x\">]>" + pom("<version>&v;</version>", "");
    assertEquals("", read(Map.of("pom.xml", entity), FLYWAY));
    assertEquals(
        "", read(Map.of("pom.xml", pom("<version>${a}</version>", "<a>${a}</a>")), FLYWAY));
    String laughs =
        "<!DOCTYPE p [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'>]>"
            + pom("<version>&b;</version>", "");
    assertEquals("", read(Map.of("pom.xml", laughs), FLYWAY));
    assertEquals("", read(Map.of("pom.xml", "<flyway-core>".repeat(200_000)), FLYWAY));
    assertEquals("", read(Map.of("package-lock.json", "{\"prisma\":".repeat(200_000)), PRISMA));
    assertEquals("", read(Map.of("bun.lock", "[\"prisma\",".repeat(200_000)), PRISMA));
    assertEquals("", read(Map.of("package.json", "{\"devDependencies\": {\"prisma\""), PRISMA));
    assertEquals("", read(Map.of("pnpm-lock.yaml", "  prisma@" + "9".repeat(50_000)), PRISMA));
    assertEquals("", read(Map.of("yarn.lock", "prisma@".repeat(50_000)), PRISMA));
  }

  @Test
  void noPackagesMeansNoRelease() {
    assertEquals(Optional.empty(), LockFiles.version(MapTree.of(Map.of()), FOLDER, List.of()));
  }
}
