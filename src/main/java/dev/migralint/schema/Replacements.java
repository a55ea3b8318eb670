package dev.migralint.schema;

import dev.migralint.sql.ColumnOperation.AddColumn;
import dev.migralint.sql.ColumnOperation.DropColumn;
import dev.migralint.sql.ColumnOperation.RenameColumn;
import dev.migralint.sql.ConstraintOperation.AddForeignKey;
import dev.migralint.sql.ConstraintOperation.DropConstraint;
import dev.migralint.sql.ConstraintOperation.ValidateConstraint;
import dev.migralint.sql.DataOperation;
import dev.migralint.sql.DataOperation.Delete;
import dev.migralint.sql.DataOperation.Insert;
import dev.migralint.sql.DataOperation.Update;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.Operation;
import dev.migralint.sql.Statement;
import dev.migralint.sql.TypeName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What one change does to columns, among which a rename may hide. */
public final class Replacements {
  /** No columns at all. */
  public static final Replacements NONE = new Replacements();

  private static final Pattern WORD = Pattern.compile("[A-Z]?[a-z0-9]+|[A-Z]+(?![a-z])");

  private static final Pattern KEY = Pattern.compile("(?i)pk|primary");

  private final List<Operation> operations = new ArrayList<>();
  private final Set<List<Object>> refilled = new HashSet<>();
  private final Map<Name, Name> droppedKeys = new HashMap<>();
  private final Map<Name, List<Name>> proofs = new HashMap<>();

  /** The columns that the statements add and drop, those in their bodies included. */
  public static Replacements in(List<Statement> statements) {
    Replacements found = new Replacements();
    statements.forEach(found::add);
    found.lookAhead();
    return found;
  }

  private void add(Statement statement) {
    operations.addAll(statement.operations());
    statement.body().forEach(this::add);
  }

  /**
   * The column that takes the dropped one's place: the only one of its type that the change adds to
   * the table, where it drops no other that could be meant and gives the new one no values.
   */
  public Optional<Name> replacement(DropColumn drop, Catalog catalog) {
    Optional<TypeName> type = type(drop, catalog);
    List<Name> candidates =
        of(AddColumn.class)
            .filter(add -> isSame(add.table(), drop.table(), catalog))
            .filter(add -> Optional.of(add.type()).equals(type))
            .map(AddColumn::column)
            .filter(column -> !column.equals(drop.column()))
            .distinct()
            .toList();
    boolean alone =
        candidates.size() == 1
            && of(DropColumn.class).noneMatch(other -> competes(other, drop, catalog))
            && of(RenameColumn.class).noneMatch(rename -> replaces(rename, drop, catalog));
    return candidates.stream()
        .filter(column -> alone && isLike(column, drop, catalog) && !fills(column, drop, catalog))
        .findFirst();
  }

  /** Whether the change puts the rows of a query into the table after this DELETE. */
  public boolean refills(Delete delete) {
    return refilled.contains(List.of(delete.table(), delete.span()));
  }

  /** The constraint that the change drops from the table and that is named like a primary key. */
  public Optional<Name> droppedKey(ObjectName table) {
    return Optional.ofNullable(droppedKeys.get(table.name()));
  }

  /**
   * Whether the change validates a constraint of the table, which no migration adds, and drops it
   * again: what else would that be for than to prove that a column holds no null.
   */
  public boolean dropsProof(ObjectName table, Catalog catalog) {
    Optional<Relation> known = catalog.relation(table);
    return proofs.getOrDefault(table.name(), List.of()).stream()
        .anyMatch(constraint -> known.flatMap(t -> t.constraint(constraint)).isEmpty());
  }

  /** One pass from the end, since every DELETE asks. */
  private void lookAhead() {
    Set<Name> filled = new HashSet<>();
    Set<List<Name>> dropped = new HashSet<>();
    for (Operation operation : operations.reversed()) {
      switch (operation) {
        case Insert insert when insert.source() == DataOperation.Source.QUERY ->
            filled.add(insert.table().name());
        case Delete delete when filled.contains(delete.table().name()) ->
            refilled.add(List.of(delete.table(), delete.span()));
        case DropConstraint drop -> {
          dropped.add(List.of(drop.table().name(), drop.constraint()));
          if (KEY.matcher(drop.constraint().text()).find()) {
            droppedKeys.put(drop.table().name(), drop.constraint());
          }
        }
        case ValidateConstraint validate
            when dropped.contains(List.of(validate.table().name(), validate.constraint())) ->
            proofs
                .computeIfAbsent(validate.table().name(), t -> new ArrayList<>())
                .add(validate.constraint());
        default -> {}
      }
    }
  }

  private <T extends Operation> Stream<T> of(Class<T> kind) {
    return operations.stream().filter(kind::isInstance).map(kind::cast);
  }

  private static boolean isSame(ObjectName one, ObjectName other, Catalog catalog) {
    return catalog.qualified(one).equals(catalog.qualified(other));
  }

  private static boolean competes(DropColumn other, DropColumn drop, Catalog catalog) {
    Optional<TypeName> type = type(other, catalog);
    return !other.column().equals(drop.column())
        && isSame(other.table(), drop.table(), catalog)
        && (type.isEmpty() || type.equals(type(drop, catalog)));
  }

  /** Another column gets the dropped one's name. */
  private static boolean replaces(RenameColumn rename, DropColumn drop, Catalog catalog) {
    return rename.newName().equals(drop.column()) && isSame(rename.table(), drop.table(), catalog);
  }

  /** Yes-or-no columns are many, and one that begins to point at a table means something else. */
  private boolean isLike(Name column, DropColumn drop, Catalog catalog) {
    boolean flag = type(drop, catalog).filter(type -> type.name().equals("bool")).isPresent();
    boolean points =
        of(AddForeignKey.class)
            .anyMatch(
                key ->
                    key.columns().contains(column) && isSame(key.table(), drop.table(), catalog));
    return (!flag || sharesWord(column, drop.column())) && (!points || pointed(drop, catalog));
  }

  private static boolean sharesWord(Name one, Name other) {
    Set<String> words = words(one);
    return words(other).stream().anyMatch(words::contains);
  }

  private static Set<String> words(Name name) {
    return WORD.matcher(name.text())
        .results()
        .map(word -> word.group().toLowerCase(Locale.ROOT))
        .filter(word -> word.length() > 2)
        .collect(Collectors.toSet());
  }

  /** Whether the dropped column has a foreign key, or the change may have dropped it before. */
  private boolean pointed(DropColumn drop, Catalog catalog) {
    boolean has =
        catalog.relation(drop.table()).stream()
            .flatMap(table -> table.constraints().stream())
            .anyMatch(
                constraint ->
                    constraint.kind() == Constraint.Kind.FOREIGN_KEY
                        && constraint.columns().contains(drop.column()));
    return has
        || of(DropConstraint.class)
            .anyMatch(dropped -> isSame(dropped.table(), drop.table(), catalog));
  }

  /** Whether the change gives the column values, or leaves no row that had any. */
  private boolean fills(Name column, DropColumn drop, Catalog catalog) {
    return of(DataOperation.class)
        .anyMatch(
            operation ->
                switch (operation) {
                  case Update update ->
                      update.columns().contains(column)
                          && isSame(update.table(), drop.table(), catalog);
                  case Insert insert ->
                      insert.columns().contains(column)
                          && isSame(insert.table(), drop.table(), catalog);
                  case Delete delete ->
                      delete.where().isEmpty() && isSame(delete.table(), drop.table(), catalog);
                  default -> false;
                });
  }

  private static Optional<TypeName> type(DropColumn drop, Catalog catalog) {
    return catalog
        .relation(drop.table())
        .flatMap(table -> table.column(drop.column()))
        .flatMap(Column::type);
  }
}
