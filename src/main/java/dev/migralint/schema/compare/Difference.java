package dev.migralint.schema.compare;

/** What is different in a catalog after a migration and its down migration. */
public sealed interface Difference {
  /** What is different. */
  Item item();

  /** It was not there before. */
  record LeftOver(Item item) implements Difference {}

  /** It was there before, and is not there now. */
  record Missing(Item item) implements Difference {}

  /** A column of another type, or with a NOT NULL that it did not have. */
  record Changed(Item item, Item.Look now, Item.Look then) implements Difference {}
}
