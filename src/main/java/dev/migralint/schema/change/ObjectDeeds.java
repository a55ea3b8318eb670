package dev.migralint.schema.change;

import dev.migralint.schema.change.Deeds.Deed;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectKind;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.ObjectOperation;
import dev.migralint.sql.ObjectOperation.CreateObject;
import dev.migralint.sql.ObjectOperation.CreateView;
import dev.migralint.sql.ObjectOperation.DropObject;
import java.util.Optional;

/** What a change does to views, functions, sequences, schemas and what belongs to tables. */
final class ObjectDeeds {
  private ObjectDeeds() {}

  static void trace(Deeds deeds, int at, ObjectOperation operation) {
    switch (operation) {
      case CreateView create -> {
        deeds.put(at, Deed.NAMES, create.name());
        if (!create.options().isEmpty()) {
          deeds.put(at, Deed.SETS_OPTIONS, create.name());
        }
        if (create.object() == ObjectKind.MATERIALIZED_VIEW) {
          create.reads().forEach(read -> deeds.put(at, Deed.COPIES, read));
        }
      }
      case ObjectOperation.CreateRoutine create -> deeds.put(at, Deed.DEFINES, create.name());
      case CreateObject create -> trace(deeds, at, create);
      case ObjectOperation.AlterObject alter when alter.options().contains("as") ->
          alter.name().ifPresent(sequence -> deeds.put(at, Deed.RETYPES, sequence));
      case ObjectOperation.AlterObject alter when alter.options().contains("search_path") ->
          alter.name().ifPresent(routine -> deeds.put(at, Deed.SETS_PATH, routine));
      case ObjectOperation.AlterObject alter when alter.object() == ObjectKind.VIEW ->
          alter.name().ifPresent(view -> deeds.put(at, Deed.SETS_OPTIONS, view));
      case ObjectOperation.AlterObject alter -> {}
      case ObjectOperation.RenameObject rename -> {
        if (rename.object() == ObjectKind.SCHEMA) {
          deeds.put(at, Deed.NAMES_SCHEMA, ObjectName.of(rename.newName()));
        }
      }
      case DropObject drop -> {
        if (isRoutine(drop.object())) {
          drop.name().ifPresent(routine -> deeds.put(at, Deed.DROPS_ROUTINE, routine));
        }
        if (drop.object() == ObjectKind.TRIGGER
            && drop.on().isPresent()
            && drop.name().isPresent()) {
          deeds.put(at, Deed.ENABLES, drop.on().get(), drop.name().get().name());
        }
      }
    }
  }

  private static void trace(Deeds deeds, int at, CreateObject create) {
    if (create.object() == ObjectKind.SCHEMA) {
      create.name().ifPresent(schema -> deeds.put(at, Deed.NAMES_SCHEMA, schema));
    }
    if (create.object() == ObjectKind.POLICY) {
      create.on().ifPresent(table -> deeds.put(at, Deed.GUARDS, table));
    }
    if (create.object() == ObjectKind.TRIGGER || create.object() == ObjectKind.RULE) {
      Optional<Name> name = create.name().map(ObjectName::name);
      create.on().ifPresent(on -> name.ifPresent(hung -> deeds.put(at, Deed.HANGS, on, hung)));
    }
  }

  private static boolean isRoutine(ObjectKind kind) {
    return kind == ObjectKind.FUNCTION
        || kind == ObjectKind.PROCEDURE
        || kind == ObjectKind.ROUTINE;
  }
}
