package dev.migralint.sql;

import dev.migralint.source.Span;
import dev.migralint.sql.token.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One statement: its range without the semicolon and without comments before it, and what it does.
 *
 * @param content what a DO block, EXECUTE or {@code \gexec} runs, or a routine when it is called,
 *     or what is prepared; empty for any other statement
 * @param place its range as a statement of the body that holds it: with the EXECUTE that runs it,
 *     and with the IF, FOR or WHILE directly before it
 * @param texts its body, or what the EXECUTE runs that starts with it, where that holds comments
 * @param aside what stands beside its operations
 */
public record Statement(
    Span span,
    List<Operation> operations,
    Body content,
    Span place,
    List<CommentedText> texts,
    Aside aside) {

  /**
   * How the statement treats names, whatever it does to them.
   *
   * @param only the relations that are named behind ONLY
   * @param sequences the sequences that calls of nextval, setval and currval name
   * @param ifExists whether ALTER TABLE IF EXISTS does without the table
   * @param signature the parameters of the routine that it creates
   * @param madeUp whether a part of it, other than the text of a string, is made up while the body
   *     that holds it runs
   * @param limited whether a query in it takes so many rows at most, and more than one
   * @param since the first major version of PostgreSQL that reads all of it; 0 for the oldest
   */
  public record Aside(
      List<ObjectName> only,
      List<ObjectName> sequences,
      boolean ifExists,
      Optional<Signature> signature,
      boolean madeUp,
      boolean limited,
      int since) {
    public static final Aside NOTHING =
        new Aside(List.of(), List.of(), false, Optional.empty(), false, false, 0);
  }

  public Statement {
    operations = Operations.of(operations);
  }

  /** A statement without a body. */
  public Statement(Span span, List<Operation> operations) {
    this(span, operations, Body.NONE, span, List.of(), Aside.NOTHING);
  }

  /** The statements of its body, in the order of the text. */
  public List<Statement> body() {
    return content.statements();
  }

  /** What follows from all operations. */
  public <T> T derived(Derived<T> key) {
    return Operations.of(operations).derived(key);
  }

  /** Whether the statement runs its body, and does not only define it. */
  public boolean runsBody() {
    return switch (operations.getFirst()) {
      case DataOperation.DoBlock block -> true;
      case OtherOperation.Execute execute -> true;
      case OtherOperation.PsqlCommand gexec -> !body().isEmpty();
      case Operation other -> false;
    };
  }

  /**
   * Whether all of it was read, its body included. What a function makes up as it runs is not its
   * definition's.
   */
  public boolean understood() {
    for (Operation operation : operations) {
      if (operation instanceof OtherOperation.NotUnderstood) {
        return false;
      }
    }
    return body().isEmpty()
        || body().stream().allMatch(i -> i.understood() || (!runsBody() && i.isDynamic()));
  }

  /** Whether a part of it is made up while the body that holds it runs. */
  public boolean isMadeUp() {
    return aside.madeUp();
  }

  /** Whether it is one that PostgreSQL refuses. */
  public boolean isRefused() {
    return operations.getFirst() instanceof OtherOperation.NotUnderstood unknown
        && unknown.cause() == Refusal.Cause.SYNTAX;
  }

  private boolean isDynamic() {
    return operations.stream()
        .allMatch(
            o ->
                !(o instanceof OtherOperation.NotUnderstood unknown)
                    || unknown.cause() == Refusal.Cause.DYNAMIC);
  }

  /** The same statement in a body, where its place is that range. */
  public Statement in(Span outer) {
    return new Statement(span, operations, content, outer, texts, aside);
  }

  /** The same statement, which does something else. */
  public Statement doing(List<Operation> others) {
    return new Statement(span, others, content, place, texts, aside);
  }

  /** The same statement with a range that holds more. */
  public Statement at(Span wider) {
    return new Statement(wider, operations, content, place, texts, aside);
  }

  /** The same statement, which runs this one. */
  public Statement running(List<Statement> statements) {
    return new Statement(span, operations, Body.inOrder(statements), place, texts, aside);
  }

  /** The same statement with these in its body, one for each that it had. */
  public Statement holding(List<Statement> statements) {
    Body body = new Body(statements, content.steps(), content.queries());
    return new Statement(span, operations, body, place, texts, aside);
  }

  /** The same statement, in which these are not read. */
  public Statement with(List<Operation> unread) {
    List<Operation> all = new ArrayList<>(operations);
    all.addAll(unread);
    return new Statement(span, List.copyOf(all), content, place, texts, aside);
  }

  Statement with(CommentedText text) {
    List<CommentedText> all = new ArrayList<>(texts);
    all.add(text);
    return new Statement(span, operations, content, place, List.copyOf(all), aside);
  }
}
