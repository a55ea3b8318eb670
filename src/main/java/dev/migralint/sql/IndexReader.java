package dev.migralint.sql;

import dev.migralint.sql.IndexOperation.CreateIndex;
import dev.migralint.sql.IndexOperation.Reindex;
import dev.migralint.sql.IndexOperation.Target;
import dev.migralint.sql.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads CREATE INDEX and REINDEX. */
final class IndexReader {
  private IndexReader() {}

  /** From UNIQUE or INDEX on. */
  static List<Operation> create(Cursor c, int start) {
    boolean unique = c.accept("UNIQUE");
    c.expect("INDEX");
    boolean concurrently = c.accept("CONCURRENTLY");
    boolean ifNotExists = c.ifNotExists();
    Optional<Name> index = c.is("ON") && !ifNotExists ? Optional.empty() : Optional.of(c.name());
    c.expect("ON");
    boolean only = c.is("ONLY");
    ObjectName table = c.created(c.relation());
    String method = c.accept("USING") ? c.name().text() : "btree";
    List<Name> columns = new ArrayList<>();
    boolean expressions = false;
    for (Optional<Name> key : keys(c)) {
      key.ifPresent(columns::add);
      expressions |= key.isEmpty();
    }
    if (c.accept("INCLUDE")) {
      keys(c);
    }
    ConstraintReader.nullsDistinct(c);
    OptionReader.withStorageParameters(c);
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
            method,
            List.copyOf(columns),
            expressions,
            predicate));
  }

  /** Keys in parentheses; of an expression there is no column. */
  private static List<Optional<Name>> keys(Cursor c) {
    c.expect(Kind.OPEN_PAREN);
    List<Optional<Name>> keys = c.list(() -> key(c));
    c.expect(Kind.CLOSE_PAREN);
    return keys;
  }

  /** A key with its collation, operator class and order. */
  static Optional<Name> key(Cursor c) {
    Optional<Name> column = KeyReader.element(c);
    if (KeyReader.collationAndClass(c) && c.is(Kind.OPEN_PAREN)) {
      OptionReader.storageParameters(c);
    }
    c.acceptAny("ASC", "DESC");
    if (c.accept("NULLS")) {
      c.expectAny("FIRST", "LAST");
    }
    return column;
  }

  static List<Operation> reindex(Cursor c) {
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
