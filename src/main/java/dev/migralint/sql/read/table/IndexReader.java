package dev.migralint.sql.read.table;

import dev.migralint.sql.Expression;
import dev.migralint.sql.IndexOperation.CreateIndex;
import dev.migralint.sql.IndexOperation.Reindex;
import dev.migralint.sql.IndexOperation.Target;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.Operation;
import dev.migralint.sql.expression.ColumnLabel;
import dev.migralint.sql.expression.Names;
import dev.migralint.sql.read.object.OptionReader;
import dev.migralint.sql.read.query.Cursor;
import dev.migralint.sql.read.query.ExpressionReader;
import dev.migralint.sql.read.table.KeyReader.Key;
import dev.migralint.sql.token.Token.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads CREATE INDEX and REINDEX. */
public final class IndexReader {
  private static final Name EXPR = Name.unquoted("expr");
  private static final String PER_CHUNK = "transaction_per_chunk";

  private IndexReader() {}

  /** From UNIQUE or INDEX on. */
  public static List<Operation> create(Cursor c, int start) {
    boolean unique = c.accept("UNIQUE");
    c.expect("INDEX");
    boolean concurrently = c.accept("CONCURRENTLY");
    boolean ifNotExists = c.ifNotExists();
    Optional<Name> index = c.is("ON") && !ifNotExists ? Optional.empty() : Optional.of(c.name());
    c.expect("ON");
    boolean only = c.is("ONLY");
    ObjectName table = c.created(c.relation());
    String method = c.accept("USING") ? c.name().text() : "btree";
    List<Key> keys = keys(c);
    List<Key> included = c.accept("INCLUDE") ? keys(c) : List.of();
    boolean nullsNotDistinct = ConstraintReader.nullsNotDistinct(c);
    boolean perChunk = OptionReader.withStorageParameters(c).contains(PER_CHUNK);
    if (c.accept("TABLESPACE")) {
      c.name();
    }
    Optional<Expression> predicate =
        c.accept("WHERE") ? Optional.of(ExpressionReader.any(c)) : Optional.empty();
    return List.of(
        new CreateIndex(
            c.since(start),
            index,
            table,
            unique,
            concurrently,
            ifNotExists,
            only,
            perChunk,
            method,
            columns(keys),
            mentions(keys, included, predicate),
            labels(keys, columns(included)),
            predicate,
            keys.stream().flatMap(key -> key.expression().stream()).toList(),
            keys.stream().anyMatch(Key::options),
            nullsNotDistinct));
  }

  /** What names that PostgreSQL makes up consist of: the keys, and the columns behind INCLUDE. */
  static List<Name> labels(List<Key> keys, List<Name> including) {
    return Stream.concat(keys.stream().map(IndexReader::label), including.stream()).toList();
  }

  private static Name label(Key key) {
    return key.column().or(() -> key.expression().flatMap(ColumnLabel::of)).orElse(EXPR);
  }

  /** The columns that are keys themselves. */
  static List<Name> columns(List<Key> keys) {
    return keys.stream().flatMap(key -> key.column().stream()).toList();
  }

  /** The columns, or what may be, that an index depends on besides its plain keys. */
  static List<Name> mentions(List<Key> keys, List<Key> included, Optional<Expression> predicate) {
    Stream<Expression> expressions =
        Stream.concat(keys.stream().flatMap(key -> key.expression().stream()), predicate.stream());
    return Stream.concat(
            columns(included).stream(),
            expressions.flatMap(expression -> Names.columns(expression).stream()))
        .distinct()
        .toList();
  }

  /** Keys in parentheses. */
  static List<Key> keys(Cursor c) {
    c.expect(Kind.OPEN_PAREN);
    List<Key> keys = c.list(() -> key(c));
    c.expect(Kind.CLOSE_PAREN);
    return keys;
  }

  /** A key with its collation, operator class and order. */
  static Key key(Cursor c) {
    Key key = KeyReader.element(c);
    int end = c.mark();
    if (KeyReader.collationAndClass(c) && c.is(Kind.OPEN_PAREN)) {
      OptionReader.storageParameters(c);
    }
    c.acceptAny("ASC", "DESC");
    if (c.accept("NULLS")) {
      c.expectAny("FIRST", "LAST");
    }
    return c.mark() > end ? key.withOptions() : key;
  }

  public static List<Operation> reindex(Cursor c) {
    c.expect("REINDEX");
    boolean concurrently = OptionReader.isOn(OptionReader.utilityOptions(c), "concurrently");
    String word = c.atEnd() ? "" : c.folded();
    c.expectAny("INDEX", "TABLE", "SCHEMA", "DATABASE", "SYSTEM");
    Target target = Target.valueOf(word.toUpperCase(Locale.ROOT));
    concurrently |= c.accept("CONCURRENTLY");
    Optional<ObjectName> name =
        switch (target) {
          case INDEX, TABLE -> Optional.of(c.objectName());
          case SCHEMA -> Optional.of(c.plainName());
          case DATABASE, SYSTEM -> c.atEnd() ? Optional.empty() : Optional.of(c.plainName());
        };
    return List.of(new Reindex(c.since(0), target, name, concurrently));
  }
}
