package dev.migralint.analysis;

import dev.migralint.builtin.BuiltInFunctions;
import dev.migralint.schema.Catalog;
import dev.migralint.schema.Relation;
import dev.migralint.source.SourceFile;
import dev.migralint.sql.ColumnOperation.RenameColumn;
import dev.migralint.sql.ColumnOperation.SetExpression;
import dev.migralint.sql.ConstraintOperation.DropConstraint;
import dev.migralint.sql.DataOperation.Copy;
import dev.migralint.sql.DataOperation.Delete;
import dev.migralint.sql.DataOperation.DoBlock;
import dev.migralint.sql.DataOperation.Insert;
import dev.migralint.sql.DataOperation.Query;
import dev.migralint.sql.DataOperation.Update;
import dev.migralint.sql.Expression;
import dev.migralint.sql.IndexOperation.DropIndex;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectKind;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.ObjectOperation.AlterObject;
import dev.migralint.sql.ObjectOperation.CreateObject;
import dev.migralint.sql.ObjectOperation.CreateView;
import dev.migralint.sql.ObjectOperation.DropObject;
import dev.migralint.sql.ObjectOperation.RenameObject;
import dev.migralint.sql.Operation;
import dev.migralint.sql.OtherOperation.Command;
import dev.migralint.sql.QueryTree;
import dev.migralint.sql.SessionOperation.PrepareTransaction;
import dev.migralint.sql.SessionOperation.SetParameter;
import dev.migralint.sql.Statement;
import dev.migralint.sql.TableOperation.DetachPartition;
import dev.migralint.sql.TypeOperation.CreateType;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the catalog does not follow to its end: functions that may change the schema, CASCADE
 * through other objects than relations, other sessions. What was there before it is not certain
 * afterwards.
 */
public final class Disturbances {
  private static final Pattern TEMPORARY =
      Pattern.compile("(?i)create\\s+(?:or\\s+replace\\s+)?(?:local\\s+|global\\s+)?temp");

  private static final Pattern CALL = Pattern.compile("\\b([A-Za-z_]\\w*)\\s*\\(");

  private static final Pattern SEARCH_PATH = Pattern.compile("(?i)\\bsearch_path\\b");

  /** Functions of PostgreSQL that run SQL or change objects. */
  private static final Set<String> CHANGING_FUNCTIONS =
      Set.of("lo_import", "pg_import_system_collations", "query_to_xml", "query_to_xmlschema");

  /** Functions of widespread extensions that make and change no object that migrations name. */
  private static final Set<String> HARMLESS =
      Set.of(
          "add_compression_policy",
          "add_continuous_aggregate_policy",
          "add_retention_policy",
          "create_hypertable",
          "crypt",
          "gen_random_bytes",
          "gen_random_ulid",
          "gen_salt",
          "levenshtein",
          "schedule",
          "set_chunk_time_interval",
          "similarity",
          "unaccent",
          "unschedule",
          "uuid_generate_v1",
          "uuid_generate_v1mc",
          "uuid_generate_v4",
          "uuid_generate_v5");

  private static final Set<String> CHANGING =
      Set.of("import foreign schema", Command.DROP_OWNED, "prepare transaction");

  private static final Set<String> SETTING = Set.of("alter database", "alter role", "alter user");

  private final Statement statement;
  private final Catalog catalog;
  private final SourceFile file;
  private final Bodies functions;

  /** What is known of the functions that the history defines. */
  public interface Bodies {
    /** Whether all that the functions of the name do is taken in where they run. */
    boolean areFollowed(ObjectName function);

    /** Whether the functions of the name only read and write rows. */
    boolean areHarmless(ObjectName function);
  }

  /** What a statement may change of what the catalog does not see. */
  public enum Extent {
    NOTHING,
    /** Objects that go with another one: constraints, views, policies, but no table or column. */
    DEPENDENTS,
    ANYTHING
  }

  private Disturbances(Statement statement, Catalog catalog, SourceFile file, Bodies functions) {
    this.statement = statement;
    this.catalog = catalog;
    this.file = file;
    this.functions = functions;
  }

  /**
   * How much a statement may change that the catalog does not see.
   *
   * @param catalog the catalog just before it
   * @param file the file in which it stands
   * @param functions the functions just before it
   */
  public static Extent of(Statement statement, Catalog catalog, SourceFile file, Bodies functions) {
    Disturbances disturbances = new Disturbances(statement, catalog, file, functions);
    return statement.operations().stream()
        .map(disturbances::of)
        .max(Comparator.naturalOrder())
        .orElse(Extent.NOTHING);
  }

  /** Notes what a statement names although no migration makes it. */
  public static void noteLacking(Statement statement, Catalog catalog) {
    if (TypeNames.areLacking(statement, catalog)) {
      catalog.lack(Catalog.Lacking.TYPES);
    }
    // A range type has a multirange, and constructors of both, of names that it may choose.
    if (statement.operations().getFirst() instanceof CreateType type
        && type.attributes().isEmpty()) {
      catalog.lack(Catalog.Lacking.FUNCTIONS);
      catalog.lack(Catalog.Lacking.TYPES);
    }
    if (SchemaNames.areLacking(statement, catalog)) {
      catalog.lack(Catalog.Lacking.SCHEMAS);
    }
    if (Functions.areLacking(statement, catalog)) {
      catalog.lack(Catalog.Lacking.FUNCTIONS);
    }
  }

  /** Views and sequences of the session alone, which hide others of their names. */
  public static Optional<ObjectName> temporary(Statement statement, SourceFile file) {
    return switch (statement.operations().getFirst()) {
      case CreateView view when isTemporary(statement, file) -> Optional.of(view.name());
      case CreateObject create when isTemporary(statement, file) -> create.name();
      default -> Optional.empty();
    };
  }

  private static boolean isTemporary(Statement statement, SourceFile file) {
    return TEMPORARY
        .matcher(file.text())
        .region(statement.span().start(), statement.span().end())
        .lookingAt();
  }

  private Extent of(Operation operation) {
    return switch (operation) {
      case Query query when query.calls().stream().anyMatch(f -> mayChange(f, runs(query))) ->
          Extent.ANYTHING;
      case DoBlock block when callsOthers() -> Extent.ANYTHING;
      case Copy copy when copy.table().isEmpty() && callsOthers() -> Extent.ANYTHING;
      case Insert insert when isOfSystem(insert.table()) -> Extent.ANYTHING;
      case Update update when isOfSystem(update.table()) -> Extent.ANYTHING;
      case Delete delete when isOfSystem(delete.table()) -> Extent.ANYTHING;
      case CreateObject create when isOfRole(create) -> Extent.ANYTHING;
      case SetParameter set when isOfAnotherSchema(set) -> Extent.ANYTHING;
      case PrepareTransaction prepare -> Extent.ANYTHING;
      case DetachPartition detach -> Extent.DEPENDENTS;
      case SetExpression set -> Extent.DEPENDENTS;
      case RenameColumn rename ->
          catalog
              .relation(rename.table())
              .filter(relation -> relation.kind() != Relation.Kind.TABLE)
              .map(view -> Extent.DEPENDENTS)
              .orElse(Extent.NOTHING);
      case DropConstraint drop when drop.cascade() -> Extent.DEPENDENTS;
      case DropIndex drop when drop.cascade() -> Extent.DEPENDENTS;
      case DropObject drop when drop.cascade() -> dropped(drop);
      case RenameObject rename when rename.object() == ObjectKind.SCHEMA -> Extent.ANYTHING;
      case AlterObject alter when alter.object() == ObjectKind.POLICY -> Extent.DEPENDENTS;
      case AlterObject alter when isRole(alter.object()) && setsSearchPath() -> Extent.ANYTHING;
      case CreateObject create when create.object() == ObjectKind.EVENT_TRIGGER -> Extent.ANYTHING;
      case Command command when CHANGING.contains(command.command()) -> Extent.ANYTHING;
      case Command command when SETTING.contains(command.command()) && setsSearchPath() ->
          Extent.ANYTHING;
      default -> Extent.NOTHING;
    };
  }

  private static boolean isRole(ObjectKind object) {
    return object == ObjectKind.ROLE || object == ObjectKind.USER || object == ObjectKind.GROUP;
  }

  private boolean setsSearchPath() {
    return SEARCH_PATH
        .matcher(file.text())
        .region(statement.span().start(), statement.span().end())
        .find();
  }

  /** The role's own schema comes first in the search path, where there is one. */
  private boolean isOfAnotherSchema(SetParameter set) {
    return switch (set.parameter()) {
      case "role", "session_authorization" ->
          catalog.schemaOrigin(Name.quoted(set.value())).isPresent();
      case "search_path" ->
          set.value().contains("information_schema") || !isSchemaThere(set.value());
      default -> false;
    };
  }

  /** Of the schemas of a search path those that are missing are passed over. */
  private boolean isSchemaThere(String path) {
    String first = path.split(",", 2)[0].strip();
    return first.isEmpty()
        || Set.of("$user", "pg_catalog", "public", "default").contains(first)
        || catalog.isSchemaKnown(Name.quoted(first));
  }

  /** A superuser may write to the catalogs. */
  private static boolean isOfSystem(ObjectName table) {
    return table.schema().map(Name::text).filter("pg_catalog"::equals).isPresent()
        || (table.schema().isEmpty() && table.name().text().startsWith("pg_"));
  }

  /** The role's own schema comes first in its search path. */
  private static boolean isOfRole(CreateObject create) {
    return create.object() == ObjectKind.SCHEMA
        && create
            .name()
            .map(ObjectName::name)
            .map(Name::text)
            .filter(n -> !n.equals("postgres"))
            .isEmpty();
  }

  /** A column may be generated by a function. */
  private Extent dropped(DropObject drop) {
    return switch (drop.object()) {
      case VIEW -> Extent.NOTHING;
      case FUNCTION, PROCEDURE, ROUTINE, AGGREGATE ->
          drop.name().filter(f -> catalog.dependencies().callers(f).isEmpty()).isPresent()
              ? Extent.DEPENDENTS
              : Extent.ANYTHING;
      case MATERIALIZED_VIEW, SEQUENCE, TYPE, DOMAIN, SCHEMA, TRIGGER, POLICY, RULE ->
          Extent.DEPENDENTS;
      default -> Extent.ANYTHING;
    };
  }

  /**
   * Whether what a call of the function does may not be taken in.
   *
   * @param runs whether the function certainly runs
   */
  private boolean mayChange(ObjectName function, boolean runs) {
    String name = function.name().text();
    return CHANGING_FUNCTIONS.contains(name)
        || !(BuiltInFunctions.has(name)
            || HARMLESS.contains(name)
            || functions.areHarmless(function)
            || (runs && functions.areFollowed(function)));
  }

  /** Whether a query calls what it names once, and for certain. */
  private static boolean runs(Query query) {
    return query
        .query()
        .filter(tree -> tree.parts().size() == 1 && tree.with().isEmpty())
        .filter(
            tree ->
                tree.parts().getFirst() instanceof QueryTree.Select select
                    && select.from().sources().isEmpty()
                    && select.where().isEmpty()
                    && select.targets().stream().allMatch(t -> isPlainCall(t.value())))
        .isPresent();
  }

  /** A function that is STRICT does not run for NULL. */
  private static boolean isPlainCall(Expression value) {
    return value instanceof Expression.Call call
        && call.arguments().stream()
            .allMatch(
                argument ->
                    argument instanceof Expression.Constant constant
                        && constant.kind() != Expression.Constant.Kind.NULL);
  }

  /**
   * Whether a block calls functions of the history that may change the schema, wherever that is.
   */
  private boolean callsOthers() {
    return CALL.matcher(file.text())
        .region(statement.span().start(), statement.span().end())
        .results()
        .map(call -> Name.unquoted(call.group(1).toLowerCase(Locale.ROOT)))
        .filter(catalog::mayHaveFunction)
        .anyMatch(function -> !functions.areHarmless(ObjectName.of(function)));
  }
}
