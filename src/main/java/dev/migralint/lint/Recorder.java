package dev.migralint.lint;

import dev.migralint.analysis.Rejection;
import dev.migralint.layout.Migration;
import dev.migralint.layout.Transaction;
import dev.migralint.postgres.Effect;
import dev.migralint.source.SourceFile;
import dev.migralint.sql.Statement;
import java.util.List;

/** Sees each statement under review and its effects, just before the catalog takes it in. */
public interface Recorder {
  /** Records nothing. */
  Recorder NONE =
      new Recorder() {
        @Override
        public void begin(Database database, Migration migration, SourceFile file) {}

        @Override
        public void statement(Statement statement, Transaction mode) {}

        @Override
        public void effects(Statement statement, List<Effect> effects) {}

        @Override
        public void refused(Rejection rejection) {}
      };

  /** A migration begins. */
  void begin(Database database, Migration migration, SourceFile file);

  /**
   * A statement of the file begins.
   *
   * @param mode how the runner surrounds it
   */
  void statement(Statement statement, Transaction mode);

  /** What a statement does: the last one that began, or one in a body that it runs. */
  void effects(Statement statement, List<Effect> effects);

  /** Why PostgreSQL refuses the statement that began last, which does nothing then. */
  void refused(Rejection rejection);
}
