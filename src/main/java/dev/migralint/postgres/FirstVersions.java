package dev.migralint.postgres;

import dev.migralint.sql.ColumnOperation;
import dev.migralint.sql.ColumnOperation.Generated;
import dev.migralint.sql.ConstraintOperation;
import dev.migralint.sql.DataOperation;
import dev.migralint.sql.IndexOperation;
import dev.migralint.sql.MaintenanceCommand;
import dev.migralint.sql.ObjectKind;
import dev.migralint.sql.ObjectOperation;
import dev.migralint.sql.Operation;
import dev.migralint.sql.OtherOperation;
import dev.migralint.sql.Statement;
import dev.migralint.sql.TableOperation;

/**
 * The first version of PostgreSQL that knows what an operation asks for, from the release notes:
 * https://www.postgresql.org/docs/release/
 */
public final class FirstVersions {
  private FirstVersions() {}

  /** The first version that reads the whole statement. */
  public static int of(Statement statement) {
    return statement.operations().stream()
        .mapToInt(FirstVersions::of)
        .reduce(statement.aside().since(), Math::max);
  }

  /** That version; the oldest that is supported for what all of those know. */
  public static int of(Operation operation) {
    return switch (operation) {
      case TableOperation.DetachPartition detach
          when detach.concurrently() || detach.isFinalize() ->
          14;
      case TableOperation.SetAccessMethod set -> set.method().isPresent() ? 15 : 17;
      case ConstraintOperation.AddForeignKey add when !add.enforced() -> 18;
      case ConstraintOperation.AddCheck add when !add.enforced() -> 18;
      case ConstraintOperation.AlterConstraint alter when !alter.enforced() -> 18;
      case ConstraintOperation.AddNotNull add when add.notValid() || isAlone(add) -> 18;
      case ConstraintOperation.AddUnique add when add.nullsNotDistinct() -> 15;
      case ColumnOperation.AddColumn add when add.generated() == Generated.VIRTUAL -> 18;
      case ColumnOperation.SetExpression set -> 17;
      case ColumnOperation.DropExpression drop -> 13;
      case ColumnOperation.SetColumnOption set
          when set.option() == ColumnOperation.Option.COMPRESSION ->
          14;
      case IndexOperation.CreateIndex create when create.nullsNotDistinct() -> 15;
      case ObjectOperation.CreateObject create
          when create.object() == ObjectKind.TRIGGER && create.replace() ->
          14;
      case OtherOperation.Privileges privileges when privileges.privileges().contains("maintain") ->
          17;
      case OtherOperation.Maintenance work
          when work.command() == MaintenanceCommand.REPACK
              || work.command() == MaintenanceCommand.REPACK_CONCURRENTLY ->
          19;
      case DataOperation.Merge merge -> 15;
      case Operation other -> SupportedVersions.OLDEST;
    };
  }

  private static boolean isAlone(ConstraintOperation.AddNotNull add) {
    return add.written() == Operation.Written.ALONE;
  }
}
