package dev.migralint.layout;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The migrations of one database, as one runner sees them. In one tree there is one history for a
 * folder and a layout, so these two make it the same as another.
 */
public final class History {
  private final Layout layout;
  private final String folder;
  private final Dialect dialect;
  private final List<Migration> migrations;
  private final List<String> notes;
  private final Map<String, Migration> byPath = new HashMap<>();

  /**
   * The history of a folder.
   *
   * @param layout whose conventions the folder follows
   * @param folder where it is in the tree ("" is the root)
   * @param dialect the database it is for; only PostgreSQL's are linted
   * @param migrations every migration in the runner's own order; the way back of a version follows
   *     its forward part
   * @param notes what a user should know about how the folder was read
   */
  public History(
      Layout layout,
      String folder,
      Dialect dialect,
      List<Migration> migrations,
      List<String> notes) {
    this.layout = layout;
    this.folder = folder;
    this.dialect = dialect;
    this.migrations = List.copyOf(migrations);
    this.notes = List.copyOf(notes);
    migrations.forEach(migration -> byPath.put(migration.path(), migration));
  }

  /** Whose conventions the folder follows. */
  public Layout layout() {
    return layout;
  }

  /** Where it is in the tree. */
  public String folder() {
    return folder;
  }

  /** The database it is for. */
  public Dialect dialect() {
    return dialect;
  }

  /** Every migration, in the runner's own order. */
  public List<Migration> migrations() {
    return migrations;
  }

  /** What a user should know about how the folder was read. */
  public List<String> notes() {
    return notes;
  }

  /** The migration at a path, where the runner runs one. */
  public Optional<Migration> migration(String path) {
    return Optional.ofNullable(byPath.get(path));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof History that
        && that.folder.equals(folder)
        && that.layout.name().equals(layout.name());
  }

  @Override
  public int hashCode() {
    return folder.hashCode();
  }
}
