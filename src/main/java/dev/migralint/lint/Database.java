package dev.migralint.lint;

import dev.migralint.postgres.Session;
import dev.migralint.schema.Catalog;
import dev.migralint.schema.Replay;
import dev.migralint.settings.Settings;
import dev.migralint.sql.Name;

/**
 * The database as a run knows it just before the next statement.
 *
 * @param replay changes the catalog
 * @param session the runner's session
 * @param routines the functions and procedures that were defined so far
 */
public record Database(Catalog catalog, Replay replay, Session session, Routines routines) {
  private Database(Catalog catalog, int serverVersion) {
    this(catalog, new Replay(catalog), new Session(catalog, serverVersion), new Routines(catalog));
  }

  /** A database of which nothing is known yet. */
  Database(Settings settings) {
    this(
        new Catalog(settings.schemas().stream().map(Name::quoted).toList()),
        settings.serverVersion());
  }
}
