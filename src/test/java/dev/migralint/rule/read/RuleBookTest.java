package dev.migralint.rule.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.migralint.layout.Version;
import dev.migralint.rule.Rule;
import dev.migralint.rule.Severity;
import dev.migralint.rule.Words;
import dev.migralint.source.Problem;
import dev.migralint.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleBookTest {
  @TempDir Path folder;

  private static SourceFile file(String path) {
    return new SourceFile(path, Words.rule("drop-table", ""));
  }

  private static RuleBook.Loaded load(List<SourceFile> builtIn, List<SourceFile> own) {
    return RuleBook.load(builtIn, Words.VOCABULARY).and(own, Words.VOCABULARY);
  }

  @Test
  void rulesAreFoundByIdAndSorted() {
    RuleBook.Loaded loaded =
        load(List.of(file("rules/b.yml"), file("rules/a.yml")), List.of(file("team/c.yml")));
    assertEquals(List.of(), loaded.problems());
    assertEquals(List.of("a", "b", "c"), List.copyOf(loaded.book().ids()));
    assertEquals("team/c.yml", loaded.book().find("c").orElseThrow().source());
    assertTrue(loaded.book().find("d").isEmpty());
  }

  @Test
  void aTeamsRuleCannotTakeABuiltInName() {
    RuleBook.Loaded loaded = load(List.of(file("rules/a.yml")), List.of(file("team/a.yml")));
    assertEquals("rules/a.yml", loaded.book().find("a").orElseThrow().source());
    assertEquals(
        "team/a.yml:1:1: `a` is the name of a built-in rule. Name the file otherwise; switch the"
            + " built-in rule off in the settings.",
        loaded.problems().getFirst().sentence());
  }

  @Test
  void twoFilesCannotHaveOneName() {
    RuleBook.Loaded loaded = load(List.of(), List.of(file("x/a.yml"), file("y/a.yml")));
    assertEquals(
        List.of(
            "y/a.yml:1:1: there is another rule `a` in x/a.yml. Name one of the two files"
                + " otherwise."),
        loaded.problems().stream().map(Problem::sentence).toList());
  }

  private static RuleBook.Loaded loaded(String id, String extra) {
    SourceFile file = new SourceFile("rules/" + id + ".yml", Words.rule("drop-table", extra));
    return load(List.of(file, file("rules/b.yml")), List.of());
  }

  @Test
  void aFormerIdFindsTheRule() {
    RuleBook.Loaded loaded = loaded("a", "aliases: [old-a, older-a]");
    assertEquals(List.of(), loaded.problems());
    assertEquals("a", loaded.book().find("older-a").orElseThrow().id());
    assertEquals("a", loaded.book().current("old-a"));
    assertEquals("x", loaded.book().current("x"));
    assertEquals(List.of("a", "b"), List.copyOf(loaded.book().ids()));
  }

  @Test
  void aFormerIdStandsForOneRule() {
    assertEquals(
        List.of(
            "rules/a.yml:1:1: the alias `b` is the id or an alias of another rule. Remove it from"
                + " one of them."),
        loaded("a", "aliases: b").problems().stream().map(Problem::sentence).toList());
  }

  @Test
  void aNewRuleIsANoteUntilItsReleaseComes() {
    RuleBook book = loaded("a", "severity-from: 0.3.0").book();
    Rule early = book.in(Version.of(0, 2, 9)).find("a").orElseThrow();
    assertEquals(Severity.NOTE, early.severity());
    assertEquals(Severity.ERROR, early.lifecycle().coming().orElseThrow().severity());
    Rule late = book.in(Version.of(0, 3)).find("a").orElseThrow();
    assertEquals(Severity.ERROR, late.severity());
    assertTrue(late.lifecycle().coming().isEmpty());
  }

  @Test
  void oneBrokenRuleHidesNoOther() {
    SourceFile broken = new SourceFile("team/x.yml", "title: [");
    RuleBook.Loaded loaded = load(List.of(), List.of(broken, file("team/y.yml")));
    assertEquals(List.of("y"), List.copyOf(loaded.book().ids()));
    assertEquals(1, loaded.problems().size());
  }

  @Test
  void builtInRulesComeFromAFolderOrAJar() throws IOException {
    Files.createDirectories(folder.resolve("rules/deeper"));
    for (String name : List.of("b.yml", "a.yml", "README.md", "deeper/c.yml")) {
      Files.writeString(folder.resolve("rules/" + name), "title: " + name);
    }
    Path jar = folder.resolve("x.jar");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
      for (String name :
          List.of("A.class", "rules/b.yml", "rules/a.yml", "rules/d/c.yml", "rules/R.md")) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(("title: " + name).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    }
    for (Path place : List.of(folder, jar)) {
      assertEquals(
          List.of("rules/a.yml", "rules/b.yml"),
          BuiltInRules.files(place).stream().map(SourceFile::path).toList());
    }
    assertEquals("title: rules/a.yml", BuiltInRules.files(jar).getFirst().text());
  }

  @Test
  void migralintsOwnRulesAreListedWhereverItsClassesAre() {
    assertTrue(BuiltInRules.files().stream().allMatch(f -> f.path().matches("rules/[^/]+\\.yml")));
  }
}
