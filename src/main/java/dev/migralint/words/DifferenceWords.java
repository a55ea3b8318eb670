package dev.migralint.words;

import dev.migralint.schema.compare.Difference;
import dev.migralint.schema.compare.Item;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.TypeName;
import java.util.Locale;

/** What a down migration leaves behind, in words. */
public final class DifferenceWords {
  private DifferenceWords() {}

  /** "column account.email is missing". */
  public static String difference(Difference difference) {
    return switch (difference) {
      case Difference.LeftOver(Item item) -> item(item) + " is left over";
      case Difference.Missing(Item item) -> item(item) + " is missing";
      case Difference.Changed(Item item, Item.Look now, Item.Look then) ->
          item(item) + " is " + look(now) + " and was " + look(then);
    };
  }

  /** "column account.email", "index email_key of account". */
  public static String item(Item item) {
    String kind = item.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ') + " ";
    String relation = item.relation().map(ObjectName::sql).orElse("");
    String part = item.part().map(Name::sql).orElse("");
    return switch (item.kind()) {
      case COLUMN -> kind + relation + "." + part;
      case INDEX, CONSTRAINT -> kind + part + (relation.isEmpty() ? "" : " of " + relation);
      case TABLE, VIEW, MATERIALIZED_VIEW, SEQUENCE, FOREIGN_TABLE, TYPE -> kind + relation;
    };
  }

  private static String look(Item.Look look) {
    String type = look.type().map(TypeName::sql).orElse("");
    return (type + (look.notNull() ? " NOT NULL" : "")).strip();
  }
}
