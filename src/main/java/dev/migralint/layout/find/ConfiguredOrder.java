package dev.migralint.layout.find;

import dev.migralint.layout.Direction;
import dev.migralint.layout.Layout;
import dev.migralint.layout.Listing;
import dev.migralint.layout.Migration;
import dev.migralint.layout.Oddity;
import dev.migralint.layout.Transaction;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Reads a folder in the order of the settings. */
final class ConfiguredOrder {
  private ConfiguredOrder() {}

  static Layout.Steps of(Listing folder, List<String> order) {
    List<Migration> migrations = new ArrayList<>();
    List<Oddity> oddities = new ArrayList<>();
    Set<String> told = new LinkedHashSet<>(order);
    for (String file : told) {
      String path = folder.path(file);
      boolean below = !List.of(file.split("/", -1)).contains("..");
      if (below && folder.tree().hasFile(path)) {
        migrations.add(
            new Migration(path, "", Direction.UP, Transaction.UNKNOWN, !Listing.isSql(file)));
      } else {
        oddities.add(
            new Oddity(
                Oddity.Kind.UNLISTED,
                path,
                "The settings list " + file + ", which does not exist.",
                "Add the file, or remove it from the order in the settings."));
      }
    }
    for (String file : folder.sqlFiles()) {
      if (!told.contains(file)) {
        oddities.add(
            new Oddity(
                Oddity.Kind.UNLISTED,
                folder.path(file),
                "The order in the settings does not list " + file + ", so it is not read.",
                "Add it to the order in the settings, or move it elsewhere."));
      }
    }
    return new Layout.Steps(migrations, List.of(), oddities);
  }
}
