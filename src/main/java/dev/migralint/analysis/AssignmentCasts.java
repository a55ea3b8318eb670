package dev.migralint.analysis;

import dev.migralint.builtin.BuiltInTypes;
import dev.migralint.schema.UserTypes;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.Ternary;
import dev.migralint.sql.TypeName;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a column takes values of another type without a cast that is written.
 * https://www.postgresql.org/docs/current/sql-createcast.html
 */
final class AssignmentCasts {
  /** Every type is cast to these by its output function, and so are elements of arrays. */
  private static final Set<String> STRINGS = Set.of("text", "varchar", "bpchar", "name");

  /** Types of system catalogs that are arrays under another name. */
  static final Set<String> VECTORS = Set.of("int2vector", "oidvector");

  /** Types that are compared with others only as they are listed. */
  private static final Set<String> PLAIN =
      Set.of(
          "bool",
          "bytea",
          "date",
          "float4",
          "float8",
          "int2",
          "int4",
          "int8",
          "interval",
          "json",
          "jsonb",
          "numeric",
          "text",
          "time",
          "timestamp",
          "timestamptz",
          "uuid",
          "varchar");

  private final Known known;
  private final int version;

  AssignmentCasts(Known known, int version) {
    this.known = known;
    this.version = version;
  }

  /** Whether a cast that is written takes values of one type to another. */
  Ternary casts(TypeName target, TypeName value) {
    Ternary taken = takes(target, value);
    Optional<TypeName> to = known.baseType(target);
    Optional<TypeName> from = known.baseType(value);
    if (taken != Ternary.NO || to.isEmpty() || from.isEmpty()) {
      return taken;
    }
    if (to.get().dimensions() != from.get().dimensions()) {
      return Ternary.of(isString(from.get()) && from.get().dimensions() == 0);
    }
    return Ternary.of(
        isString(from.get())
            || BuiltInTypes.cast(from.get().name(), to.get().name(), version).isPresent());
  }

  /** Unknown where a type is, or may be, one that no migration makes. */
  Ternary takes(TypeName column, TypeName value) {
    if (!isKnown(column) || !isKnown(value) || known.catalog().hasCasts()) {
      return Ternary.UNKNOWN;
    }
    Optional<TypeName> to = known.baseType(column);
    Optional<TypeName> from = known.baseType(value);
    if (to.isEmpty() || from.isEmpty()) {
      return Ternary.UNKNOWN;
    }
    return takesBase(to.get(), from.get());
  }

  private Ternary takesBase(TypeName to, TypeName from) {
    if (isSame(to, from)) {
      return Ternary.of(
          to.dimensions() == from.dimensions() || (isString(to) && to.dimensions() == 0));
    }
    if (isString(to) && (to.dimensions() == 0 || from.dimensions() > 0)) {
      return Ternary.YES;
    }
    if (to.dimensions() != from.dimensions()) {
      return Ternary.NO;
    }
    return BuiltInTypes.isOne(to) && BuiltInTypes.isOne(from)
        ? Ternary.of(
            BuiltInTypes.cast(from.name(), to.name(), version).filter(c -> c != 'e').isPresent())
        : Ternary.NO;
  }

  private static boolean isString(TypeName type) {
    return type.schema().isEmpty() && STRINGS.contains(type.name());
  }

  /** A type may be written with its schema or without. */
  private boolean isSame(TypeName one, TypeName other) {
    return one.name().equals(other.name())
        && (one.schema().equals(other.schema())
            || known.catalog().qualified(name(one)).equals(known.catalog().qualified(name(other))));
  }

  /**
   * Whether a foreign key can compare the two types: there is an equality operator for both in the
   * family of the key's index, or the referencing type is cast to the referenced one.
   */
  Ternary compares(TypeName referencing, TypeName referenced) {
    if (!isKnown(referencing) || !isKnown(referenced) || known.catalog().hasCasts()) {
      return Ternary.UNKNOWN;
    }
    Optional<TypeName> from = known.baseType(referencing);
    Optional<TypeName> to = known.baseType(referenced);
    if (from.isEmpty() || to.isEmpty()) {
      return Ternary.UNKNOWN;
    }
    if (isSame(to.get(), from.get())) {
      return Ternary.of(to.get().dimensions() == from.get().dimensions());
    }
    if (to.get().dimensions() + from.get().dimensions() > 0) {
      return Ternary.UNKNOWN;
    }
    if (!isPlain(to.get()) || !isPlain(from.get())) {
      return Ternary.UNKNOWN;
    }
    boolean sameFamily =
        family(from.get()).isPresent() && family(from.get()).equals(family(to.get()));
    return Ternary.of(
        sameFamily
            || BuiltInTypes.cast(from.get().name(), to.get().name(), version)
                .filter(c -> c == 'i')
                .isPresent());
  }

  /** Whether no operator class for it takes another type. */
  private boolean isPlain(TypeName type) {
    return BuiltInTypes.isOne(type)
        ? PLAIN.contains(type.name())
        : known.catalog().types().sureEnumType(type).isPresent();
  }

  /** https://www.postgresql.org/docs/current/btree.html */
  private static Optional<String> family(TypeName type) {
    return switch (type.name()) {
      case "int2", "int4", "int8" -> Optional.of("integer");
      case "float4", "float8" -> Optional.of("float");
      case "date", "timestamp", "timestamptz" -> Optional.of("datetime");
      case "text", "varchar", "name" -> Optional.of("text");
      default -> Optional.empty();
    };
  }

  /** Built-in types and arrays of them, enum types and domains; rows follow rules of their own. */
  private boolean isKnown(TypeName type) {
    if (BuiltInTypes.isOne(type)) {
      return !BuiltInTypes.isPseudo(type.name()) && !VECTORS.contains(type.name());
    }
    UserTypes types = known.catalog().types();
    boolean isEnum = types.sureEnumType(type).isPresent();
    boolean isDomain =
        !known.catalog().isDisturbed()
            && !types.isAmbiguous(type)
            && !types.domains(type).isEmpty()
            && types.baseType(type).filter(base -> !base.equals(type) && isKnown(base)).isPresent();
    return type.dimensions() == 0 ? isEnum || isDomain : isEnum;
  }

  private static ObjectName name(TypeName type) {
    return new ObjectName(type.schema(), Name.quoted(type.name()));
  }
}
