package dev.migralint.lint;

import dev.migralint.finding.Uses;
import dev.migralint.rule.Matched;
import dev.migralint.rule.Rule;
import dev.migralint.rule.Site;
import dev.migralint.schema.Born;
import dev.migralint.schema.Relation;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.ObjectOperation;
import java.util.List;
import java.util.Optional;

/** Says which names a finding looks for in code. */
final class Asked {
  private Asked() {}

  /** The table and column of a site, as code from before the change names them. */
  static Optional<Uses> of(Rule.Uses kind, Site site) {
    List<Name> columns =
        switch (kind) {
          case COLUMN -> site.columnName().stream().toList();
          case TABLE -> List.of();
        };
    return site.matched() instanceof Matched.Sql && (kind == Rule.Uses.TABLE || !columns.isEmpty())
        ? relation(site)
            .filter(name -> !name.isMadeUp() && columns.stream().noneMatch(Name::isMadeUp))
            .map(name -> new Uses(name, columns, Optional.empty()))
        : Optional.empty();
  }

  private static Optional<ObjectName> relation(Site site) {
    return switch (site.matched()) {
      case Matched.Sql(ObjectOperation.DropObject drop) -> drop.name();
      case Matched.Sql(ObjectOperation.RenameObject rename) -> Optional.of(rename.name());
      default -> site.table().flatMap(table -> before(table, site)).or(site::tableName);
    };
  }

  /** The first name of a table that the change itself has renamed. */
  private static Optional<ObjectName> before(Relation table, Site site) {
    return table.renamed().isPresent() && Born.of(table.renamed(), site.moment()).isNew()
        ? Optional.of(table.createdAs())
        : Optional.empty();
  }
}
