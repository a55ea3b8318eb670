package dev.migralint.schema.change;

import dev.migralint.schema.Catalog;
import dev.migralint.schema.Column;
import dev.migralint.schema.Constraint;
import dev.migralint.schema.Relation;
import dev.migralint.schema.change.ChangeSteps.Step;
import dev.migralint.schema.change.Deeds.Deed;
import dev.migralint.sql.ColumnOperation.AddColumn;
import dev.migralint.sql.ColumnOperation.DropColumn;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.TableOperation.CreateTable;
import dev.migralint.sql.TableOperation.DropTable;
import dev.migralint.sql.TypeName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Finds a drop and an addition beside it that tools write for a rename, by what both have in
 * common.
 */
final class PossibleRenames {
  private static final Pattern WORD = Pattern.compile("[A-Z]?[a-z0-9]+|[A-Z]+(?![a-z])");

  private static final Pattern NO_LETTER = Pattern.compile("[^\\p{L}\\p{N}]");

  /** Words that many names have. */
  private static final Set<String> COMMON =
      Set.of("id", "ids", "at", "on", "by", "is", "has", "name", "date", "time", "type", "key");

  /** Whoever turns one into the other means the contrary. */
  private static final List<Set<String>> CONTRARY =
      List.of(
          Set.of("allow", "deny", "disable", "forbid", "block"),
          Set.of("allowed", "denied", "disabled", "forbidden", "blocked"),
          Set.of("enable", "disable"),
          Set.of("enabled", "disabled"),
          Set.of("show", "hide"),
          Set.of("shown", "hidden", "visible"),
          Set.of("include", "exclude"),
          Set.of("included", "excluded"),
          Set.of("public", "private"),
          Set.of("start", "end"),
          Set.of("first", "last"),
          Set.of("min", "max"),
          Set.of("created", "updated", "deleted"),
          Set.of("source", "target"),
          Set.of("sender", "receiver"));

  /** Beyond so many operations beside it, nothing is looked for. */
  private static final int NEAR = 100;

  /** As long as a name must be that another one holds, to be no chance. */
  private static final int TELLING = 4;

  /** So many equal columns are no chance, whatever the tables are called. */
  private static final int TELLING_COLUMNS = 4;

  private final ChangeSteps steps;
  private final Catalog catalog;

  PossibleRenames(ChangeSteps steps, Catalog catalog) {
    this.steps = steps;
    this.catalog = catalog;
  }

  /**
   * The column that may be the dropped one: of its type, added by the same statement or the one
   * before or after it, not filled, and with a word in common or both named by the file. What
   * several of the added columns have in common with it tells nothing.
   */
  Optional<Name> column(int at, DropColumn drop) {
    Optional<TypeName> type = type(drop);
    List<Step> near = near(at);
    List<AddColumn> candidates =
        near.stream()
            .filter(step -> step.isNew() && step.operation() instanceof AddColumn)
            .map(step -> (AddColumn) step.operation())
            .filter(add -> isSame(add.table(), drop.table()))
            .filter(add -> !add.column().equals(drop.column()))
            .filter(add -> isTold(at, drop.column(), add.column()))
            .toList();
    return candidates.size() == 1
        ? Optional.of(candidates.getFirst())
            .filter(add -> Optional.of(add.type()).equals(type))
            .map(AddColumn::column)
            .filter(column -> near.stream().noneMatch(step -> competes(step, drop, column)))
            .filter(column -> !isFilled(drop.table(), column))
            .filter(column -> pointsAsBefore(drop, column))
        : Optional.empty();
  }

  /** The table of the same columns that the change creates in the file without filling it. */
  Optional<ObjectName> table(int at, DropTable drop) {
    Optional<Relation> table = catalog.relation(drop.table()).filter(Relation::complete);
    if (table.isEmpty() || table.get().columns().stream().anyMatch(c -> c.type().isEmpty())) {
      return Optional.empty();
    }
    Set<Map.Entry<Name, TypeName>> columns =
        table.get().columns().stream()
            .map(column -> Map.entry(column.name(), column.type().orElseThrow()))
            .collect(Collectors.toSet());
    NavigableSet<Integer> created = steps.created(steps.step(at).path(), columns);
    if (created.size() != 1 || columns.size() < 2) {
      return Optional.empty();
    }
    ObjectName other = ((CreateTable) steps.step(created.first()).operation()).table();
    boolean alike =
        columns.size() >= TELLING_COLUMNS || areAlike(other.name(), drop.table().name());
    boolean filled =
        steps.deeds().after(-1, Deed.FILLS, other, catalog).isPresent()
            || steps
                .deeds()
                .after(-1, Deed.COPIES, drop.table(), catalog)
                .filter(i -> i < at)
                .isPresent();
    return alike && !filled && !isSame(other, drop.table()) ? Optional.of(other) : Optional.empty();
  }

  /** The operations of its statement, and of the one before and after it in the file. */
  private List<Step> near(int at) {
    List<Step> near = new ArrayList<>();
    Step here = steps.step(at);
    for (int i = at - 1; i >= Math.max(0, at - NEAR) && isNear(steps.step(i), here); i--) {
      near.add(steps.step(i));
    }
    int end = Math.min(steps.size(), at + NEAR);
    for (int i = at + 1; i < end && isNear(steps.step(i), here); i++) {
      near.add(steps.step(i));
    }
    return near;
  }

  private static boolean isNear(Step one, Step other) {
    return one.path().equals(other.path()) && Math.abs(one.statement() - other.statement()) <= 1;
  }

  /** Another dropped column that the new one may be. */
  private boolean competes(Step step, DropColumn drop, Name column) {
    return step.operation() instanceof DropColumn other
        && !other.column().equals(drop.column())
        && isSame(other.table(), drop.table())
        && isTold(steps.at(step.path(), other).orElseThrow(), other.column(), column)
        && (type(other).isEmpty() || type(other).equals(type(drop)));
  }

  private boolean isFilled(ObjectName table, Name column) {
    return steps.deeds().after(-1, Deed.FILLS, table, column, catalog).isPresent()
        || steps.deeds().after(-1, Deed.EMPTIES, table, catalog).isPresent();
  }

  /** A column that begins to point at a table means something else. */
  private boolean pointsAsBefore(DropColumn drop, Name column) {
    return steps.deeds().after(-1, Deed.REFERENCES, drop.table(), column, catalog).isEmpty()
        || steps.deeds().after(-1, Deed.UNCONSTRAINS, drop.table(), catalog).isPresent()
        || catalog.relation(drop.table()).stream()
            .flatMap(table -> table.constraints().stream())
            .anyMatch(
                constraint ->
                    constraint.kind() == Constraint.Kind.FOREIGN_KEY
                        && constraint.columns().contains(drop.column()));
  }

  /** Whether the names are alike, or the file's name holds both: {@code rename_data_to_input}. */
  private boolean isTold(int at, Name one, Name other) {
    String path = letters(steps.step(at).path());
    return (areAlike(one, other) && !areContrary(one, other))
        || (path.contains(letters(one.text())) && path.contains(letters(other.text())));
  }

  private static String letters(String text) {
    return NO_LETTER.matcher(text.toLowerCase(Locale.ROOT)).replaceAll("");
  }

  private static boolean areAlike(Name one, Name other) {
    String a = one.text().toLowerCase(Locale.ROOT);
    String b = other.text().toLowerCase(Locale.ROOT);
    boolean within =
        (a.length() >= TELLING && b.contains(a) && !COMMON.contains(a))
            || (b.length() >= TELLING && a.contains(b) && !COMMON.contains(b));
    Set<String> words = words(one);
    Set<String> others = words(other);
    long shared = others.stream().filter(words::contains).count();
    return within || (shared > 0 && 2 * shared >= Math.max(words.size(), others.size()));
  }

  private static boolean areContrary(Name one, Name other) {
    Set<String> words = words(one);
    Set<String> others = words(other);
    Set<String> shared = new HashSet<>(words);
    shared.retainAll(others);
    words.removeAll(shared);
    others.removeAll(shared);
    return CONTRARY.stream()
        .anyMatch(
            contrary ->
                words.stream().anyMatch(contrary::contains)
                    && others.stream().anyMatch(contrary::contains));
  }

  private static Set<String> words(Name name) {
    return WORD.matcher(name.text())
        .results()
        .map(word -> word.group().toLowerCase(Locale.ROOT))
        .filter(word -> word.length() > 2 && !COMMON.contains(word))
        .collect(Collectors.toCollection(HashSet::new));
  }

  private Optional<TypeName> type(DropColumn drop) {
    return catalog
        .relation(drop.table())
        .flatMap(table -> table.column(drop.column()))
        .flatMap(Column::type);
  }

  private boolean isSame(ObjectName one, ObjectName other) {
    return catalog.qualified(one).equals(catalog.qualified(other));
  }
}
