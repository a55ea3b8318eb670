package dev.migralint.schema;

import dev.migralint.sql.ColumnOperation.AddColumn;
import dev.migralint.sql.ColumnOperation.DropColumn;
import dev.migralint.sql.Name;
import dev.migralint.sql.Operation;
import dev.migralint.sql.Statement;
import dev.migralint.sql.TypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The columns that one change adds and drops, among which a rename may hide. */
public final class Swaps {
  /** No columns at all. */
  public static final Swaps NONE = new Swaps();

  private final List<AddColumn> added = new ArrayList<>();
  private final List<DropColumn> dropped = new ArrayList<>();

  /** The columns that the statements add and drop, those in their bodies included. */
  public static Swaps in(List<Statement> statements) {
    Swaps swaps = new Swaps();
    statements.forEach(swaps::add);
    return swaps;
  }

  private void add(Statement statement) {
    for (Operation operation : statement.operations()) {
      if (operation instanceof AddColumn add) {
        added.add(add);
      } else if (operation instanceof DropColumn drop) {
        dropped.add(drop);
      }
    }
    statement.body().forEach(this::add);
  }

  /**
   * The column that takes the dropped one's place: the only one of its type that the change adds to
   * the table, where it drops no other that could be meant.
   */
  public Optional<Name> successor(DropColumn drop, Catalog catalog) {
    Optional<TypeName> type = type(drop, catalog);
    List<AddColumn> candidates =
        added.stream()
            .filter(add -> catalog.qualified(add.table()).equals(catalog.qualified(drop.table())))
            .filter(add -> Optional.of(add.type()).equals(type))
            .filter(add -> !add.column().equals(drop.column()))
            .toList();
    boolean only =
        candidates.size() == 1
            && dropped.stream().noneMatch(other -> competes(other, drop, catalog));
    return only ? Optional.of(candidates.getFirst().column()) : Optional.empty();
  }

  private static boolean competes(DropColumn other, DropColumn drop, Catalog catalog) {
    Optional<TypeName> type = type(other, catalog);
    return !other.column().equals(drop.column())
        && catalog.qualified(other.table()).equals(catalog.qualified(drop.table()))
        && (type.isEmpty() || type.equals(type(drop, catalog)));
  }

  private static Optional<TypeName> type(DropColumn drop, Catalog catalog) {
    return catalog
        .relation(drop.table())
        .flatMap(table -> table.column(drop.column()))
        .flatMap(Column::type);
  }
}
