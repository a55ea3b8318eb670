package dev.migralint.lint;

import dev.migralint.schema.Catalog;
import dev.migralint.schema.Relation;
import dev.migralint.scope.Scope;
import dev.migralint.settings.ObjectPattern;
import dev.migralint.settings.Settings;
import dev.migralint.sql.ObjectName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds what settings name and no history has, such as a misspelled table, which would leave an
 * override or a size without effect in silence.
 */
final class UnmatchedNames {
  private final Settings settings;
  private final Set<ObjectName> relations = new HashSet<>();

  UnmatchedNames(Settings settings) {
    this.settings = settings;
  }

  /** What a history has made by its end. */
  void add(Catalog catalog) {
    catalog.relations().stream().map(Relation::name).forEach(relations::add);
  }

  /** A note for each name and path that fits nothing in these histories. */
  List<String> notes(List<Scope> scopes) {
    List<String> notes = new ArrayList<>();
    settings
        .sizes()
        .tables()
        .forEach(
            (name, entry) -> {
              if (!isKnown(new ObjectPattern(name))) {
                notes.add(entry.at() + ": " + noTable(name));
              }
            });
    settings
        .overrides()
        .forEach(
            override -> {
              override
                  .table()
                  .filter(pattern -> !isKnown(pattern))
                  .ifPresent(pattern -> notes.add(override.at() + ": " + noTable(pattern.text())));
              override
                  .path()
                  .filter(glob -> paths(scopes).noneMatch(glob::covers))
                  .ifPresent(
                      glob ->
                          notes.add(
                              override.at()
                                  + ": no migration lies at "
                                  + glob.pattern()
                                  + "; correct the path or remove it"));
            });
    return notes;
  }

  private static Stream<String> paths(List<Scope> scopes) {
    return scopes.stream()
        .flatMap(scope -> scope.history().migrations().stream())
        .map(migration -> migration.path());
  }

  private boolean isKnown(ObjectPattern pattern) {
    return relations.stream().anyMatch(pattern::covers);
  }

  private static String noTable(String name) {
    return "no table or view is called " + name + " after the last migration; correct or remove it";
  }
}
