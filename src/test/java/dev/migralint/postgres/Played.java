package dev.migralint.postgres;

import dev.migralint.layout.Transaction;
import dev.migralint.schema.AlterTablePasses;
import dev.migralint.schema.Born;
import dev.migralint.schema.Catalog;
import dev.migralint.schema.NoOps;
import dev.migralint.schema.Origin;
import dev.migralint.schema.Origin.Moment;
import dev.migralint.schema.Replay;
import dev.migralint.source.SourceFile;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.Operation;
import dev.migralint.sql.SessionOperation;
import dev.migralint.sql.Statement;
import dev.migralint.sql.read.ScriptReader;
import java.util.List;

/** A catalog and session after migrations were played to them. */
public final class Played {
  public final Catalog catalog = new Catalog(List.of());
  public final Session session = new Session(catalog, SupportedVersions.ASSUMED);
  private final Replay replay = new Replay(catalog);
  private int change;

  /** Plays one migration, as a change of its own. */
  public Played change(Transaction mode, String sql) {
    catalog.settle();
    change++;
    return file(mode, sql, false);
  }

  /** Plays a migration that ran before all changes. */
  public Played before(String sql) {
    return file(Transaction.FILE, sql, false);
  }

  /** Plays another migration of the same change. */
  public Played file(Transaction mode, String sql, boolean continues) {
    List<Statement> statements = ScriptReader.read(new SourceFile("m.sql", sql)).statements();
    boolean refused =
        statements.stream()
            .flatMap(s -> Effects.of(s, catalog, session, "m.sql", 0).stream())
            .anyMatch(Effect::refusesTransaction);
    session.beginMigration(mode, statements.size(), refused, continues, false);
    for (Statement statement : statements) {
      step(statement);
    }
    return this;
  }

  private void step(Statement statement) {
    if (!NoOps.skips(catalog, statement)) {
      Origin origin = new Origin("m.sql", 1, now());
      for (Operation operation : AlterTablePasses.inOrder(statement.operations(), catalog)) {
        if (operation instanceof SessionOperation command) {
          session.apply(command);
        }
        replay.apply(operation, origin);
      }
    }
    session.afterStatement();
  }

  /** The change and transaction that the next statement would run in. */
  public Moment now() {
    return new Moment(change, session.transaction());
  }

  /** How old a table is now. */
  public Born born(String table) {
    return Born.of(catalog.relation(name(table)).flatMap(t -> t.origin()), now());
  }

  /** A name as SQL writes it, with a schema or without. */
  public static ObjectName name(String written) {
    int dot = written.indexOf('.');
    Name last = Name.unquoted(written.substring(dot + 1));
    return dot < 0
        ? ObjectName.of(last)
        : new ObjectName(java.util.Optional.of(Name.unquoted(written.substring(0, dot))), last);
  }
}
