package dev.migralint.sql;

import java.util.Locale;

/** The kinds of objects that are no tables, columns, constraints or indexes. */
public enum ObjectKind {
  ACCESS_METHOD,
  AGGREGATE,
  CAST,
  COLLATION,
  CONVERSION,
  DOMAIN,
  EVENT_TRIGGER,
  EXTENSION,
  FOREIGN_DATA_WRAPPER,
  FUNCTION,
  GROUP,
  LANGUAGE,
  LARGE_OBJECT,
  MATERIALIZED_VIEW,
  OPERATOR,
  OPERATOR_CLASS,
  OPERATOR_FAMILY,
  POLICY,
  PROCEDURE,
  PUBLICATION,
  ROLE,
  ROUTINE,
  RULE,
  SCHEMA,
  SEQUENCE,
  SERVER,
  STATISTICS,
  SUBSCRIPTION,
  TABLESPACE,
  TEXT_SEARCH_CONFIGURATION,
  TEXT_SEARCH_DICTIONARY,
  TEXT_SEARCH_PARSER,
  TEXT_SEARCH_TEMPLATE,
  TRANSFORM,
  TRIGGER,
  TYPE,
  USER,
  USER_MAPPING,
  VIEW;

  /** The kind that SQL writes with these key words: "materialized view", in any case. */
  public static ObjectKind written(String words) {
    return valueOf(words.toUpperCase(Locale.ROOT).replace(' ', '_'));
  }
}
