package dev.migralint.schema.change;

import dev.migralint.sql.ColumnOperation.AddColumn;
import dev.migralint.sql.ColumnOperation.AddIdentity;
import dev.migralint.sql.ColumnOperation.DropColumn;
import dev.migralint.sql.ColumnOperation.DropIdentity;
import dev.migralint.sql.ColumnOperation.RenameColumn;
import dev.migralint.sql.ConstraintOperation.AddCheck;
import dev.migralint.sql.ConstraintOperation.AddExclude;
import dev.migralint.sql.ConstraintOperation.AddForeignKey;
import dev.migralint.sql.ConstraintOperation.AddPrimaryKey;
import dev.migralint.sql.ConstraintOperation.AddUnique;
import dev.migralint.sql.ConstraintOperation.DropConstraint;
import dev.migralint.sql.ConstraintOperation.RenameConstraint;
import dev.migralint.sql.IndexOperation.CreateIndex;
import dev.migralint.sql.IndexOperation.DropIndex;
import dev.migralint.sql.IndexOperation.RenameIndex;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.ObjectOperation.CreateObject;
import dev.migralint.sql.ObjectOperation.CreateRoutine;
import dev.migralint.sql.ObjectOperation.CreateView;
import dev.migralint.sql.ObjectOperation.DropObject;
import dev.migralint.sql.ObjectOperation.RenameObject;
import dev.migralint.sql.Operation;
import dev.migralint.sql.Operation.Written;
import dev.migralint.sql.TableOperation.AttachPartition;
import dev.migralint.sql.TableOperation.CreateTable;
import dev.migralint.sql.TableOperation.DetachPartition;
import dev.migralint.sql.TableOperation.DropTable;
import dev.migralint.sql.TableOperation.Persistence;
import dev.migralint.sql.TableOperation.RenameTable;
import dev.migralint.sql.TableOperation.SetTableSchema;
import dev.migralint.sql.TypeOperation.AddEnumValue;
import dev.migralint.sql.TypeOperation.CreateDomain;
import dev.migralint.sql.TypeOperation.CreateEnum;
import dev.migralint.sql.TypeOperation.CreateType;
import dev.migralint.sql.TypeOperation.RenameEnumValue;
import dev.migralint.sql.TypeOperation.RenameType;
import dev.migralint.sql.TypeOperation.SetTypeSchema;
import java.util.Optional;

/** Which operations PostgreSQL refuses when they are run again. */
public final class Repeats {
  private Repeats() {}

  /** Whether the operation fails when it is run again right after it succeeded. */
  public static boolean fail(Operation operation) {
    return switch (operation) {
      case CreateTable create ->
          !create.ifNotExists() && create.persistence() != Persistence.TEMPORARY;
      case DropTable drop -> !drop.ifExists();
      case RenameTable rename -> !rename.ifExists();
      case SetTableSchema set -> !set.ifExists();
      case AttachPartition attach -> true;
      case DetachPartition detach -> true;
      case AddColumn add -> add.written() != Written.CREATE_TABLE && !add.ifNotExists();
      case DropColumn drop -> !drop.ifExists();
      case RenameColumn rename -> true;
      case AddIdentity add -> true;
      case DropIdentity drop -> !drop.ifExists();
      case AddPrimaryKey add -> add.written() == Written.ALONE;
      case AddForeignKey add -> isNamed(add.constraint(), add.written());
      case AddCheck add -> isNamed(add.constraint(), add.written());
      case AddUnique add -> isNamed(add.constraint(), add.written());
      case AddExclude add -> isNamed(add.constraint(), add.written());
      case DropConstraint drop -> !drop.ifExists();
      case RenameConstraint rename -> true;
      case CreateIndex create -> create.index().isPresent() && !create.ifNotExists();
      case DropIndex drop -> !drop.ifExists();
      case RenameIndex rename -> !rename.ifExists();
      case CreateEnum create -> true;
      case CreateType create -> true;
      case CreateDomain create -> true;
      case RenameType rename -> true;
      case SetTypeSchema set -> true;
      case AddEnumValue add -> !add.ifNotExists();
      case RenameEnumValue rename -> true;
      case CreateView create -> !create.replace() && !create.ifNotExists();
      case CreateRoutine create -> !create.replace();
      case CreateObject create ->
          create.name().isPresent() && !create.replace() && !create.ifNotExists();
      case RenameObject rename -> true;
      case DropObject drop -> drop.name().isPresent() && !drop.ifExists();
      default -> false;
    };
  }

  private static boolean isNamed(Optional<Name> constraint, Written written) {
    return constraint.isPresent() && written == Written.ALONE;
  }

  /** Whether the first one drops with IF EXISTS what the second one makes. */
  static boolean makesWay(Operation dropping, Operation making) {
    return switch (dropping) {
      case DropTable drop ->
          drop.ifExists()
              && making instanceof CreateTable create
              && drop.table().name().equals(create.table().name());
      case DropColumn drop ->
          drop.ifExists()
              && making instanceof AddColumn add
              && drop.column().equals(add.column())
              && drop.table().equals(add.table());
      case DropConstraint drop ->
          drop.ifExists() && constraint(making).filter(drop.constraint()::equals).isPresent();
      case DropIndex drop ->
          drop.ifExists()
              && making instanceof CreateIndex create
              && create.index().filter(drop.index().name()::equals).isPresent();
      case DropObject drop ->
          drop.ifExists()
              && drop.name().map(ObjectName::name).filter(name -> makes(making, name)).isPresent();
      default -> false;
    };
  }

  private static Optional<Name> constraint(Operation making) {
    return switch (making) {
      case AddPrimaryKey add -> add.constraint();
      case AddForeignKey add -> add.constraint();
      case AddCheck add -> add.constraint();
      case AddUnique add -> add.constraint();
      case AddExclude add -> add.constraint();
      default -> Optional.empty();
    };
  }

  private static boolean makes(Operation making, Name name) {
    return switch (making) {
      case CreateView create -> create.name().name().equals(name);
      case CreateRoutine create -> create.name().name().equals(name);
      case CreateEnum create -> create.type().name().equals(name);
      case CreateType create -> create.type().name().equals(name);
      case CreateDomain create -> create.type().name().equals(name);
      case CreateObject create ->
          create.name().map(ObjectName::name).filter(name::equals).isPresent();
      default -> false;
    };
  }
}
