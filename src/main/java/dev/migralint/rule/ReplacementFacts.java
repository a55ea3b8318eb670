package dev.migralint.rule;

import static dev.migralint.rule.SiteFact.TEXT;
import static dev.migralint.rule.SiteFact.YES_NO;
import static dev.migralint.rule.SiteFact.fact;
import static dev.migralint.rule.SiteFact.optional;
import static dev.migralint.rule.SiteFact.words;

import dev.migralint.rule.Matched.Sql;
import dev.migralint.schema.change.ChangePosition;
import dev.migralint.schema.change.Fate;
import dev.migralint.schema.change.Fate.Values;
import dev.migralint.sql.ColumnOperation;
import dev.migralint.sql.ColumnOperation.AddColumn;
import dev.migralint.sql.ColumnOperation.DropColumn;
import dev.migralint.sql.ColumnOperation.RenameColumn;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.TableOperation;
import dev.migralint.sql.TableOperation.RenameTable;
import dev.migralint.sql.expression.KnownValues;
import dev.migralint.sql.expression.Value;
import dev.migralint.words.FateWords;
import java.util.List;
import java.util.Optional;

/**
 * Facts about what the change as a whole does to a name, and to the values behind it: add, copy,
 * drop and rename are one replacement.
 */
final class ReplacementFacts {
  private ReplacementFacts() {}

  static final List<SiteFact> ALL =
      List.of(
          SiteFact.of(
              "name.taken",
              "Whether the change gives the name of the column or table that it drops or renames to"
                  + " something else. Of one that it has renamed before, the name until then"
                  + " counts.",
              YES_NO,
              site -> Fact.of(site.change().fate().nameTaken())),
          SiteFact.of(
              "column.functions",
              "The functions and procedures that name the dropped or renamed column in statements"
                  + " of their bodies, and that the change neither replaces nor drops afterwards.",
              TEXT,
              site ->
                  new Fact.Words(
                      site.change().namedColumn().stream()
                          .map(f -> site.catalog().shortest(f).sql() + "()")
                          .toList())),
          SiteFact.of(
              "name.taken-by",
              "What takes the name, as for name.taken.",
              words(Fate.Kind.values()),
              site ->
                  optional(
                      site.change()
                          .fate()
                          .successor()
                          .map(next -> OperationKind.word(next.kind())))),
          SiteFact.of(
              "name.successor",
              "What takes the name, under its own name until then.",
              TEXT,
              site -> optional(site.change().fate().successor().map(next -> next.before().sql()))),
          SiteFact.of(
              "name.changed",
              "Whether the change gave the column or table the name that it drops or renames.",
              YES_NO,
              site -> Fact.of(site.change().fate().renamed())),
          SiteFact.of(
              "values.fate",
              "What becomes of the values of a column, or of the rows of a table, that the change"
                  + " drops or renames.",
              words(Values.values()),
              site ->
                  site.change().fate().values() == Values.UNKNOWN
                      ? Fact.UNKNOWN
                      : Fact.of(OperationKind.word(site.change().fate().values()))),
          SiteFact.of(
              "values.fate-words",
              "The same in a sentence.",
              TEXT,
              site ->
                  Fact.of(
                      losesNothing(site)
                          ? "No value is lost, because "
                              + (site.change().failsOnRows()
                                  ? "the change fails if the table holds a row."
                                  : "the change removes all rows before.")
                          : FateWords.sentence(
                              site.change().fate(),
                              values(site),
                              newName(site),
                              isDoubtful(site)))),
          SiteFact.of(
              "rename.replaces",
              "Whether the change drops or renames another table of the new name before.",
              YES_NO,
              site -> Fact.of(replaces(site))),
          SiteFact.of(
              "rename.new-name-fails",
              "What ends a sentence about queries of a renamed table: that those of the new name"
                  + " fail until then, unless another table has it.",
              TEXT,
              site ->
                  Fact.of(
                      replaces(site)
                          ? ""
                          : ", and queries that use "
                              + newName(site).orElse("the new name")
                              + " fail before it")),
          SiteFact.of(
              "copy.locked",
              "Whether the transaction blocks writes on the table from before it copies the values"
                  + " or rows until this operation.",
              YES_NO,
              site ->
                  site.change().fate().locked()
                      ? fact(site.session().inTransaction())
                      : Fact.of(false)),
          SiteFact.of(
              "rename.possible",
              "Whether a column or table that the change adds beside may be the dropped one under"
                  + " another name.",
              YES_NO,
              site -> Fact.of(site.change().possibleRename().isPresent())),
          SiteFact.of(
              "rename.possible-name",
              "The name of that column or table, as for rename.possible.",
              TEXT,
              site -> optional(site.change().possibleRename())),
          SiteFact.of(
              "column.added-with-default",
              "Whether the change added the column with a constant default before.",
              YES_NO,
              site ->
                  Fact.of(
                      site.change()
                          .added()
                          .flatMap(AddColumn::defaultValue)
                          .map(KnownValues.OF_ANY_ROW::of)
                          .filter(v -> v instanceof Value.Is || v instanceof Value.Present)
                          .isPresent())),
          SiteFact.of(
              "column.replaces",
              "Whether the change drops or renames another column of the new one's name.",
              YES_NO,
              site -> Fact.of(site.change().replacesColumn())),
          SiteFact.of(
              "table.dropped-later",
              "Whether the change drops the table after the statement.",
              YES_NO,
              site -> Fact.of(site.change().ofTable(ChangePosition::drops))),
          SiteFact.of(
              "table.required-before",
              "Whether the change adds a NOT NULL column without a default to the table before the"
                  + " operation.",
              YES_NO,
              site -> Fact.of(site.change().ofTable(ChangePosition::requires))),
          SiteFact.of(
              "table.altered-later",
              "Whether the change alters or locks the table after the statement; of an index whose"
                  + " table is unknown, a table whose name is a part of the index's name; of an"
                  + " UPDATE, a table that it reads.",
              YES_NO,
              site ->
                  Fact.of(
                      site.change().ofTable(ChangePosition::alters)
                          || site.change().altersNamesake()
                          || site.change()
                              .position()
                              .filter(ChangePosition::altersSource)
                              .isPresent())),
          SiteFact.of(
              "table.updated-later",
              "Whether the change updates rows of the table after the statement.",
              YES_NO,
              site -> Fact.of(site.change().ofTable(ChangePosition::updates))),
          SiteFact.of(
              "table.written-later",
              "Whether the change writes to the table after the statement.",
              YES_NO,
              site -> Fact.of(site.change().ofTable(ChangePosition::writes))),
          SiteFact.of(
              "table.referenced-later",
              "Whether the change makes a foreign key point at the table after the statement.",
              YES_NO,
              site -> Fact.of(site.change().ofTable(ChangePosition::pointsAt))),
          SiteFact.of(
              "table.narrowed",
              "Whether the change drops a column of the table that it renames, under the old name"
                  + " or the new one.",
              YES_NO,
              site -> Fact.of(site.change().narrows())),
          SiteFact.of(
              "table.refilled",
              "Whether the change fills the operation's table from other tables after it.",
              YES_NO,
              site -> Fact.of(site.change().ofTable(ChangePosition::refills))));

  private static String values(Site site) {
    return site.matched() instanceof Sql(ColumnOperation column) ? "values" : "rows";
  }

  /** Whether a column is dropped where no row can hold a value of it. */
  private static boolean losesNothing(Site site) {
    return site.change().fate().values() == Values.LOST && site.change().losesNothing();
  }

  /** Whether IF EXISTS is about a table that nothing is known of. */
  private static boolean isDoubtful(Site site) {
    return switch (site.matched()) {
      case Sql(TableOperation.DropTable drop) -> drop.ifExists() && site.table().isEmpty();
      case Sql(DropColumn drop) -> drop.ifExists() && site.column().isEmpty();
      default -> false;
    };
  }

  private static boolean replaces(Site site) {
    return site.matched() instanceof Sql(RenameTable rename)
        && site.change()
            .position()
            .filter(
                here -> here.hasFreed(new ObjectName(rename.table().schema(), rename.newName())))
            .isPresent();
  }

  private static Optional<String> newName(Site site) {
    return switch (site.matched()) {
      case Sql(RenameColumn rename) -> Optional.of(rename.newName()).map(Name::sql);
      case Sql(RenameTable rename) -> Optional.of(rename.newName()).map(Name::sql);
      default -> Optional.empty();
    };
  }
}
