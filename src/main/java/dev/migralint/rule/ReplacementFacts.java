package dev.migralint.rule;

import static dev.migralint.rule.SiteFact.TEXT;
import static dev.migralint.rule.SiteFact.YES_NO;
import static dev.migralint.rule.SiteFact.fact;
import static dev.migralint.rule.SiteFact.optional;
import static dev.migralint.rule.SiteFact.words;

import dev.migralint.rule.Matched.Sql;
import dev.migralint.schema.change.Fate;
import dev.migralint.schema.change.Fate.Values;
import dev.migralint.sql.ColumnOperation;
import dev.migralint.sql.ColumnOperation.RenameColumn;
import dev.migralint.sql.Name;
import dev.migralint.sql.TableOperation.RenameTable;
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
                  Fact.of(FateWords.sentence(site.change().fate(), values(site), newName(site)))),
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
              "table.dropped-later",
              "Whether the change drops the table after the statement.",
              YES_NO,
              site -> Fact.of(site.change().dropsLater())),
          SiteFact.of(
              "table.refilled",
              "Whether the change fills the operation's table from other tables after it.",
              YES_NO,
              site -> Fact.of(site.change().refills())));

  private static String values(Site site) {
    return site.matched() instanceof Sql(ColumnOperation column) ? "values" : "rows";
  }

  private static Optional<String> newName(Site site) {
    return switch (site.matched()) {
      case Sql(RenameColumn rename) -> Optional.of(rename.newName()).map(Name::sql);
      case Sql(RenameTable rename) -> Optional.of(rename.newName()).map(Name::sql);
      default -> Optional.empty();
    };
  }
}
