package dev.migralint.rule;

import static dev.migralint.rule.SiteFact.TEXT;
import static dev.migralint.rule.SiteFact.optional;

import dev.migralint.rule.Matched.Sql;
import dev.migralint.sql.ColumnOperation.AddColumn;
import dev.migralint.sql.ColumnOperation.RenameColumn;
import dev.migralint.sql.ConstraintOperation.AddCheck;
import dev.migralint.sql.ConstraintOperation.AddExclude;
import dev.migralint.sql.ConstraintOperation.AddForeignKey;
import dev.migralint.sql.ConstraintOperation.AddNotNull;
import dev.migralint.sql.ConstraintOperation.AddPrimaryKey;
import dev.migralint.sql.ConstraintOperation.AddUnique;
import dev.migralint.sql.ConstraintOperation.RenameConstraint;
import dev.migralint.sql.IndexOperation.CreateIndex;
import dev.migralint.sql.IndexOperation.RenameIndex;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.ObjectOperation.CreateObject;
import dev.migralint.sql.ObjectOperation.CreateRoutine;
import dev.migralint.sql.ObjectOperation.CreateView;
import dev.migralint.sql.ObjectOperation.RenameObject;
import dev.migralint.sql.Operation;
import dev.migralint.sql.TableOperation.CreateTable;
import dev.migralint.sql.TableOperation.RenameTable;
import dev.migralint.sql.TypeOperation.CreateDomain;
import dev.migralint.sql.TypeOperation.CreateEnum;
import dev.migralint.sql.TypeOperation.CreateType;
import dev.migralint.sql.TypeOperation.RenameType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Facts about the name that an operation gives to something. */
final class NameFacts {
  private NameFacts() {}

  static final List<SiteFact> ALL =
      List.of(
          SiteFact.of(
              "new-name.cut",
              "What PostgreSQL makes of the name that the operation gives to something, if it cuts"
                  + " it because it has more than 63 bytes.",
              TEXT,
              site -> optional(cut(site).map(Name::sql))),
          SiteFact.of(
              "new-name.bytes",
              "How many bytes a name that it cuts has.",
              new FactKind.Values.Number(),
              site ->
                  optional(
                      cut(site)
                          .map(name -> name.uncut().getBytes(StandardCharsets.UTF_8).length)
                          .map(bytes -> Integer.toString(bytes)))));

  private static Optional<Name> cut(Site site) {
    return site.matched() instanceof Sql(Operation operation)
        ? given(operation).filter(Name::isCut)
        : Optional.empty();
  }

  /** The name that the operation gives to something new, or a new one to something old. */
  private static Optional<Name> given(Operation operation) {
    return switch (operation) {
      case CreateTable create -> Optional.of(create.table().name());
      case RenameTable rename -> Optional.of(rename.newName());
      case AddColumn add -> Optional.of(add.column());
      case RenameColumn rename -> Optional.of(rename.newName());
      case AddForeignKey add -> add.constraint();
      case AddCheck add -> add.constraint();
      case AddUnique add -> add.constraint();
      case AddPrimaryKey add -> add.constraint();
      case AddExclude add -> add.constraint();
      case AddNotNull add -> add.constraint();
      case RenameConstraint rename -> Optional.of(rename.newName());
      case CreateIndex create -> create.index();
      case RenameIndex rename -> Optional.of(rename.newName());
      case CreateView create -> Optional.of(create.name().name());
      case CreateRoutine create -> Optional.of(create.name().name());
      case CreateObject create -> create.name().map(ObjectName::name);
      case RenameObject rename -> Optional.of(rename.newName());
      case CreateEnum create -> Optional.of(create.type().name());
      case CreateType create -> Optional.of(create.type().name());
      case CreateDomain create -> Optional.of(create.type().name());
      case RenameType rename -> Optional.of(rename.newName());
      default -> Optional.empty();
    };
  }
}
