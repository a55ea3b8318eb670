package dev.migralint.layout.runner;

import static dev.migralint.layout.Conduct.Reaction.refused;

import dev.migralint.layout.Conduct;
import dev.migralint.layout.Dialect;
import dev.migralint.layout.Direction;
import dev.migralint.layout.Layout;
import dev.migralint.layout.Listing;
import dev.migralint.layout.Migration;
import dev.migralint.layout.NaturalOrder;
import dev.migralint.layout.Transaction;
import dev.migralint.layout.Version;
import dev.migralint.layout.dialect.Dialects;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Rails with a schema in SQL: {@code db/migrate/<digits>_name.rb} beside {@code db/structure.sql},
 * which {@code pg_dump} writes after each migration. The migrations are Ruby and opaque.
 * https://guides.rubyonrails.org/active_record_migrations.html#types-of-schema-dumps
 */
public final class Rails implements Layout {
  private static final String STRUCTURE = "structure.sql";
  private static final Pattern FILE = Pattern.compile("([0-9]+)_[a-z0-9_]+(?:\\.[a-z0-9_]*)?\\.rb");

  @Override
  public String name() {
    return "rails";
  }

  @Override
  public boolean fits(Listing folder) {
    return folder.name().equals("migrate")
        && folder.files().stream().anyMatch(file -> FILE.matcher(file).matches())
        && Listing.of(folder.tree(), folder.parent()).hasFile(STRUCTURE);
  }

  @Override
  public Steps read(Listing folder, Optional<Version> version) {
    List<Migration> migrations =
        folder.files().stream()
            .map(FILE::matcher)
            .filter(Matcher::matches)
            .sorted((a, b) -> NaturalOrder.numbers(a.group(1), b.group(1)))
            .map(
                name ->
                    new Migration(
                        folder.path(name.group()),
                        name.group(1),
                        Direction.UP,
                        Transaction.UNKNOWN,
                        true))
            .toList();
    return new Steps(
        migrations, List.of("Ruby is not read; " + STRUCTURE + " holds the resulting schema."));
  }

  @Override
  public Optional<Dialect> declared(Listing folder) {
    String structure = Listing.of(folder.tree(), folder.parent()).path(STRUCTURE);
    return Optional.of(Dialects.of(folder.tree(), folder.path(), List.of(structure), Set::of));
  }

  @Override
  public boolean isSameVersion(String one, String other) {
    return NaturalOrder.numbers(one, other) == 0;
  }

  @Override
  public String leaveTransaction(Optional<Version> version) {
    return "Write disable_ddl_transaction! in a migration of its own.";
  }

  @Override
  public Conduct conduct() {
    return Conduct.unchecked("Rails")
        .withDuplicate(refused("Rails refuses to migrate: two migrations have this version"));
  }
}
