package dev.migralint.uses;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds what the SQL of one file uses. */
final class SqlUses {
  private static final Pattern QUOTED = Pattern.compile("'(?:[^'\n]|'')*+'");
  private static final Pattern WRITTEN =
      Pattern.compile("=|\\*|\\?|::|\\(|\\$\\d|(?i)\\bvalues\\b|\\bid\\b");

  private static final Pattern CREATED =
      Pattern.compile(
          "(?i)\\bcreate\\s+(?:unlogged\\s+)?table\\s+(?:if\\s+not\\s+exists\\s+)?"
              + "((?:[\\w$]+|\"[^\"\n]+\")(?:\\.(?:[\\w$]+|\"[^\"\n]+\"))?)");

  private final List<SqlText> statements;

  /** The tables that a file of SQL makes itself, so that it does not need those of the database. */
  private final List<String> created;

  private final BooleanSupplier late;
  private final Map<SqlText, Optional<List<Mention>>> read = new HashMap<>();

  SqlUses(CodeText file, boolean isSql, BooleanSupplier late) {
    this.statements = isSql ? SqlText.inFile(file) : SqlText.in(file);
    this.created =
        isSql ? CREATED.matcher(file.code()).results().map(m -> m.group(1)).toList() : List.of();
    this.late = late;
  }

  /** The offsets at which the file's SQL uses the target. */
  List<Integer> of(Target target) {
    if (created.stream().anyMatch(target::isNamed)) {
      return List.of();
    }
    Pattern table = word(target.table());
    List<Integer> found = new ArrayList<>();
    for (SqlText statement : statements) {
      boolean may =
          statement.namesTable()
              && table.matcher(statement.sql()).find()
              && (target.isTable()
                  || target.columns().stream()
                      .anyMatch(column -> word(column).matcher(statement.sql()).find()));
      if (may && !late.getAsBoolean()) {
        Optional<List<Mention>> mentions =
            read.computeIfAbsent(statement, s -> SqlMentions.of(s.sql()));
        found.addAll(
            mentions.isPresent()
                ? named(target, statement, mentions.get())
                : together(target, statement));
      }
    }
    return found;
  }

  private static Pattern word(String name) {
    return Pattern.compile(
        "(?<![\\w$])" + Pattern.quote(name) + "(?![\\w$])", Pattern.CASE_INSENSITIVE);
  }

  private static List<Integer> named(Target target, SqlText statement, List<Mention> mentions) {
    List<Integer> found = new ArrayList<>();
    for (Mention mention : mentions) {
      boolean wanted =
          target.isTable()
              ? mention.column().isEmpty()
              : mention.column().isPresent()
                  && target.columns().stream().anyMatch(mention.column().get()::equalsIgnoreCase);
      if (wanted && target.isNamed(mention.table())) {
        found.add(statement.start() + mention.offset());
      }
    }
    return found;
  }

  /** Without a tree: the table stands where a table does, and the column is none of another one. */
  private static List<Integer> together(Target target, SqlText statement) {
    String sql = QUOTED.matcher(statement.sql()).replaceAll(m -> " ".repeat(m.group().length()));
    if (!WRITTEN.matcher(sql).find()) {
      return List.of();
    }
    Matcher table =
        Pattern.compile(
                "(?i)\\b(?:from|into|update|join|using)\\s+(?:only\\s+)?"
                    + "(?<t>(?:[\\w$\"`]+\\s*\\.\\s*)?[\"`]?"
                    + Pattern.quote(target.table())
                    + "[\"`]?)(?![\\w$])(?:\\s+(?:as\\s+)?(?<a>\\w+))?")
            .matcher(sql);
    List<Integer> found = new ArrayList<>();
    List<String> names = new ArrayList<>(List.of(target.table()));
    while (table.find()) {
      String written = table.group("t").replace(" ", "");
      if (target.isNamed(written.startsWith("p_.") ? target.table() : written)) {
        found.add(statement.start() + table.start("t"));
        Optional.ofNullable(table.group("a")).ifPresent(names::add);
      }
    }
    if (target.isTable() || found.isEmpty()) {
      return found;
    }
    found.clear();
    for (String column : target.columns()) {
      Matcher use =
          Pattern.compile(
                  "(?:[\"`]?(?<q>\\w+)[\"`]?\\s*\\.\\s*)?(?<![\\w$])[\"`]?"
                      + Pattern.quote(column)
                      + "[\"`]?(?![\\w$(])(?!\\s*\\.)",
                  Pattern.CASE_INSENSITIVE)
              .matcher(sql);
      while (use.find()) {
        String qualifier = use.group("q");
        if (qualifier == null || names.stream().anyMatch(qualifier::equalsIgnoreCase)) {
          found.add(statement.start() + use.start());
        }
      }
    }
    return found;
  }
}
