package dev.migralint.analysis;

import dev.migralint.schema.Catalog;
import dev.migralint.sql.Operation;
import dev.migralint.sql.SessionOperation.SetParameter;
import dev.migralint.sql.Statement;

/** What the catalog does not hold and refusals depend on: overloads and publications. */
public final class Registry {
  private final Overloads overloads;
  private final Publications publications;
  private boolean bodiesUnchecked;

  /** Nothing yet; names are looked up as the catalog does. */
  public Registry(Catalog catalog) {
    this.overloads = new Overloads(catalog);
    this.publications = new Publications(catalog);
  }

  /**
   * Takes in a statement that ran.
   *
   * @param text the statement as it is written
   * @param certain whether it is certain to run, and not in a block
   */
  public void takeIn(Statement statement, String text, boolean certain) {
    overloads.takeIn(statement, certain);
    for (Operation operation : statement.operations()) {
      bodiesUnchecked |=
          operation instanceof SetParameter set && set.parameter().equals("check_function_bodies");
    }
    if (certain) {
      publications.takeIn(statement, text);
    }
  }

  /** Whether a session has told the server not to look into the bodies of functions. */
  boolean areBodiesUnchecked() {
    return bodiesUnchecked;
  }

  Overloads overloads() {
    return overloads;
  }

  Publications publications() {
    return publications;
  }
}
