package dev.migralint.lint;

import dev.migralint.analysis.Registry;
import dev.migralint.postgres.Session;
import dev.migralint.schema.Catalog;
import dev.migralint.schema.Replay;
import dev.migralint.settings.Settings;
import dev.migralint.sql.Name;
import java.util.Set;

/**
 * The database as a run knows it just before the next statement.
 *
 * @param replay changes the catalog
 * @param session the runner's session
 * @param routines the bodies of the functions and procedures that were defined so far
 * @param registry what refusals depend on besides the catalog
 */
public record Database(
    Catalog catalog, Replay replay, Session session, Routines routines, Registry registry) {
  private Database(Catalog catalog, Session session) {
    this(catalog, new Replay(catalog), session, new Routines(catalog), new Registry(catalog));
  }

  private Database(Catalog catalog, Settings settings) {
    this(
        catalog,
        new Session(catalog, settings.serverVersion(), Set.copyOf(settings.harnessSets())));
  }

  /** A database of which nothing is known yet. */
  Database(Settings settings) {
    this(new Catalog(settings.schemas().stream().map(Name::quoted).toList()), settings);
  }
}
