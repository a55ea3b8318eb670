package dev.migralint.analysis;

import dev.migralint.schema.Catalog;
import dev.migralint.schema.Relation;
import dev.migralint.sql.ObjectKind;
import dev.migralint.sql.ObjectOperation.CreateObject;
import dev.migralint.sql.ObjectOperation.DropObject;
import dev.migralint.sql.Operation;
import dev.migralint.sql.Statement;
import dev.migralint.sql.TableOperation.Persistence;
import dev.migralint.sql.TableOperation.PublishTable;
import dev.migralint.sql.TableOperation.SetTableOption;
import dev.migralint.sql.Ternary;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** Which tables are certain to be published with their updates and deletes. */
final class Publications {
  private static final Pattern ALL = Pattern.compile("(?is).*\\bfor\\s+all\\s+tables\\b.*");
  private static final Pattern CHOSEN = Pattern.compile("(?is).*\\bpublish\\s*=.*");

  private final Catalog catalog;
  private final Set<Relation> published = new HashSet<>();

  /** Tables of which something other than the primary key may identify rows. */
  private final Set<Relation> identified = new HashSet<>();

  private boolean all;

  Publications(Catalog catalog) {
    this.catalog = catalog;
  }

  /**
   * Takes in a statement.
   *
   * @param text its text
   */
  void takeIn(Statement statement, String text) {
    for (Operation operation : statement.operations()) {
      switch (operation) {
        case CreateObject create when create.object() == ObjectKind.PUBLICATION ->
            all |= ALL.matcher(text).matches() && !CHOSEN.matcher(text).matches();
        case PublishTable publish when publish.joins() && !CHOSEN.matcher(text).matches() ->
            catalog.relation(publish.table()).ifPresent(published::add);
        case PublishTable publish -> published.clear();
        case DropObject drop when drop.object() == ObjectKind.PUBLICATION -> {
          all = false;
          published.clear();
        }
        case SetTableOption set -> catalog.relation(set.table()).ifPresent(identified::add);
        default -> {}
      }
    }
  }

  /** Whether something other than the primary key may identify its rows. */
  boolean isIdentified(Relation table) {
    return identified.contains(table);
  }

  /** Whether an UPDATE or DELETE of the table needs a replica identity that it lacks. */
  boolean lacksIdentity(Relation table) {
    return (all || published.contains(table))
        && !identified.contains(table)
        && table.complete()
        && table.partitioned() == Ternary.NO
        && table.primaryKey().isEmpty()
        && table.persistence() == Persistence.PERMANENT;
  }
}
