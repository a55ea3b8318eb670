package dev.migralint.sql;

import java.util.List;
import java.util.stream.IntStream;

/**
 * What a DO block or a routine runs.
 *
 * @param statements its statements of SQL, in the order of the text
 * @param steps when they run
 * @param queries the queries in its expressions, such as that of IF EXISTS (SELECT …); only names
 *     are taken from them
 */
public record Body(List<Statement> statements, List<Step> steps, List<Statement> queries) {
  /** No body. */
  public static final Body NONE = new Body(List.of(), List.of(), List.of());

  /** Statements that run one after the other. */
  public static Body inOrder(List<Statement> statements) {
    return new Body(
        statements,
        IntStream.range(0, statements.size()).<Step>mapToObj(Step.Run::new).toList(),
        List.of());
  }
}
