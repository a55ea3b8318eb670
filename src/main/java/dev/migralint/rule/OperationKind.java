package dev.migralint.rule;

import static java.util.stream.Collectors.toUnmodifiableMap;
import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.migralint.sql.ColumnOperation;
import dev.migralint.sql.ObjectOperation;
import dev.migralint.sql.Operation;
import dev.migralint.sql.TableOperation;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * The operations by the names that rules give them: {@code DropColumn} is {@code drop-column}, and
 * its components are {@code table}, {@code column}, {@code if-exists} and {@code cascade}.
 *
 * @param name the kebab-case name
 * @param components what each carries besides its range, in order
 */
public record OperationKind(String name, List<Component> components) {

  /** What rules call every operation of SQL. */
  public static final String ANY_STATEMENT = "any-statement";

  /** A component: its kebab-case name, and its words where it can only be one of a few. */
  public record Component(String name, List<String> words, RecordComponent source) {}

  /** Components that are trees, of which the facts in code tell what rules need. */
  private static final Set<String> HOLDS_A_TREE =
      Set.of("query", "rows", "conflictColumns", "assignments", "onConflict", "keys", "conditions");

  private static final Map<String, Class<?>> RECORDS = records();
  private static final Map<Class<?>, String> NAMES =
      RECORDS.entrySet().stream()
          .collect(toUnmodifiableMap(Map.Entry::getValue, Map.Entry::getKey));

  /** The names of all operations. */
  public static Set<String> names() {
    return Collections.unmodifiableSet(RECORDS.keySet());
  }

  /** The names of the operations that a word of {@code match} stands for. */
  public static Set<String> matchedBy(String word) {
    return word.equals(ANY_STATEMENT)
        ? RECORDS.keySet().stream().filter(name -> !isOnFiles(name)).collect(toUnmodifiableSet())
        : Set.of(word);
  }

  /** The operation of that name, which must be one of {@link #names()}. */
  public static OperationKind named(String name) {
    Class<?> type = RECORDS.get(name);
    if (type == null) {
      throw new IllegalArgumentException(name);
    }
    return of(type);
  }

  /** Whether it is about what a change does to files, and not about a statement in one of them. */
  static boolean isOfChange(String name) {
    Class<?> type = RECORDS.get(name);
    return isOnFiles(name)
        && type != null
        && !FileOperation.AboutStatement.class.isAssignableFrom(type);
  }

  /** Whether the operation of that name is on migrations as files, not on the database. */
  public static boolean isOnFiles(String name) {
    Class<?> type = RECORDS.get(name);
    return type != null && FileOperation.class.isAssignableFrom(type);
  }

  /** Whether operations of that name are about what a search for uses needs. */
  public static boolean has(String name, Rule.Uses uses) {
    Class<?> type = RECORDS.get(name);
    if (type == null) {
      return true;
    }
    boolean column = ColumnOperation.class.isAssignableFrom(type);
    return switch (uses) {
      case COLUMN -> column;
      case TABLE ->
          column
              || TableOperation.class.isAssignableFrom(type)
              || type == ObjectOperation.DropObject.class
              || type == ObjectOperation.RenameObject.class;
    };
  }

  /** The name of an operation. */
  public static String nameOf(Record operation) {
    return Objects.requireNonNull(NAMES.get(operation.getClass()));
  }

  /** The kind of an operation. */
  public static OperationKind of(Record operation) {
    return of(operation.getClass());
  }

  private static OperationKind of(Class<?> type) {
    List<Component> components = new ArrayList<>();
    for (RecordComponent component : type.getRecordComponents()) {
      if (!component.getName().equals("span") && !HOLDS_A_TREE.contains(component.getName())) {
        components.add(
            new Component(kebab(component.getName()), words(component.getType()), component));
      }
    }
    return new OperationKind(kebab(type.getSimpleName()), components);
  }

  private static List<String> words(Class<?> type) {
    if (type == boolean.class) {
      return List.of("yes", "no");
    }
    Object[] constants = type.getEnumConstants();
    return constants == null
        ? List.of()
        : Arrays.stream(constants).map(c -> word((Enum<?>) c)).toList();
  }

  /** An enum constant as rules write it: {@code CREATE_TABLE} is {@code create-table}. */
  public static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String kebab(String camelCase) {
    StringBuilder name = new StringBuilder();
    for (int i = 0; i < camelCase.length(); i++) {
      char c = camelCase.charAt(i);
      if (Character.isUpperCase(c)) {
        name.append(i == 0 ? "" : "-").append(Character.toLowerCase(c));
      } else {
        name.append(c);
      }
    }
    return name.toString();
  }

  private static Map<String, Class<?>> records() {
    Map<String, Class<?>> records = new TreeMap<>();
    collect(Operation.class, records);
    collect(FileOperation.class, records);
    return records;
  }

  private static void collect(Class<?> family, Map<String, Class<?>> records) {
    Class<?>[] members = family.getPermittedSubclasses();
    if (members == null) {
      records.put(kebab(family.getSimpleName()), family);
      return;
    }
    for (Class<?> member : members) {
      collect(member, records);
    }
  }
}
