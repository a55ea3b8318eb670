package dev.migralint.postgres;

import static dev.migralint.postgres.LockMode.SHARE;

import dev.migralint.postgres.Effect.Builder;
import dev.migralint.schema.Known;
import dev.migralint.schema.Relation;
import dev.migralint.sql.TypeOperation;

/** The effects of what happens to types: only a domain's rows are looked at. */
final class TypeEffects {
  private final Before before;

  TypeEffects(Before before) {
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
    };
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
      for (Relation table : before.catalog().withColumnOf(alter.type())) {
        effect
            .lock(before.name(table), SHARE)
            .scan(before.name(table), Known.YES)
            .failIf("a row of " + before.name(table) + " breaks it");
      }
    }
    return effect;
  }
}
