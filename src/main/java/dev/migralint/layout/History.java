package dev.migralint.layout;

import java.util.List;
import java.util.Optional;

/**
 * The migrations of one database, as one runner sees them.
 *
 * @param layout whose conventions the folder follows
 * @param folder where it is in the tree ("" is the root)
 * @param dialect the database it is for; only PostgreSQL's are linted
 * @param migrations every migration in the runner's own order; the way back of a version follows
 *     its forward part
 * @param notes what a user should know about how the folder was read
 */
public record History(
    Layout layout, String folder, Dialect dialect, List<Migration> migrations, List<String> notes) {

  /** The migration at a path, where the runner runs one. */
  public Optional<Migration> migration(String path) {
    return migrations.stream().filter(migration -> migration.path().equals(path)).findFirst();
  }
}
