package dev.migralint.git;

import static dev.migralint.git.Sandbox.names;
import static dev.migralint.git.Sandbox.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.migralint.source.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The trees of the index and of a commit are held to the same expectations. */
class GitTreeTest {
  @TempDir Path temp;
  Sandbox sandbox;
  Repository repository;

  @BeforeEach
  void create() throws IOException {
    sandbox = Sandbox.create(temp);
    sandbox.stage("db/a.sql", "a").stage("db/old/b.sql", "b").stage("db-x.sql", "x");
    sandbox.stage("db.sql", "y").stage("top.sql", "top");
    link("inside.sql", "db/a.sql");
    link("db/up.sql", "../top.sql");
    link("db/chain.sql", "up.sql");
    link("folder", "db/old");
    link("outside.sql", "../secret");
    link("absolute.sql", sandbox.top.resolve("top.sql").toString());
    link("dangling.sql", "nothing.sql");
    link("through.sql", "top.sql/more");
    link("loop1.sql", "loop2.sql");
    link("loop2.sql", "loop1.sql");
    link("round.sql", "db/../folder/../a.sql");
    sandbox.git("add", ".");
    sandbox.commit();
    repository = sandbox.open();
  }

  @AfterEach
  void close() {
    repository.close();
  }

  private void link(String path, String target) throws IOException {
    Files.createSymbolicLink(sandbox.top.resolve(path), Path.of(target));
  }

  private List<Tree> trees() {
    return List.of(repository.stagedTree(), repository.tree("HEAD"));
  }

  @Test
  void listings() {
    for (Tree tree : trees()) {
      assertEquals(
          List.of("FILE a.sql", "LINK chain.sql", "FOLDER old", "LINK up.sql"), names(tree, "db"));
      assertEquals(List.of("FILE b.sql"), names(tree, "db/old"));
      assertEquals(List.of("FILE b.sql"), names(tree, "folder"));
      assertEquals(List.of(), names(tree, "db/a.sql"));
      assertEquals(List.of(), names(tree, "nothing"));
      assertEquals(List.of(), names(tree, "db/.."));
      assertTrue(names(tree, "").containsAll(List.of("FOLDER db", "FILE db-x.sql", "FILE db.sql")));
      assertTrue(tree.hasFile("db/old/b.sql"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "db/a.sql,a",
    "inside.sql,a",
    "db/up.sql,top",
    "db/chain.sql,top",
    "folder/b.sql,b",
    "round.sql,a",
    "db,missing",
    "db/none.sql,missing",
    "db/a.sql/more,missing",
    "none/none.sql,missing"
  })
  void contents(String path, String expected) {
    for (Tree tree : trees()) {
      assertEquals(expected, text(tree.content(path)));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "db/chain.sql, Optional[FILE]",
    "round.sql, Optional[FILE]",
    "folder, Optional[FOLDER]",
    "outside.sql, Optional.empty",
    "absolute.sql, Optional.empty",
    "dangling.sql, Optional.empty",
    "loop1.sql, Optional.empty",
  })
  void targetsOfLinks(String path, String expected) {
    for (Tree tree : trees()) {
      assertEquals(expected, tree.target(path).toString());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "outside.sql,leads out of the repository",
    "absolute.sql,leads out of the repository",
    "dangling.sql,leads to a file that is not there",
    "through.sql,leads to a file that is not there",
    "loop1.sql,leads in a circle"
  })
  void refusedLinks(String path, String expected) {
    for (Tree tree : trees()) {
      String problem = text(tree.content(path));
      assertTrue(problem.startsWith(path + ": ") && problem.contains(expected), problem);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"../x", "db/../top.sql", "/etc/passwd", "./top.sql", "db//a.sql", "db/"})
  void refusedPaths(String path) {
    for (Tree tree : trees()) {
      String problem = text(tree.content(path));
      assertTrue(problem.contains("not a path inside the tree"), problem);
    }
  }
}
