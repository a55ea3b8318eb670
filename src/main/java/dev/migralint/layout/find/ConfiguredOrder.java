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

/** Reads a folder in the order that the settings tell. */
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
                "The settings name " + file + ", which is not there.",
                "Add the file, or take it out of the settings' order."));
      }
    }
    for (String file : folder.sqlFiles()) {
      if (!told.contains(file)) {
        oddities.add(
            new Oddity(
                Oddity.Kind.UNLISTED,
                folder.path(file),
                "The order in the settings does not name " + file + ", so it is not read.",
                "Add it to the settings' order, or move it elsewhere."));
      }
    }
    return new Layout.Steps(migrations, List.of(), oddities);
  }
}
