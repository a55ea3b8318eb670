package dev.migralint.postgres;

import static dev.migralint.postgres.LockMode.ACCESS_EXCLUSIVE;
import static dev.migralint.postgres.LockMode.SHARE;

import dev.migralint.postgres.Work.Reason;
import dev.migralint.schema.Relation;
import dev.migralint.sql.ColumnOperation;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.Ternary;
import dev.migralint.sql.TypeOperation;
import java.util.List;
import java.util.Optional;

/** The effects of what happens to types: only a domain's rows are looked at. */
final class TypeEffects {
  private final StatementContext before;

  TypeEffects(StatementContext before) {
    this.before = before;
  }

  Builder of(TypeOperation operation) {
    return switch (operation) {
      case TypeOperation.AlterDomain alter -> domain(alter);
      case TypeOperation.CreateEnum create -> new Builder();
      case TypeOperation.CreateType create -> new Builder();
      case TypeOperation.CreateDomain create -> new Builder();
      case TypeOperation.AddEnumValue add -> new Builder();
      case TypeOperation.RenameEnumValue rename -> new Builder();
      case TypeOperation.RenameType rename -> new Builder();
      case TypeOperation.SetTypeSchema set -> new Builder();
      case TypeOperation.AlterType alter -> new Builder();
      case TypeOperation.AlterAttribute alter -> attribute(alter);
    };
  }

  /** The tables that are made of the type get, change or lose a column. */
  private Builder attribute(TypeOperation.AlterAttribute alter) {
    Builder effect = new Builder();
    for (Relation table : before.catalog().dependencies().madeOf(alter.type())) {
      ObjectName name = before.name(table);
      effect.add(
          switch (alter.action()) {
            case ADD, RENAME -> before.lockingTree(name, ACCESS_EXCLUSIVE);
            case DROP ->
                before.lockingTree(name, ACCESS_EXCLUSIVE).loseColumn(name, alter.attribute());
            case SET_TYPE -> new ColumnEffects(before).of(alterColumn(alter, name));
          });
    }
    return effect;
  }

  private static ColumnOperation alterColumn(TypeOperation.AlterAttribute alter, ObjectName table) {
    return new ColumnOperation.AlterColumnType(
        alter.span(),
        table,
        alter.attribute(),
        alter.attributeType().orElseThrow(),
        Optional.empty(),
        Optional.empty());
  }

  /** There is no way to check a domain's rows that lets writers go on. */
  private Builder domain(TypeOperation.AlterDomain alter) {
    boolean checks =
        switch (alter.action()) {
          case ADD_CONSTRAINT -> !alter.notValid();
          case VALIDATE_CONSTRAINT, SET_NOT_NULL -> true;
          case OTHER -> false;
        };
    Builder effect = new Builder();
    if (checks) {
      List<Relation> tables =
          before.catalog().types().withColumnOf(alter.type()).stream()
              .filter(t -> t.kind() == Relation.Kind.TABLE && StatementContext.hasStorage(t))
              .toList();
      for (Relation table : tables) {
        effect
            .lock(before.name(table), SHARE)
            .scan(before.name(table), Ternary.YES, Reason.CONSTRAINT)
            .failIf(Failure.Kind.CONSTRAINT, before.name(table));
      }
    }
    return effect;
  }
}
