package dev.migralint.sql.token;

/** Thrown inside the reader where a statement goes on otherwise than the grammar says. */
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final Cause cause;

  /** Something that PostgreSQL's grammar does not allow. */
  public Refusal(String reason) {
    this(Cause.SYNTAX, reason);
  }

  public Refusal(Cause cause, String reason) {
    super(reason, null, false, false);
    this.cause = cause;
  }

  /** Why the statement is not read. */
  public Cause cause() {
    return cause;
  }

  /** What was expected and what stood there. */
  public String reason() {
    return String.valueOf(getMessage());
  }

  /** Why a statement was not read. */
  public enum Cause {
    /** PostgreSQL's grammar has no such statement. */
    SYNTAX,
    /** It is made up as it runs. */
    DYNAMIC,
    /** It is written in a language other than SQL and PL/pgSQL. */
    LANGUAGE,
    /** It is nested deeper than migralint reads. */
    DEPTH,
    /** A part of a template is not read. */
    TEMPLATE,
    /** It stands in another file. */
    ELSEWHERE,
    /** A program runs, which may do anything. */
    PROGRAM,
    /** It may be data of COPY. */
    DATA
  }
}
