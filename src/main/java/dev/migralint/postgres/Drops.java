package dev.migralint.postgres;

import static dev.migralint.postgres.LockMode.ACCESS_EXCLUSIVE;

import dev.migralint.schema.Attached;
import dev.migralint.schema.Column;
import dev.migralint.schema.Constraint;
import dev.migralint.schema.Dependencies;
import dev.migralint.schema.Relation;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectName;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The effects of what goes, and of what goes with it. */
final class Drops {
  private final StatementContext before;
  private final Dependencies dependencies;

  Drops(StatementContext before) {
    this.before = before;
    this.dependencies = before.catalog().dependencies();
  }

  /** What a table's column, and with CASCADE what depends on it, locks when it goes. */
  void column(Builder effect, Relation table, Name column, boolean cascade) {
    dependents(effect, table, column, cascade);
    if (cascade) {
      // No generated column reads another one:
      // https://www.postgresql.org/docs/current/ddl-generated-columns.html
      for (Name generated : table.generatedFrom(column)) {
        effect.loseColumn(before.name(table), generated);
        dependents(effect, table, generated, true);
      }
    }
  }

  private void dependents(Builder effect, Relation table, Name column, boolean cascade) {
    table.sequences(column).forEach(s -> effect.lock(before.name(s), ACCESS_EXCLUSIVE));
    for (Constraint constraint : table.constraints(column)) {
      if (constraint.columns().contains(column)) {
        constraint.referenced().ifPresent(other -> exclusive(effect, other));
      }
    }
    if (cascade) {
      for (Relation referring : table.referencing()) {
        if (referring.constraints(Constraint.Kind.FOREIGN_KEY).stream()
            .anyMatch(c -> c.pointsAt(table, column))) {
          exclusive(effect, referring);
        }
      }
      effect.add(viewsOver(table, column));
    }
  }

  /** Foreign keys to the columns of a key go with it. */
  void key(Builder effect, Relation table, Constraint key) {
    for (Relation referring : table.referencing()) {
      if (referring.constraints().stream().anyMatch(c -> c.dependsOn(table, key))) {
        exclusive(effect, referring);
      }
    }
  }

  private void exclusive(Builder effect, Relation table) {
    effect.add(before.lockingPartitions(table.name(), ACCESS_EXCLUSIVE));
  }

  /** Dropping the referencing side of a foreign key locks the referenced table as strongly. */
  Builder table(ObjectName name, boolean cascade) {
    Optional<Relation> known = before.relation(name);
    if (known.isEmpty()) {
      return new Builder().lock(name, ACCESS_EXCLUSIVE).lose(Loss.Kind.ALL_ROWS, name);
    }
    Builder effect = new Builder();
    for (Relation relation : known.get().goneWith(cascade)) {
      effect.lock(before.name(relation), ACCESS_EXCLUSIVE);
      relation.partitionOf().ifPresent(parent -> lockParent(effect, parent));
      relation.constraints().stream()
          .filter(constraint -> !isParents(relation, constraint))
          .flatMap(constraint -> constraint.referenced().stream())
          .forEach(r -> effect.lock(before.name(r), ACCESS_EXCLUSIVE));
      relation.referencing().forEach(r -> effect.lock(before.name(r), ACCESS_EXCLUSIVE));
      if (cascade) {
        lockAll(effect, dependencies.takers(relation));
      }
      if (StatementContext.hasStorage(relation) && relation.kind() == Relation.Kind.TABLE) {
        effect.lose(Loss.Kind.ALL_ROWS, before.name(relation));
      }
      if (relation != known.get()) {
        loseView(effect, relation);
      }
    }
    return effect;
  }

  private void loseView(Builder effect, Relation relation) {
    if (relation.kind() == Relation.Kind.VIEW
        || relation.kind() == Relation.Kind.MATERIALIZED_VIEW) {
      effect.lose(Loss.Kind.VIEW, before.name(relation));
    }
  }

  private void lockParent(Builder effect, Relation parent) {
    effect.lock(before.name(parent), ACCESS_EXCLUSIVE);
    parent.defaultPartition().ifPresent(rest -> effect.lock(before.name(rest), ACCESS_EXCLUSIVE));
  }

  /** Whether a partition has the foreign key from its parent, so that the parent's stays. */
  static boolean isParents(Relation partition, Constraint constraint) {
    return partition
        .partitionOf()
        .filter(
            parent ->
                parent.constraints().stream()
                    .anyMatch(
                        c ->
                            c.kind() == Constraint.Kind.FOREIGN_KEY
                                && c.columns().equals(constraint.columns())
                                && c.referenced().equals(constraint.referenced())))
        .isPresent();
  }

  private void lockAll(Builder effect, List<Relation> relations) {
    relations.forEach(relation -> effect.lock(before.name(relation), ACCESS_EXCLUSIVE));
  }

  /** The views that show the column, and those over them, go with it. */
  Builder viewsOver(Relation table, Name column) {
    Builder effect = new Builder();
    for (Relation view : table.viewsOver(column)) {
      for (Relation gone : view.goneWith(true)) {
        effect.lock(before.name(gone), ACCESS_EXCLUSIVE);
        loseView(effect, gone);
      }
    }
    return effect;
  }

  /** With a type go the columns that hold it, and the tables that are made of it. */
  Builder type(ObjectName type) {
    Builder effect = new Builder();
    Set<ObjectName> types = dependencies.holding(type);
    for (ObjectName one : types) {
      for (Relation table : dependencies.madeOf(one)) {
        effect.add(table(table.name(), true));
      }
    }
    for (Relation table : before.catalog().types().withColumnOf(type)) {
      effect.lock(before.name(table), ACCESS_EXCLUSIVE);
      for (Column column : dependencies.columnsOf(table, types)) {
        effect.add(viewsOver(table, column.name()));
        if (table.kind() == Relation.Kind.TABLE) {
          effect.loseColumn(before.name(table), column.name());
        }
      }
    }
    return effect;
  }

  /** With a function go the triggers, policies, defaults and views that call it. */
  Builder function(ObjectName function) {
    Builder effect = new Builder();
    ObjectName qualified = before.catalog().qualified(function);
    for (Relation caller : dependencies.callers(function)) {
      switch (caller.kind()) {
        case VIEW, MATERIALIZED_VIEW -> effect.add(table(caller.name(), true));
        case TABLE, FOREIGN_TABLE, SEQUENCE -> effect.lock(before.name(caller), ACCESS_EXCLUSIVE);
      }
      if (Dependencies.callers(caller, qualified).stream().anyMatch(Attached::forEachRow)) {
        lockAll(effect, caller.descendants());
      }
    }
    return effect;
  }

  /** With a schema goes all that is in it, and all that needs something in it. */
  Builder schema(Name schema) {
    Builder effect = new Builder();
    for (Relation relation : List.copyOf(before.catalog().relations())) {
      if (relation.name().schema().equals(Optional.of(schema))) {
        effect.add(table(relation.name(), true));
      }
    }
    before.catalog().types().in(schema).forEach(type -> effect.add(type(type)));
    before.catalog().functionsIn(schema).forEach(function -> effect.add(function(function)));
    return effect;
  }
}
