package dev.migralint.lint;

import dev.migralint.layout.Migration;
import dev.migralint.layout.Transaction;
import dev.migralint.postgres.Effect;
import dev.migralint.source.SourceFile;
import dev.migralint.sql.Statement;
import java.util.List;

/** Is told what each statement under review does, just before it is taken in. */
public interface Recorder {
  Recorder NONE =
      new Recorder() {
        @Override
        public void begin(HistoryRun run, Migration migration, SourceFile file) {}

        @Override
        public void statement(Statement statement, Transaction mode) {}

        @Override
        public void effects(Statement statement, List<Effect> effects) {}
      };

  /** A migration begins. */
  void begin(HistoryRun run, Migration migration, SourceFile file);

  /**
   * A statement of the file begins; it stands under review.
   *
   * @param mode how the runner surrounds it
   */
  void statement(Statement statement, Transaction mode);

  /** What a statement does: the last that began, or one in a body that it runs. */
  void effects(Statement statement, List<Effect> effects);
}
