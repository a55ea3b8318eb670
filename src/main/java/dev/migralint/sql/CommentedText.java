package dev.migralint.sql;

import dev.migralint.source.Span;
import java.util.List;

/**
 * The text of a body, or of what EXECUTE runs, with the comments in it.
 *
 * @param owner the statement whose text it is
 * @param statements the ranges of the statements in it, in order; in a body each with the EXECUTE
 *     that runs it, and with the IF, FOR or WHILE directly before it
 */
public record CommentedText(Span owner, List<Span> comments, List<Span> statements) {}
