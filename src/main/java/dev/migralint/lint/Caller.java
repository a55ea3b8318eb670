package dev.migralint.lint;

import dev.migralint.finding.Finding.Related;
import dev.migralint.source.SourceFile;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.Operation;
import dev.migralint.sql.Statement;
import java.util.Optional;

/**
 * A statement that runs a routine which another file defines.
 *
 * @param call the statement of the file that is reviewed
 * @param file the file that defines the routine
 * @param name the routine
 */
record Caller(Statement call, SourceFile file, ObjectName name) {
  /** The place in the routine. */
  Related routine(Operation operation) {
    int line = file.line(operation.span().start());
    return new Related(file.path(), line, name, Related.Why.CALLED, Optional.empty());
  }
}
