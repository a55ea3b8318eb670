package dev.migralint.rule;

import static dev.migralint.rule.SiteFact.TEXT;

import dev.migralint.postgres.Loss;
import dev.migralint.rule.Matched.Sql;
import dev.migralint.schema.Attached;
import dev.migralint.schema.Born;
import dev.migralint.schema.Dependencies;
import dev.migralint.schema.Relation;
import dev.migralint.schema.change.ChangePosition;
import dev.migralint.sql.ObjectKind;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.ObjectOperation.DropObject;
import dev.migralint.sql.Operation;
import dev.migralint.words.EffectWords;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Facts about what CASCADE takes along. */
final class CascadeFacts {
  private CascadeFacts() {}

  static final List<SiteFact> ALL =
      List.of(
          SiteFact.of(
              "cascade.dependents",
              "The views, triggers, rules and policies that CASCADE drops although the statement"
                  + " does not name them, without those that the change creates again; each in"
                  + " words.",
              TEXT,
              site ->
                  new Fact.Words(
                      site.matched() instanceof Sql(DropObject drop) && drop.cascade()
                          ? dependents(site, drop)
                          : List.of())));

  private static List<String> dependents(Site site, DropObject drop) {
    Optional<ChangePosition> here = site.change().position();
    Set<ObjectName> named = new LinkedHashSet<>();
    for (Operation operation : site.actions()) {
      if (operation instanceof DropObject other) {
        other.name().map(site.catalog()::qualified).ifPresent(named::add);
      }
    }
    List<String> all = new ArrayList<>();
    for (Loss loss : site.effect().noticed().losses()) {
      ObjectName view = site.catalog().qualified(loss.table().qualified());
      boolean again = here.filter(p -> p.names(view)).isPresent();
      if (loss.kind() == Loss.Kind.VIEW && !again && named.add(view)) {
        all.add(EffectWords.loss(loss));
      }
    }
    if (isRoutine(drop.object()) && drop.name().isPresent()) {
      attached(site, site.catalog().qualified(drop.name().get()), here, all);
    }
    return all;
  }

  private static void attached(
      Site site, ObjectName function, Optional<ChangePosition> here, List<String> all) {
    for (Relation caller : site.catalog().dependencies().callers(function)) {
      if (Born.of(caller.origin(), site.moment()).isNew()) {
        continue;
      }
      for (Attached one : Dependencies.callers(caller, function)) {
        Attached.Key key = one.key();
        boolean again =
            here.filter(
                    p ->
                        key.object() == ObjectKind.POLICY
                            ? p.guards(caller.name())
                            : p.hangs(caller.name(), key.name()))
                .isPresent();
        if (!again) {
          all.add(
              OperationKind.word(key.object())
                  + " "
                  + key.name().sql()
                  + " on "
                  + site.catalog().shortest(caller.name()).sql());
        }
      }
    }
  }

  private static boolean isRoutine(ObjectKind object) {
    return object == ObjectKind.FUNCTION
        || object == ObjectKind.PROCEDURE
        || object == ObjectKind.ROUTINE;
  }
}
