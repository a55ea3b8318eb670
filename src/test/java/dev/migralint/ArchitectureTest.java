package dev.migralint;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Holds the table of packages in CONTRIBUTING.md. */
class ArchitectureTest {
  private static final String OURS = "dev.migralint.";

  /** A package, and our packages that it may use. */
  record Use(String from, Set<String> to) {
    static Use of(String from, String... to) {
      return new Use(from, Set.of(to));
    }
  }

  /** In story order: a package uses only packages above it. */
  static final List<Use> USES =
      List.of(
          Use.of("source"),
          Use.of("git", "source"),
          Use.of("yaml", "source"),
          Use.of("layout", "source"),
          Use.of("sql", "source"),
          Use.of("schema", "source", "sql"),
          Use.of("postgres", "source", "layout", "sql", "schema"),
          Use.of("rule", "source", "yaml", "layout", "sql", "schema", "postgres"),
          Use.of("lint", "source", "yaml", "layout", "sql", "schema", "postgres", "rule"),
          Use.of("report", "source", "yaml", "layout", "sql", "schema", "postgres", "rule", "lint"),
          Use.of(
              "cli",
              "source",
              "git",
              "yaml",
              "layout",
              "sql",
              "schema",
              "postgres",
              "rule",
              "lint",
              "report"));

  /** A library's packages, and the only package of ours that knows it. */
  static final List<Map.Entry<String, String>> HOMES =
      List.of(
          Map.entry("org.eclipse.jgit..", "git"),
          Map.entry("net.sf.jsqlparser..", "sql"),
          Map.entry("org.yaml..", "yaml"),
          Map.entry("com.fasterxml.jackson..", "report"),
          Map.entry("de.jcup.sarif_2_1_0..", "report"),
          Map.entry("picocli..", "cli"));

  private static final JavaClasses CLASSES =
      new ClassFileImporter().importPath(Path.of("target/classes/dev/migralint"));

  @Test
  void theTableNamesEveryPackage() throws IOException {
    try (Stream<Path> folders = Files.list(Path.of("src/main/java/dev/migralint"))) {
      Set<String> found = folders.map(f -> f.getFileName().toString()).collect(Collectors.toSet());
      assertEquals(new TreeSet<>(packages()), new TreeSet<>(found));
    }
    for (String name : packages()) {
      assertTrue(CLASSES.containPackage(OURS + name), "no class was read from " + name);
    }
  }

  @Test
  void theTableHasNoCycle() {
    List<String> above = new ArrayList<>();
    for (Use use : USES) {
      assertTrue(above.containsAll(use.to()), use.from() + " uses a package below it");
      above.add(use.from());
    }
    slices().matching(OURS + "(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @ParameterizedTest
  @FieldSource("USES")
  void aPackageUsesOnlyWhatTheTableAllows(Use use) {
    String[] forbidden =
        packages().stream()
            .filter(name -> !name.equals(use.from()) && !use.to().contains(name))
            .map(name -> OURS + name + "..")
            .toArray(String[]::new);
    noClasses()
        .that()
        .resideInAPackage(OURS + use.from() + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(forbidden)
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  @ParameterizedTest
  @FieldSource("HOMES")
  void aLibraryHasOneHome(Map.Entry<String, String> home) {
    noClasses()
        .that()
        .resideOutsideOfPackage(OURS + home.getValue() + "..")
        .should()
        .dependOnClassesThat(resideInAPackage(home.getKey()))
        .check(CLASSES);
  }

  @Test
  void everyPackageIsNullMarked() {
    for (String name : packages()) {
      JavaPackage root = CLASSES.getPackage(OURS + name);
      for (JavaPackage one : root.getSubpackagesInTree()) {
        assertTrue(one.isAnnotatedWith(NullMarked.class), one.getName() + " is not @NullMarked");
      }
      assertTrue(root.isAnnotatedWith(NullMarked.class), name + " is not @NullMarked");
    }
  }

  @Test
  void onlyTheCommandLinePrintsAndExits() {
    noClasses()
        .that()
        .resideOutsideOfPackage(OURS + "cli..")
        .should(ACCESS_STANDARD_STREAMS)
        .orShould()
        .callMethod(System.class, "exit", int.class)
        .check(CLASSES);
  }

  private static List<String> packages() {
    return USES.stream().map(Use::from).toList();
  }
}
