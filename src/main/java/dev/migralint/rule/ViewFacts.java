package dev.migralint.rule;

import static dev.migralint.rule.SiteFact.TEXT;
import static dev.migralint.rule.SiteFact.YES_NO;

import dev.migralint.rule.Matched.Sql;
import dev.migralint.schema.Attached;
import dev.migralint.schema.Relation;
import dev.migralint.schema.change.ChangePosition;
import dev.migralint.sql.ObjectKind;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.ObjectOperation.CreateView;
import dev.migralint.sql.ObjectOperation.DropObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Facts about a view that the change replaces. */
final class ViewFacts {
  private ViewFacts() {}

  static final List<SiteFact> ALL =
      List.of(
          SiteFact.of(
              "view.recreated",
              "Whether the change drops the view and creates one of the name afterwards.",
              YES_NO,
              site ->
                  Fact.of(
                      site.matched() instanceof Sql(DropObject drop)
                          && drop.name()
                              .filter(name -> position(site, here -> here.createsView(name)))
                              .isPresent())),
          SiteFact.of(
              "view.lost",
              "What the migrations gave to a view that the change replaces, and what it does not"
                  + " give to the new one: privileges, comments, options, triggers and rules.",
              TEXT,
              site -> new Fact.Words(lost(site))),
          SiteFact.of(
              "view.guarded-tables",
              "The tables with row level security policies that a new view reads, unless the change"
                  + " sets options of the view afterwards.",
              TEXT,
              site -> new Fact.Words(guarded(site))));

  private static List<String> guarded(Site site) {
    return site.matched() instanceof Sql(CreateView create)
            && !position(site, here -> here.setsOptions(create.name()))
        ? create.reads().stream()
            .flatMap(read -> site.catalog().relation(read).stream())
            .filter(
                table ->
                    table.attached().stream().anyMatch(a -> a.key().object() == ObjectKind.POLICY))
            .map(table -> site.catalog().shortest(table.name()).sql())
            .distinct()
            .toList()
        : List.of();
  }

  private static boolean position(Site site, Predicate<ChangePosition> holds) {
    return site.change().position().filter(holds).isPresent();
  }

  private static List<String> lost(Site site) {
    Optional<ChangePosition> here = site.change().position();
    if (here.isEmpty()) {
      return List.of();
    }
    return switch (site.matched()) {
      case Sql(DropObject drop)
          when drop.object() == ObjectKind.VIEW || drop.object() == ObjectKind.MATERIALIZED_VIEW ->
          drop.name()
              .filter(here.get()::createsView)
              .flatMap(site.catalog()::relation)
              .map(view -> lost(site, view, here.get()))
              .orElse(List.of());
      case Sql(CreateView create) when create.replace() ->
          site.catalog().relation(create.name()).stream()
              .flatMap(view -> view.options().stream())
              .filter(option -> !create.options().contains(option))
              .filter(option -> !here.get().setsOptions(create.name()))
              .toList();
      default -> List.of();
    };
  }

  private static List<String> lost(Site site, Relation view, ChangePosition here) {
    ObjectName name = view.name();
    List<String> lost = new ArrayList<>();
    if (view.granted() && !here.grants(name) && !site.catalog().hasDefaultPrivileges()) {
      lost.add("its privileges");
    }
    if (view.commented() && !here.comments(name)) {
      lost.add("its comments");
    }
    if (!here.setsOptions(name)) {
      lost.addAll(view.options());
    }
    for (Attached attached : view.attached()) {
      if (!here.hangs(name, attached.key().name())) {
        lost.add(OperationKind.word(attached.key().object()) + " " + attached.key().name().sql());
      }
    }
    return lost;
  }
}
