package dev.migralint.policy;

import dev.migralint.finding.Finding;
import dev.migralint.policy.Loosening.Hides;
import dev.migralint.settings.SizeSettings;
import dev.migralint.sizes.SizeClass;
import dev.migralint.sizes.SizedTable;
import dev.migralint.sizes.SizedTable.Basis;
import dev.migralint.sizes.SizesFile;
import dev.migralint.sizes.SizesFile.Key;
import dev.migralint.sizes.TableSizes;
import dev.migralint.source.Place;
import dev.migralint.source.Position;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectName;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** What makes tables smaller, so that findings about them weigh less. */
final class LoosenedSizes {
  private static final String SIZES = "sizes";

  private final Policy before;
  private final Policy after;
  private final SizeSettings old;
  private final SizeSettings now;
  private final List<Loosening> found = new ArrayList<>();

  private LoosenedSizes(Policy before, Policy after) {
    this.before = before;
    this.after = after;
    this.old = before.settings().sizes();
    this.now = after.settings().sizes();
  }

  static List<Loosening> between(Policy before, Policy after) {
    LoosenedSizes sizes = new LoosenedSizes(before, after);
    sizes.tables();
    sizes.file();
    sizes.byDefault();
    return sizes.found;
  }

  private void tables() {
    TableSizes sizes = sizes(before, old);
    TableSizes later = sizes(after, now);
    Set<String> names = new LinkedHashSet<>(now.tables().keySet());
    names.addAll(old.tables().keySet());
    for (String name : names) {
      SizedTable was = sizes.of(table(name));
      SizedTable is = later.of(table(name));
      Optional<Place> said =
          Optional.ofNullable(old.tables().get(name)).map(SizeSettings.Entry::at);
      Optional<Place> says =
          Optional.ofNullable(now.tables().get(name)).map(SizeSettings.Entry::at);
      if (isLess(was.size(), is.size())) {
        String what =
            says.isPresent()
                ? "says in `tables` that " + name + " is " + is.size().word()
                : "does not say in `tables` any more that " + name + " is " + was.size().word();
        Optional<Passage> passage =
            says.flatMap(at -> after.passage(at, ""))
                .or(() -> said.flatMap(at -> before.passage(at, "")));
        Name last = table(name).name();
        Hides hides = lowered(table -> table.table().name().text().equals(last.text()));
        found.add(new Loosening("tables." + name, what, passage, true, hides));
      }
    }
  }

  private static TableSizes sizes(Policy policy, SizeSettings settings) {
    return new TableSizes(
        settings.classes(),
        settings.byDefault(),
        policy.sizes(),
        policy.settings().schemas(),
        false);
  }

  private static ObjectName table(String entry) {
    if (entry.contains("\"")) {
      Optional<ObjectName> written = ObjectName.parse(entry);
      if (written.isPresent()) {
        return written.get();
      }
    }
    int dot = entry.indexOf('.');
    Name name = Name.quoted(entry.substring(dot + 1));
    return dot < 0
        ? ObjectName.of(name)
        : new ObjectName(Optional.of(Name.quoted(entry.substring(0, dot))), name);
  }

  private void file() {
    SizesFile was = before.sizes();
    SizesFile is = after.sizes();
    Hides hides = lowered(table -> table.basis() == Basis.FILE);
    if (!old.file().equals(now.file())) {
      String what =
          "reads table sizes from "
              + now.file().orElse(SizesFile.DEFAULT)
              + " instead of "
              + old.file().orElse(SizesFile.DEFAULT);
      add(
          what,
          now.file().isPresent() ? after.passage(SIZES, "") : before.passage(SIZES, ""),
          hides);
    }
    Set<Key> keys = new LinkedHashSet<>(is.tables().keySet());
    keys.addAll(was.tables().keySet());
    List<Key> smaller =
        keys.stream().filter(key -> isLess(size(was, old, key), size(is, now, key))).toList();
    if (!smaller.isEmpty()) {
      Key first = smaller.getFirst();
      int more = smaller.size() - 1;
      String others =
          more == 0 ? "" : " and " + more + (more == 1 ? " other table" : " other tables");
      String what = "makes " + first + others + " smaller in " + is.path();
      boolean certain =
          was.file().isEmpty() || smaller.stream().anyMatch(was.tables()::containsKey);
      Optional<Passage> passage =
          line(is, first)
              .flatMap(at -> after.passage(at, ""))
              .or(() -> line(was, first).flatMap(at -> before.passage(at, "")));
      found.add(new Loosening(SIZES, what, passage, certain, hides));
    }
    if (was.taken().isPresent() && is.taken().isPresent() && !was.taken().equals(is.taken())) {
      String what =
          "dates " + is.path() + " " + is.taken().get() + " instead of " + was.taken().get();
      Place top = new Place(is.path(), new Position(1, 1));
      found.add(new Loosening(SIZES, what, after.passage(top, ""), false, hides));
    }
  }

  private static SizeClass size(SizesFile file, SizeSettings settings, Key key) {
    SizesFile.Row row = file.tables().get(key);
    return row == null ? settings.byDefault() : row.size().size();
  }

  private static Optional<Place> line(SizesFile file, Key key) {
    return Optional.ofNullable(file.tables().get(key))
        .map(row -> new Place(file.path(), new Position(row.line(), 1)));
  }

  private void byDefault() {
    if (isLess(old.byDefault(), now.byDefault())) {
      String word = now.byDefault().word();
      String what = "says in `sizes` that the size of a table is " + word + " by default";
      Optional<Passage> passage = after.passage(SIZES, "").or(() -> before.passage(SIZES, ""));
      add(
          what,
          passage,
          lowered(table -> table.basis() == Basis.DEFAULT || table.basis() == Basis.NOTHING));
    }
  }

  private void add(String what, Optional<Passage> passage, Hides hides) {
    found.add(new Loosening(SIZES, what, passage, true, hides));
  }

  private static boolean isLess(SizeClass was, SizeClass is) {
    return is.strictness() < was.strictness();
  }

  /** Hides what is reported with a lower severity, and is about such a table. */
  private static Hides lowered(Predicate<SizedTable> of) {
    return (found, left) ->
        left.filter(finding -> finding.severity().compareTo(found.severity()) < 0)
            .map(Finding::sizes)
            .filter(sizes -> sizes.stream().anyMatch(of))
            .isPresent();
  }
}
