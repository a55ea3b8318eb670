package dev.migralint.analysis;

import dev.migralint.schema.Catalog;
import dev.migralint.schema.Relation;
import dev.migralint.source.SourceFile;
import dev.migralint.sql.ColumnOperation.RenameColumn;
import dev.migralint.sql.ColumnOperation.SetExpression;
import dev.migralint.sql.ConstraintOperation.DropConstraint;
import dev.migralint.sql.DataOperation.Query;
import dev.migralint.sql.IndexOperation.DropIndex;
import dev.migralint.sql.ObjectKind;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.ObjectOperation.AlterObject;
import dev.migralint.sql.ObjectOperation.CreateObject;
import dev.migralint.sql.ObjectOperation.CreateView;
import dev.migralint.sql.ObjectOperation.DropObject;
import dev.migralint.sql.ObjectOperation.RenameObject;
import dev.migralint.sql.Operation;
import dev.migralint.sql.OtherOperation.Command;
import dev.migralint.sql.SessionOperation.PrepareTransaction;
import dev.migralint.sql.SessionOperation.SetParameter;
import dev.migralint.sql.Statement;
import dev.migralint.sql.TableOperation.DetachPartition;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the catalog does not follow to its end: functions that may change the schema, CASCADE
 * through other objects than relations, other roles and sessions. After it nothing is certain to be
 * refused.
 */
public final class Disturbances {
  private static final Pattern TEMPORARY =
      Pattern.compile("(?i)create\\s+(?:or\\s+replace\\s+)?(?:local\\s+|global\\s+)?temp");

  /** Functions that a migration calls by themselves and that change no schema. */
  private static final Set<String> HARMLESS =
      Set.of(
          "coalesce",
          "count",
          "current_setting",
          "currval",
          "exists",
          "max",
          "min",
          "nextval",
          "now",
          "pg_advisory_lock",
          "pg_advisory_unlock",
          "pg_advisory_xact_lock",
          "pg_get_serial_sequence",
          "set_config",
          "setval");

  private static final Set<String> CHANGING =
      Set.of(
          "alter database",
          "alter role",
          "alter user",
          "import foreign schema",
          Command.DROP_OWNED,
          Command.REASSIGN,
          "prepare transaction");

  private Disturbances() {}

  /**
   * Whether a statement may change what the catalog does not see.
   *
   * @param catalog the catalog just before it
   * @param file the file in which it stands
   */
  public static boolean isOne(Statement statement, Catalog catalog, SourceFile file) {
    return statement.operations().stream()
        .anyMatch(
            operation ->
                isOne(operation, catalog)
                    || (mayBeTemporary(operation) && isTemporary(statement, file)));
  }

  private static boolean mayBeTemporary(Operation operation) {
    return operation instanceof CreateView || operation instanceof CreateObject;
  }

  /** Temporary views and sequences hide others of their names from the session. */
  private static boolean isTemporary(Statement statement, SourceFile file) {
    return TEMPORARY
        .matcher(file.text())
        .region(statement.span().start(), statement.span().end())
        .lookingAt();
  }

  private static boolean isOne(Operation operation, Catalog catalog) {
    return switch (operation) {
      case Query query -> query.calls().stream().anyMatch(Disturbances::mayChange);
      case SetParameter set ->
          Set.of("role", "session_authorization").contains(set.parameter())
              || (set.parameter().equals("search_path")
                  && set.value().contains("information_schema"));
      case PrepareTransaction prepare -> true;
      case DetachPartition detach -> true;
      case SetExpression set -> true;
      case RenameColumn rename ->
          catalog
              .relation(rename.table())
              .filter(relation -> relation.kind() != Relation.Kind.TABLE)
              .isPresent();
      case DropConstraint drop -> drop.cascade();
      case DropIndex drop -> drop.cascade();
      case DropObject drop -> drop.cascade() && drop.object() != ObjectKind.VIEW;
      case RenameObject rename -> rename.object() == ObjectKind.SCHEMA;
      case AlterObject alter ->
          switch (alter.object()) {
            case POLICY, ROLE, USER, GROUP -> true;
            default -> false;
          };
      case CreateObject create -> create.object() == ObjectKind.EVENT_TRIGGER;
      case Command command -> CHANGING.contains(command.command());
      default -> false;
    };
  }

  private static boolean mayChange(ObjectName function) {
    return function.schema().filter(schema -> schema.text().equals("pg_catalog")).isEmpty()
        && !HARMLESS.contains(function.name().text());
  }
}
