package dev.migralint.schema.compare;

import dev.migralint.schema.Column;
import dev.migralint.schema.Relation;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.Ternary;
import dev.migralint.sql.TypeName;
import java.util.Comparator;
import java.util.Optional;

/**
 * Something that a catalog holds.
 *
 * @param relation the relation or type itself, or the table that it is part of; empty for an index
 *     or the like whose table is unknown
 * @param part the column, index or constraint
 */
public record Item(Kind kind, Optional<ObjectName> relation, Optional<Name> part)
    implements Comparable<Item> {
  private static final Comparator<Item> ORDER =
      Comparator.comparing((Item item) -> item.kind.name())
          .thenComparing(item -> item.relation.map(ObjectName::sql).orElse(""))
          .thenComparing(item -> item.part.map(Name::sql).orElse(""));

  /** What it is. */
  public enum Kind {
    COLUMN,
    CONSTRAINT,
    FOREIGN_TABLE,
    INDEX,
    MATERIALIZED_VIEW,
    SEQUENCE,
    TABLE,
    TYPE,
    VIEW;

    static Kind of(Relation.Kind kind) {
      return switch (kind) {
        case TABLE -> TABLE;
        case FOREIGN_TABLE -> FOREIGN_TABLE;
        case VIEW -> VIEW;
        case MATERIALIZED_VIEW -> MATERIALIZED_VIEW;
        case SEQUENCE -> SEQUENCE;
      };
    }
  }

  /** A column's type and whether it is NOT NULL; {@link #NONE} for every other kind of item. */
  public record Look(Optional<TypeName> type, boolean notNull) {
    static final Look NONE = new Look(Optional.empty(), false);

    /** The schema of a type is left out. */
    static Look of(Column column) {
      return new Look(
          column
              .type()
              .map(t -> new TypeName(Optional.empty(), t.name(), t.modifiers(), t.dimensions())),
          column.notNull() == Ternary.YES);
    }

    /**
     * Whether a column that was so is another one now. NOT NULL may be missing: rows of a column
     * that comes back hold nulls.
     */
    boolean isOtherThan(Look then) {
      boolean known = type.isPresent() && then.type.isPresent();
      return known && (!compared().equals(then.compared()) || (notNull && !then.notNull));
    }

    /** An unlimited character varying is as good as text. */
    private Optional<TypeName> compared() {
      return type.map(t -> t.sql().equals("character varying") ? TypeName.of("text") : t);
    }
  }

  /** A relation or a type. */
  public static Item of(Kind kind, ObjectName name) {
    return new Item(kind, Optional.of(name), Optional.empty());
  }

  /** A part of a relation. */
  public static Item part(Kind kind, ObjectName relation, Name part) {
    return new Item(kind, Optional.of(relation), Optional.of(part));
  }

  /** The same on any table. */
  Item anywhere() {
    return new Item(kind, Optional.empty(), part);
  }

  @Override
  public int compareTo(Item other) {
    return ORDER.compare(this, other);
  }
}
