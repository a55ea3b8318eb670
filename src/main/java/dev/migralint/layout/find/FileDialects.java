package dev.migralint.layout.find;

import dev.migralint.layout.Dialect;
import dev.migralint.layout.Migration;
import dev.migralint.layout.dialect.Dialects;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The migrations of a folder whose files may be named for a database: {@code 1_a.mysql.up.sql}.
 *
 * @param own those that run on PostgreSQL
 * @param foreign the names of those that are for another database
 * @param replaced the names of those for any database where PostgreSQL has one of its own, as ory's
 *     popx reads them (https://github.com/ory/x/tree/master/popx)
 */
record FileDialects(List<Migration> own, List<String> foreign, List<String> replaced) {

  /**
   * Divides the migrations. Runners that know of no such names run every file, so a database is
   * just a word where no two files differ in it alone.
   */
  static FileDialects of(List<Migration> migrations) {
    Map<Migration, Dialect> named = new HashMap<>();
    for (Migration migration : migrations) {
      Dialects.ofFileName(migration.path()).ifPresent(dialect -> named.put(migration, dialect));
    }
    Set<String> plain = new HashSet<>();
    Set<String> postgres = new HashSet<>();
    for (Migration migration : migrations) {
      Optional<Dialect> dialect = Optional.ofNullable(named.get(migration));
      if (dialect.isEmpty()) {
        plain.add(migration.path());
      } else if (dialect.get() == Dialect.POSTGRESQL) {
        postgres.add(Dialects.withoutDialect(migration.path()));
      }
    }
    Set<String> names = new HashSet<>(plain);
    boolean twice =
        named.keySet().stream().anyMatch(m -> !names.add(Dialects.withoutDialect(m.path())));
    boolean divided = plain.isEmpty() || twice;
    if (!divided) {
      return new FileDialects(migrations, List.of(), List.of());
    }
    List<Migration> own = new ArrayList<>();
    List<String> foreign = new ArrayList<>();
    List<String> replaced = new ArrayList<>();
    for (Migration migration : migrations) {
      Dialect dialect = named.getOrDefault(migration, Dialect.POSTGRESQL);
      String name = migration.path().substring(migration.path().lastIndexOf('/') + 1);
      if (dialect != Dialect.POSTGRESQL) {
        foreign.add(name);
      } else if (!named.containsKey(migration) && postgres.contains(migration.path())) {
        replaced.add(name);
      } else {
        own.add(migration);
      }
    }
    return new FileDialects(own, foreign, replaced);
  }
}
