package dev.migralint.rule;

import static dev.migralint.rule.SiteFact.BORN;
import static dev.migralint.rule.SiteFact.TEXT;
import static dev.migralint.rule.SiteFact.none;
import static dev.migralint.rule.SiteFact.word;

import dev.migralint.rule.Matched.Sql;
import dev.migralint.schema.Index;
import dev.migralint.schema.KeyColumns;
import dev.migralint.sql.ColumnOperation.AddColumn;
import dev.migralint.sql.ConstraintOperation;
import dev.migralint.sql.ConstraintOperation.AddPrimaryKey;
import dev.migralint.sql.ConstraintOperation.AddUnique;
import dev.migralint.sql.ConstraintOperation.DropConstraint;
import dev.migralint.sql.IndexOperation;
import dev.migralint.sql.Name;
import dev.migralint.sql.Ternary;
import dev.migralint.words.UnknownWords;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Facts about the constraint that an operation is about. */
final class ConstraintFacts {
  private ConstraintFacts() {}

  private static final Pattern DEFERRABLE =
      Pattern.compile(
          "\\bDEFERRABLE\\b(\\s{1,99}INITIALLY\\s{1,99}(DEFERRED|IMMEDIATE)\\b)?",
          Pattern.CASE_INSENSITIVE);

  static final List<SiteFact> ALL =
      List.of(
          SiteFact.of(
              "constraint.name",
              "The name of a new constraint: as written, or as PostgreSQL will make it up.",
              TEXT,
              site ->
                  site.matched() instanceof Sql(ConstraintOperation constraint)
                      ? Fact.of(name(site, constraint).sql())
                      : none()),
          SiteFact.of(
              "constraint.index-name",
              "A free name for an index that the new constraint can take over.",
              TEXT,
              ConstraintFacts::indexName),
          SiteFact.of(
              "constraint.born",
              "Where the operation's constraint was added, as seen from the statement.",
              BORN,
              site ->
                  site.matched() instanceof Sql(ConstraintOperation constraint)
                      ? word(site.constraintBorn(constraint))
                      : none()),
          SiteFact.of(
              "constraint.replaced",
              "The constraint of the same name that the statement drops, behind IF EXISTS if that"
                  + " is written.",
              TEXT,
              ConstraintFacts::replaced),
          SiteFact.of(
              "index.condition",
              "What stands behind the name of a dropped index: nothing where it is known to be"
                  + " there.",
              TEXT,
              site ->
                  Fact.of(
                      site.matched() instanceof Sql(IndexOperation.DropIndex drop)
                              && drop.ifExists()
                              && site.catalog().indexOwner(drop.index()).isEmpty()
                          ? UnknownWords.existence()
                          : "")),
          SiteFact.of(
              "index.constraint",
              "The constraint that a dropped index serves, where it serves one.",
              TEXT,
              ConstraintFacts::served),
          SiteFact.of(
              "key.columns",
              "The columns of a new key, those of an adopted index included.",
              TEXT,
              ConstraintFacts::keyColumns),
          SiteFact.of(
              "key.index-options",
              "What an index that the key can take over has besides its columns, as CREATE INDEX"
                  + " writes it: INCLUDE and NULLS NOT DISTINCT.",
              TEXT,
              site -> Fact.of(indexOptions(site))),
          SiteFact.of(
              "constraint.deferrable",
              "DEFERRABLE and INITIALLY DEFERRED, as far as the constraint has them.",
              TEXT,
              site -> Fact.of(deferrable(site))),
          SiteFact.of(
              "key.condition",
              "What a sentence about the work for a key ends with where it is unknown whether its"
                  + " columns can hold NULL.",
              TEXT,
              site ->
                  Fact.of(
                      site.effect().scans() == Ternary.UNKNOWN ? UnknownWords.nullability() : "")));

  private static Fact replaced(Site site) {
    if (!(site.matched() instanceof Sql(ConstraintOperation constraint))) {
      return none();
    }
    Name name = name(site, constraint);
    return SiteFact.optional(
        site.actions().stream()
            .filter(DropConstraint.class::isInstance)
            .map(DropConstraint.class::cast)
            .filter(drop -> drop.constraint().equals(name))
            .map(drop -> (drop.ifExists() ? "IF EXISTS " : "") + name.sql())
            .findFirst());
  }

  private static Fact served(Site site) {
    return site.matched() instanceof Sql(IndexOperation.DropIndex drop)
        ? SiteFact.optional(
            site.table()
                .flatMap(table -> table.index(drop.index().name()))
                .flatMap(Index::constraint)
                .map(Name::sql))
        : none();
  }

  /** ALTER TABLE adds columns before constraints. */
  private static Name name(Site site, ConstraintOperation constraint) {
    List<Name> added =
        site.addedColumns().stream()
            .filter(add -> add.table().equals(constraint.table()))
            .map(AddColumn::column)
            .toList();
    return site.catalog().constraintName(constraint, added);
  }

  private static Fact indexName(Site site) {
    if (!(site.matched() instanceof Sql(ConstraintOperation constraint))) {
      return none();
    }
    Name name = name(site, constraint);
    boolean taken =
        site.table().flatMap(table -> table.index(name)).isPresent()
            || TableFacts.primaryKey(site).equals(Optional.of(name));
    return Fact.of(taken ? Name.quoted(name.text() + "_new").sql() : name.sql());
  }

  private static String indexOptions(Site site) {
    return switch (site.matched()) {
      case Sql(AddUnique unique) ->
          including(unique.including()) + (unique.nullsNotDistinct() ? " NULLS NOT DISTINCT" : "");
      case Sql(AddPrimaryKey key) -> including(key.including());
      default -> "";
    };
  }

  private static String including(List<Name> columns) {
    return columns.isEmpty()
        ? ""
        : " INCLUDE (" + columns.stream().map(Name::sql).collect(Collectors.joining(", ")) + ")";
  }

  /** What stands behind the last parenthesis. */
  private static String deferrable(Site site) {
    String written = site.written();
    Matcher found = DEFERRABLE.matcher(written.substring(written.lastIndexOf(')') + 1));
    return found.find() ? " " + found.group().replaceAll("\\s+", " ") : "";
  }

  private static Fact keyColumns(Site site) {
    return site.matched() instanceof Sql(ConstraintOperation constraint)
        ? new Fact.Words(
            KeyColumns.of(constraint, site.table()).stream().map(c -> c.sql()).toList())
        : none();
  }
}
