package dev.migralint.layout;

import java.util.List;
import java.util.Optional;

/**
 * The migrations of one database, as one runner sees them.
 *
 * @param layout whose conventions the folder follows
 * @param runner what is known of the runner there
 * @param folder where it is in the tree ("" is the root)
 * @param dialect the database it is for; only PostgreSQL's are linted
 * @param migrations every migration in the runner's own order; the way back of a version follows
 *     its forward part
 * @param notes what a user should know about how the folder was read
 * @param oddities files that the runner will not do with what their author meant
 */
public record History(
    Layout layout,
    Runner runner,
    String folder,
    Dialect dialect,
    List<Migration> migrations,
    List<String> notes,
    List<Oddity> oddities) {

  /** A history that nobody recognised: these migrations as the layout would run them. */
  public static History of(Layout layout, String folder, List<Migration> migrations) {
    Optional<Version> version = Optional.empty();
    Runner runner =
        new Runner(layout.name(), version, layout.leaveTransaction(version), layout.conduct());
    return new History(
        layout, runner, folder, Dialect.POSTGRESQL, migrations, List.of(), List.of());
  }

  /** The migration at a path, where the runner runs one. */
  public Optional<Migration> migration(String path) {
    return migrations.stream().filter(migration -> migration.path().equals(path)).findFirst();
  }
}
