package dev.migralint.sql;

import dev.migralint.source.Span;
import java.util.List;
import java.util.Optional;

/** What happens to one data type. */
public sealed interface TypeOperation extends Operation {
  ObjectName type();

  record CreateEnum(Span span, ObjectName type, List<String> values) implements TypeOperation {}

  /**
   * A composite, range, base or shell type.
   *
   * @param attributes the columns of a composite type
   */
  record CreateType(Span span, ObjectName type, List<Attribute> attributes)
      implements TypeOperation {}

  /** A column of a composite type. */
  record Attribute(Name name, TypeName type) {
    @Override
    public String toString() {
      return name.sql() + " " + type;
    }
  }

  /**
   * A domain.
   *
   * @param constrained whether it has a CHECK or is NOT NULL
   * @param notNull whether it is NOT NULL
   */
  record CreateDomain(
      Span span,
      ObjectName type,
      TypeName baseType,
      boolean constrained,
      boolean notNull,
      Optional<Expression> defaultValue)
      implements TypeOperation {}

  record AddEnumValue(Span span, ObjectName type, String value, boolean ifNotExists)
      implements TypeOperation {}

  record RenameEnumValue(Span span, ObjectName type, String value, String newValue)
      implements TypeOperation {}

  record RenameType(Span span, ObjectName type, Name newName) implements TypeOperation {}

  record SetTypeSchema(Span span, ObjectName type, Name newSchema) implements TypeOperation {}

  /**
   * One attribute of a composite type, and with CASCADE the column of the tables that are made of
   * the type.
   *
   * @param attributeType the type that it is added with or gets
   * @param newName the name that it gets
   */
  record AlterAttribute(
      Span span,
      ObjectName type,
      AttributeAction action,
      Name attribute,
      Optional<TypeName> attributeType,
      Optional<Name> newName,
      boolean cascade)
      implements TypeOperation {}

  /** What an {@link AlterAttribute} does. */
  enum AttributeAction {
    ADD,
    DROP,
    SET_TYPE,
    RENAME
  }

  /** Options of a base type, the owner. */
  record AlterType(Span span, ObjectName type) implements TypeOperation {}

  /** ALTER DOMAIN; a constraint that is added is checked at once unless NOT VALID. */
  record AlterDomain(Span span, ObjectName type, DomainAction action, boolean notValid)
      implements TypeOperation {}

  /** What an {@link AlterDomain} does. */
  enum DomainAction {
    ADD_CONSTRAINT,
    VALIDATE_CONSTRAINT,
    SET_NOT_NULL,
    OTHER
  }
}
