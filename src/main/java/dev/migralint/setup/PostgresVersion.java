package dev.migralint.setup;

import dev.migralint.postgres.SupportedVersions;
import dev.migralint.source.Reading;
import dev.migralint.source.SourceFile;
import dev.migralint.source.Tree;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A major version of PostgreSQL that a repository's own tools start.
 *
 * @param path the file that says so
 * @param written the words in it
 */
public record PostgresVersion(int major, String path, String written) {
  /** More of a file is not read. */
  private static final int MOST = 200_000;

  private static final Pattern FILE =
      Pattern.compile(
          "(?:docker-)?compose[\\w.-]{0,40}\\.ya?ml|\\.gitlab-ci\\.yml|bitbucket-pipelines\\.yml"
              + "|azure-pipelines\\.yml|\\.tool-versions|Dockerfile|devcontainer\\.json|config\\.toml");

  private static final List<String> FOLDERS =
      List.of("", ".devcontainer", "docker", "supabase", ".circleci");

  private static final String WORKFLOWS = ".github/workflows";

  /** Images of PostgreSQL by their usual names, lines of asdf and of Supabase's configuration. */
  private static final Pattern VERSION =
      Pattern.compile(
          "timescaledb(?:-ha)?:[\\w.-]{0,40}pg(\\d{2})\\b"
              + "|(?:postgres|postgresql|postgis|pgvector):(?:pg)?(\\d{2})\\b"
              + "|(?m:^postgres(?:ql)? {1,8}(\\d{2})\\b)"
              + "|\\bmajor_version {0,8}= {0,8}(\\d{2})\\b");

  /** All that the files name, the lowest first: what runs there runs on the others too. */
  public static List<PostgresVersion> in(Tree tree) {
    List<PostgresVersion> found = new ArrayList<>();
    for (String folder : FOLDERS) {
      names(tree, folder)
          .filter(name -> FILE.matcher(name).matches())
          .forEach(name -> read(tree, folder.isEmpty() ? name : folder + "/" + name, found));
    }
    names(tree, WORKFLOWS)
        .filter(name -> name.endsWith(".yml") || name.endsWith(".yaml"))
        .forEach(name -> read(tree, WORKFLOWS + "/" + name, found));
    return found.stream().sorted(Comparator.comparingInt(PostgresVersion::major)).toList();
  }

  private static Stream<String> names(Tree tree, String folder) {
    return tree.list(folder).stream()
        .filter(entry -> entry.kind() == Tree.Entry.Kind.FILE)
        .map(Tree.Entry::name);
  }

  private static void read(Tree tree, String path, List<PostgresVersion> found) {
    if (!(tree.read(path) instanceof Reading.Text(SourceFile file, List<String> warnings))) {
      return;
    }
    String text = file.text();
    Matcher version = VERSION.matcher(text).region(0, Math.min(text.length(), MOST));
    while (version.find()) {
      String written = version.group();
      Stream.of(1, 2, 3, 4)
          .flatMap(group -> Optional.ofNullable(version.group(group)).stream())
          .map(Integer::parseInt)
          .filter(major -> major >= SupportedVersions.OLDEST && major <= SupportedVersions.NEWEST)
          .forEach(major -> found.add(new PostgresVersion(major, path, written)));
    }
  }
}
