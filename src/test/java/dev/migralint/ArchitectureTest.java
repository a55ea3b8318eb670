package dev.migralint;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.migralint.cli.Main;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
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
          Use.of("layout.dialect", "source", "layout"),
          Use.of("layout.project", "source", "yaml", "layout"),
          Use.of("layout.runner", "source", "layout", "layout.dialect", "layout.project"),
          Use.of(
              "layout.find",
              "source",
              "layout",
              "layout.dialect",
              "layout.project",
              "layout.runner"),
          Use.of("sql.token", "source"),
          Use.of("sql", "source", "sql.token"),
          Use.of("sizes", "source", "sql"),
          Use.of("sql.expression", "sql"),
          Use.of("sql.read.query", "source", "sql.token", "sql", "sql.expression"),
          Use.of("sql.read.object", "source", "sql.token", "sql", "sql.read.query"),
          Use.of(
              "sql.read.table",
              "source",
              "sql.token",
              "sql",
              "sql.expression",
              "sql.read.query",
              "sql.read.object"),
          Use.of(
              "sql.read",
              "source",
              "sql.token",
              "sql",
              "sql.expression",
              "sql.read.query",
              "sql.read.object",
              "sql.read.table"),
          Use.of("schema", "sql", "sql.expression"),
          Use.of("builtin", "sql"),
          Use.of("postgres", "layout", "sql", "sql.expression", "schema", "builtin"),
          Use.of("analysis", "source", "sql", "sql.expression", "schema", "builtin", "postgres"),
          Use.of("schema.change", "sql", "sql.expression", "schema"),
          Use.of("schema.compare", "sql", "schema"),
          Use.of("pattern", "sql"),
          Use.of("words", "sizes", "sql", "schema", "schema.change", "schema.compare", "postgres"),
          Use.of("rule.sentence"),
          Use.of(
              "rule",
              "rule.sentence",
              "source",
              "pattern",
              "sizes",
              "yaml",
              "layout",
              "layout.find",
              "sql.token",
              "sql",
              "sql.expression",
              "schema",
              "schema.compare",
              "schema.change",
              "postgres",
              "words"),
          Use.of("rule.read", "source", "pattern", "sizes", "yaml", "layout", "postgres", "rule"),
          Use.of(
              "settings",
              "source",
              "pattern",
              "sizes",
              "yaml",
              "layout",
              "sql",
              "postgres",
              "rule"),
          Use.of("finding", "source", "sizes", "sql", "postgres", "rule"),
          Use.of("uses", "source", "sql", "finding"),
          Use.of("suppression", "source", "pattern", "yaml", "sql", "rule", "settings", "finding"),
          Use.of("baseline", "source", "finding"),
          Use.of(
              "policy",
              "source",
              "sizes",
              "layout",
              "sql",
              "rule",
              "rule.read",
              "settings",
              "finding",
              "baseline"),
          Use.of(
              "scope",
              "source",
              "layout",
              "layout.dialect",
              "layout.find",
              "sql",
              "sql.read",
              "schema",
              "settings"),
          Use.of(
              "history",
              "source",
              "layout",
              "layout.find",
              "sql",
              "sql.read",
              "schema",
              "schema.compare",
              "rule",
              "scope"),
          Use.of(
              "lint",
              "source",
              "sizes",
              "layout",
              "sql.token",
              "sql",
              "sql.read",
              "sql.expression",
              "schema",
              "schema.change",
              "analysis",
              "postgres",
              "words",
              "rule",
              "rule.read",
              "settings",
              "finding",
              "suppression",
              "baseline",
              "policy",
              "scope",
              "history"),
          Use.of(
              "plan",
              "source",
              "layout",
              "sql",
              "analysis",
              "postgres",
              "settings",
              "scope",
              "lint"),
          Use.of("setup", "source", "layout", "postgres"),
          Use.of(
              "proof",
              "source",
              "sizes",
              "layout",
              "layout.find",
              "sql",
              "sql.read",
              "postgres",
              "rule",
              "rule.read",
              "settings",
              "finding",
              "suppression",
              "baseline",
              "policy",
              "scope",
              "lint"),
          Use.of(
              "report",
              "source",
              "sizes",
              "yaml",
              "sql",
              "postgres",
              "words",
              "rule",
              "rule.read",
              "finding",
              "lint",
              "proof"),
          Use.of("report.plan", "source", "yaml", "sql", "postgres", "words", "plan", "report"),
          Use.of("cli.help", "report"),
          Use.of(
              "cli",
              "cli.help",
              "source",
              "sizes",
              "git",
              "yaml",
              "layout",
              "layout.find",
              "rule",
              "rule.read",
              "settings",
              "finding",
              "suppression",
              "baseline",
              "policy",
              "scope",
              "lint",
              "plan",
              "proof",
              "report",
              "report.plan",
              "setup",
              "uses"));

  /** A library's packages, and the only packages of ours that know it. */
  static final List<Map.Entry<String, Set<String>>> HOMES =
      List.of(
          Map.entry("org.eclipse.jgit..", Set.of("git")),
          Map.entry("net.sf.jsqlparser..", Set.of("uses")),
          Map.entry("org.yaml..", Set.of("yaml")),
          Map.entry("com.fasterxml.jackson..", Set.of("report", "layout.project")),
          Map.entry("javax.xml..", Set.of("layout.project", "report")),
          Map.entry("de.jcup.sarif_2_1_0..", Set.of("report")),
          Map.entry("picocli..", Set.of("cli", "cli.help")));

  private static final JavaClasses CLASSES = classes();

  @Test
  void theTableNamesEveryPackage() throws IOException {
    assertEquals(new TreeSet<>(packages()), new TreeSet<>(filesInPackages().keySet()));
    for (String name : packages()) {
      assertTrue(CLASSES.containPackage(OURS + name), "no class was read from " + name);
    }
  }

  /** A folder that holds more is more than one subject. */
  @Test
  void noFolderHoldsMoreThan45Files() throws IOException {
    filesInPackages()
        .forEach((name, files) -> assertTrue(files <= 45, name + " holds " + files + " files"));
  }

  /** Who reads one file of a circle has to know all of them. */
  @Test
  void noCircleOfFilesIsLargerThan12() {
    Map<JavaClass, Set<JavaClass>> uses = new HashMap<>();
    for (JavaClass used : CLASSES) {
      JavaClass file = file(used);
      used.getDirectDependenciesFromSelf().stream()
          .map(dependency -> file(dependency.getTargetClass()))
          .filter(target -> target.getName().startsWith(OURS))
          .forEach(target -> uses.computeIfAbsent(file, f -> new HashSet<>()).add(target));
    }
    Map<JavaClass, Set<JavaClass>> reached = new HashMap<>();
    uses.keySet().forEach(file -> reached.put(file, reachable(file, uses)));
    for (JavaClass file : uses.keySet()) {
      List<String> circle =
          reached.get(file).stream()
              .filter(other -> reached.getOrDefault(other, Set.of()).contains(file))
              .map(JavaClass::getSimpleName)
              .sorted()
              .toList();
      assertTrue(circle.size() <= 12, () -> circle.size() + " files in a circle: " + circle);
    }
  }

  private static JavaClass file(JavaClass used) {
    JavaClass outer = used.getBaseComponentType();
    while (outer.getEnclosingClass().isPresent()) {
      outer = outer.getEnclosingClass().get();
    }
    return outer;
  }

  private static Set<JavaClass> reachable(JavaClass from, Map<JavaClass, Set<JavaClass>> uses) {
    Set<JavaClass> reached = new HashSet<>();
    Deque<JavaClass> open = new ArrayDeque<>(uses.getOrDefault(from, Set.of()));
    while (!open.isEmpty()) {
      JavaClass next = open.pop();
      if (reached.add(next)) {
        open.addAll(uses.getOrDefault(next, Set.of()));
      }
    }
    return reached;
  }

  private static Map<String, Long> filesInPackages() throws IOException {
    Path root = Path.of("src/main/java/dev/migralint");
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .map(file -> root.relativize(file.getParent()).toString())
          .map(folder -> folder.replace(File.separatorChar, '.'))
          .collect(Collectors.groupingBy(name -> name, Collectors.counting()));
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
            .map(name -> OURS + name)
            .toArray(String[]::new);
    noClasses()
        .that()
        .resideInAPackage(OURS + use.from())
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(forbidden)
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  @ParameterizedTest
  @FieldSource("HOMES")
  void onlyItsHomesKnowALibrary(Map.Entry<String, Set<String>> library) {
    String[] homes =
        library.getValue().stream().map(name -> OURS + name + "..").toArray(String[]::new);
    noClasses()
        .that()
        .resideOutsideOfPackages(homes)
        .should()
        .dependOnClassesThat(resideInAPackage(library.getKey()))
        .check(CLASSES);
  }

  @Test
  void everyPackageIsNullMarked() {
    for (String name : packages()) {
      JavaPackage root = CLASSES.getPackage(OURS + name);
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

  /** The classes under test, from whichever build folder they were loaded. */
  private static JavaClasses classes() {
    URL folder = Main.class.getProtectionDomain().getCodeSource().getLocation();
    return new ClassFileImporter().importUrl(folder);
  }

  private static List<String> packages() {
    return USES.stream().map(Use::from).toList();
  }
}
