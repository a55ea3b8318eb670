package dev.migralint.replay;

import java.util.Comparator;

/** What an object is and what it is called: a column {@code public.account.email}. */
record Item(String kind, String name) implements Comparable<Item> {
  @Override
  public int compareTo(Item other) {
    return Comparator.comparing(Item::kind).thenComparing(Item::name).compare(this, other);
  }

  @Override
  public String toString() {
    return kind + " " + name;
  }
}
