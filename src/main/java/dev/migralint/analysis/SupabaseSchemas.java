package dev.migralint.analysis;

import dev.migralint.sql.ColumnOperation;
import dev.migralint.sql.ConstraintOperation;
import dev.migralint.sql.IndexOperation.CreateIndex;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.ObjectOperation.CreateRoutine;
import dev.migralint.sql.ObjectOperation.CreateView;
import dev.migralint.sql.Operation;
import dev.migralint.sql.Statement;
import dev.migralint.sql.TableOperation;
import dev.migralint.sql.TableOperation.CreateTable;
import dev.migralint.sql.TableOperation.DropTable;
import dev.migralint.sql.TableOperation.LockTable;
import dev.migralint.sql.TableOperation.SetTriggerState;
import dev.migralint.sql.TableOperation.Truncate;
import java.util.Optional;
import java.util.Set;

/**
 * What Supabase refuses in the schemas of its services, where migrations own nothing since April
 * 2025.
 * https://supabase.com/changelog/34270-restricting-access-on-auth-storage-and-realtime-schemas-on-april-21-2025
 */
public final class SupabaseSchemas {
  private static final Set<String> SCHEMAS = Set.of("auth", "realtime", "storage");

  private SupabaseSchemas() {}

  /** Why Supabase refuses the statement; policies, triggers, grants and rows are not looked at. */
  public static Optional<Rejection> refused(Statement statement) {
    return statement.operations().stream()
        .flatMap(
            operation ->
                named(operation)
                    .filter(SupabaseSchemas::isTheirs)
                    .map(name -> refused(operation, name))
                    .stream())
        .findFirst();
  }

  private static boolean isTheirs(ObjectName name) {
    return name.schema().map(Name::text).filter(SCHEMAS::contains).isPresent();
  }

  private static Rejection refused(Operation operation, ObjectName name) {
    boolean creates =
        operation instanceof CreateTable
            || operation instanceof CreateView
            || operation instanceof CreateRoutine;
    return new Rejection(
        operation.span(),
        "42501",
        creates
            ? "since April 2025 Supabase lets migrations create nothing in schema "
                + name.schema().orElseThrow().sql()
            : "since April 2025 migrations do not own " + name.sql() + " on Supabase",
        creates
            ? "Create it in a schema of your own; foreign keys to Supabase's tables, and policies"
                + " and triggers on them, are allowed"
            : "Leave the statement out (row level security is enabled there); policies, triggers"
                + " and foreign keys to the table are allowed");
  }

  /** What is created, or has to be owned. */
  private static Optional<ObjectName> named(Operation operation) {
    return switch (operation) {
      case CreateTable create -> Optional.of(create.table());
      case DropTable drop when drop.ifExists() -> Optional.empty();
      case Truncate truncate -> Optional.empty();
      case LockTable lock -> Optional.empty();
      case SetTriggerState set -> Optional.empty();
      case TableOperation table -> Optional.of(table.table());
      case ColumnOperation column -> Optional.of(column.table());
      case ConstraintOperation constraint -> Optional.of(constraint.table());
      case CreateIndex create -> Optional.of(create.table());
      case CreateView create -> Optional.of(create.name());
      case CreateRoutine create -> Optional.of(create.name());
      default -> Optional.empty();
    };
  }
}
