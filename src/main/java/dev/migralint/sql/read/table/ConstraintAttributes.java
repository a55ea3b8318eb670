package dev.migralint.sql.read.table;

import dev.migralint.sql.read.query.Cursor;
import dev.migralint.sql.token.Refusal;
import java.util.EnumSet;
import java.util.Set;

/** What may follow a constraint, in any order. */
record ConstraintAttributes(
    boolean noInherit, boolean notValid, boolean enforced, boolean enforcing, boolean deferred) {
  enum Attribute {
    DEFERRABLE,
    NOT_DEFERRABLE,
    DEFERRED,
    IMMEDIATE,
    NOT_VALID,
    NO_INHERIT,
    ENFORCED,
    NOT_ENFORCED
  }

  /** Every constraint may be said to be as it is without a word. */
  private static final Set<Attribute> ALWAYS =
      EnumSet.of(Attribute.NOT_DEFERRABLE, Attribute.IMMEDIATE);

  private static final Set<Attribute> DEFERRING =
      with(ALWAYS, Attribute.DEFERRABLE, Attribute.DEFERRED);

  static final Set<Attribute> OF_TRIGGER = DEFERRING;

  /** Of UNIQUE, PRIMARY KEY and EXCLUDE. */
  static final Set<Attribute> OF_KEY = DEFERRING;

  static final Set<Attribute> OF_CHECK =
      with(
          ALWAYS,
          Attribute.NOT_VALID,
          Attribute.NO_INHERIT,
          Attribute.ENFORCED,
          Attribute.NOT_ENFORCED);

  static final Set<Attribute> OF_NOT_NULL = with(ALWAYS, Attribute.NOT_VALID, Attribute.NO_INHERIT);

  static final Set<Attribute> OF_FOREIGN_KEY =
      with(DEFERRING, Attribute.NOT_VALID, Attribute.ENFORCED, Attribute.NOT_ENFORCED);

  static final Set<Attribute> OF_DOMAIN_CHECK = OF_NOT_NULL;

  static final Set<Attribute> OF_DOMAIN_NOT_NULL = ALWAYS;

  /** Behind INHERIT, which stands alone. */
  static final Set<Attribute> NONE = EnumSet.noneOf(Attribute.class);

  /** Of ALTER CONSTRAINT. */
  static final Set<Attribute> ALTERED =
      with(DEFERRING, Attribute.NO_INHERIT, Attribute.ENFORCED, Attribute.NOT_ENFORCED);

  private static Set<Attribute> with(Set<Attribute> some, Attribute... more) {
    EnumSet<Attribute> all = EnumSet.copyOf(some);
    all.addAll(Set.of(more));
    return all;
  }

  /** Reads all that stand here; refuses those that the constraint can't have. */
  static ConstraintAttributes read(Cursor c, Set<Attribute> allowed) {
    EnumSet<Attribute> found = EnumSet.noneOf(Attribute.class);
    while (attribute(c, found)) {}
    refuseConflicts(found);
    if (!allowed.containsAll(found)) {
      found.removeAll(allowed);
      throw new Refusal("the constraint can't be " + word(found.iterator().next()));
    }
    return new ConstraintAttributes(
        found.contains(Attribute.NO_INHERIT),
        found.contains(Attribute.NOT_VALID),
        !found.contains(Attribute.NOT_ENFORCED),
        found.contains(Attribute.ENFORCED),
        found.contains(Attribute.DEFERRED));
  }

  private static String word(Attribute attribute) {
    return attribute.name().replace('_', ' ');
  }

  private static boolean attribute(Cursor c, Set<Attribute> found) {
    Attribute attribute;
    if (c.is("NOT")) {
      attribute = negated(c);
    } else if (c.accept("DEFERRABLE")) {
      attribute = Attribute.DEFERRABLE;
    } else if (c.accept("INITIALLY")) {
      attribute = c.accept("DEFERRED") ? Attribute.DEFERRED : Attribute.IMMEDIATE;
      if (attribute == Attribute.IMMEDIATE) {
        c.expect("IMMEDIATE");
      }
    } else if (c.accept("NO", "INHERIT")) {
      attribute = Attribute.NO_INHERIT;
    } else if (c.accept("ENFORCED")) {
      attribute = Attribute.ENFORCED;
    } else {
      return false;
    }
    found.add(attribute);
    return true;
  }

  private static Attribute negated(Cursor c) {
    c.expect("NOT");
    if (c.accept("VALID")) {
      return Attribute.NOT_VALID;
    }
    if (c.accept("ENFORCED")) {
      return Attribute.NOT_ENFORCED;
    }
    c.expect("DEFERRABLE");
    return Attribute.NOT_DEFERRABLE;
  }

  private static void refuseConflicts(Set<Attribute> found) {
    refuseBoth(found, Attribute.NOT_DEFERRABLE, Attribute.DEFERRABLE);
    refuseBoth(found, Attribute.NOT_DEFERRABLE, Attribute.DEFERRED);
    refuseBoth(found, Attribute.IMMEDIATE, Attribute.DEFERRED);
    refuseBoth(found, Attribute.ENFORCED, Attribute.NOT_ENFORCED);
  }

  private static void refuseBoth(Set<Attribute> found, Attribute one, Attribute other) {
    if (found.contains(one) && found.contains(other)) {
      throw new Refusal("a constraint can't be both " + word(one) + " and " + word(other));
    }
  }
}
