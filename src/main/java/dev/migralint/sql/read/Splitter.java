package dev.migralint.sql.read;

import dev.migralint.source.Client;
import dev.migralint.source.Span;
import dev.migralint.sql.Operation;
import dev.migralint.sql.OtherOperation.NotUnderstood;
import dev.migralint.sql.OtherOperation.PsqlCommand;
import dev.migralint.sql.Script;
import dev.migralint.sql.Statement;
import dev.migralint.sql.token.CopyData;
import dev.migralint.sql.token.Keywords;
import dev.migralint.sql.token.Lexer;
import dev.migralint.sql.token.PsqlCommands;
import dev.migralint.sql.token.Refusal;
import dev.migralint.sql.token.Refusal.Cause;
import dev.migralint.sql.token.TemplateTokens;
import dev.migralint.sql.token.Token;
import dev.migralint.sql.token.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Cuts a file at semicolons as PostgreSQL's grammar does, and where psql, Drizzle and templates cut
 * it, and has each statement read.
 */
final class Splitter {
  /**
   * The comments at which runners cut a file. https://orm.drizzle.team/docs/migrations,
   * https://pressly.github.io/goose/documentation/annotations/,
   * https://github.com/amacneil/dbmate#command-line-options,
   * https://docs.liquibase.com/concepts/changelogs/sql-format.html
   */
  private static final Pattern CUT =
      Pattern.compile(
          "--> statement-breakpoint|--\\s*\\+(goose|migrate)\\s+(up|down|statement(begin|end))\\b"
              + "|--\\s*migrate:(up|down)\\b|--\\s*changeset\\s+\\S+:\\S",
          Pattern.CASE_INSENSITIVE);

  private final String text;
  private final Client client;
  private final Lexer lexer;
  private final int depth;
  private final TemplateTokens source;
  private final CopyData data;
  private final PreparedStatements prepared = new PreparedStatements();
  private final List<Statement> statements = new ArrayList<>();
  private final List<Token> tokens = new ArrayList<>();

  /** The commands behind the statement's first token that may run anything. */
  private final List<NotUnderstood> commands = new ArrayList<>();

  private int parens;
  private AtomicBlock atomicBlock;

  /** Why the first of a list of files or templates is not understood, and how many follow it. */
  private String firstElsewhere = "";

  private int moreElsewhere;

  /** How many of psql's conditions are open. */
  private int conditions;

  /** Whether what follows is SQL or the data of a COPY. */
  private boolean mayBeData;

  /**
   * A splitter of the range of a text that the server gets as SQL.
   *
   * @param depth how many bodies hold that range
   */
  Splitter(String text, Span range, int depth) {
    this(text, range, depth, Client.SENDS_SQL);
  }

  /** A splitter of a range of a text for what sends it to the server. */
  Splitter(String text, Span range, int depth, Client client) {
    this.text = text;
    this.client = client;
    this.lexer = new Lexer(text, range.start(), range.end());
    this.source = new TemplateTokens(text, lexer);
    this.data = new CopyData(text, range.end());
    this.depth = depth;
    this.atomicBlock = new AtomicBlock(text);
  }

  Script split() {
    for (Token token = source.next(); token.kind() != Kind.END; token = source.next()) {
      if (token.isComment()) {
        if (cuts(token)) {
          finish();
        }
      } else if (token.kind() == Kind.TEMPLATE_TAG) {
        finish();
        statements.add(StatementReader.unclosed(text, token));
      } else {
        take(token);
      }
    }
    finish();
    return new Script(List.copyOf(statements), List.copyOf(source.comments()));
  }

  private boolean cuts(Token comment) {
    return comment.kind() == Kind.LINE_COMMENT
        && CUT.matcher(text).region(comment.start(), comment.end()).lookingAt();
  }

  private void take(Token token) {
    boolean backslash = token.kind() == Kind.STRAY && is(token, "\\");
    if (backslash && client == Client.PSQL && text.startsWith("\\;", token.start())) {
      finish();
      lexer.next();
    } else if (backslash && client == Client.PSQL) {
      psqlCommand(lexer.psqlCommand(token));
    } else if (backslash && PsqlCommands.starts(text, token.start())) {
      refuse(lexer.psqlCommand(token));
    } else if (token.kind() == Kind.SEMICOLON && !insideStatement()) {
      finishSent(token.end());
    } else {
      if (tokens.isEmpty()) {
        addUnread();
      }
      tokens.add(token);
      follow(token);
      if (tokens.size() == 1 && token.kind() == Kind.PLACEHOLDER) {
        // Statements begin with key words: it stands for whole ones.
        finish();
      }
    }
  }

  /** A command that no psql sees, which the server gets as SQL. */
  private void refuse(Token command) {
    finish();
    String name = PsqlCommands.name(text.substring(command.start(), command.end()));
    String reason = name + " is a command of psql, and psql does not run this text";
    statements.add(StatementReader.notUnderstood(command.span(), new Refusal(reason)));
  }

  /** One that stands inside of a statement and does not send it is like a comment. */
  private void psqlCommand(Token command) {
    String written = text.substring(command.start(), command.end());
    switch (PsqlCommands.name(written)) {
      case "\\if" -> conditions++;
      case "\\elif", "\\else" -> mayBeData = false;
      case "\\endif" -> {
        conditions--;
        mayBeData = false;
      }
      default -> {}
    }
    if (!tokens.isEmpty() && !PsqlCommands.sends(written)) {
      source.comments().add(command.span());
      PsqlCommands.hides(written)
          .ifPresent(r -> commands.add(new NotUnderstood(command.span(), r.cause(), r.reason())));
      return;
    }
    List<Statement> generated =
        PsqlCommands.name(written).equals("\\gexec") ? generated() : List.of();
    finishSent(command.end());
    if (generated.isEmpty()) {
      tokens.add(command);
      finish();
    } else {
      List<Operation> gexec = List.of(new PsqlCommand(command.span(), "\\gexec"));
      statements.add(new Statement(command.span(), gexec).running(generated));
    }
    if (PsqlCommands.copiesFromInput(written)) {
      copied(command.span());
    }
  }

  /** What the query makes, if that is one text; nothing where only the run can tell. */
  private List<Statement> generated() {
    if (tokens.size() < 2 || !is(tokens.getFirst(), "SELECT")) {
      return List.of();
    }
    Span query = span(tokens);
    try {
      return new BodyStatementReader(text, depth, new BodyVariables(query), new BodyGuards())
          .executed(query, tokens.subList(1, tokens.size())).stream()
              .map(statement -> statement.in(query))
              .toList();
    } catch (Refusal dynamic) {
      return List.of();
    }
  }

  /**
   * The end of a statement that is sent from here, and of which the lines below may be the data.
   */
  private void finishSent(int end) {
    boolean copiesData = copiesFromInput();
    Span copy = tokens.isEmpty() ? new Span(end, end) : span(tokens);
    finish();
    if (copiesData) {
      copied(copy);
    }
  }

  /**
   * Passes over the data of a COPY. Without a line that ends it, nothing tells data from SQL: the
   * statements among it are read, and the rest is not.
   */
  private void copied(Span copy) {
    int open = lexer.endOfPassedOver();
    int start = open < 0 ? data.lineBehind(copy.end()) : open;
    Optional<Span> lines = data.from(start, conditions > 0);
    lines.ifPresent(lexer::passOver);
    if (lines.isPresent() && client == Client.SENDS_SQL) {
      String reason =
          "only psql sends the data of COPY … FROM stdin, and psql does not run this text";
      replaceLast(copy, new Refusal(reason));
    } else if (lines.isEmpty() && client != Client.SENDS_SQL && data.isFollowed(start)) {
      String reason = "no line with \\. ends its data, so what follows may be data or SQL";
      replaceLast(copy, new Refusal(Cause.DATA, reason));
      mayBeData = true;
    }
  }

  private void replaceLast(Span copy, Refusal refusal) {
    statements.set(statements.size() - 1, StatementReader.notUnderstood(copy, refusal));
  }

  private static Span span(List<Token> tokens) {
    return new Span(tokens.getFirst().start(), tokens.getLast().end());
  }

  /** A semicolon stands inside a statement only in a rule's actions and in BEGIN ATOMIC. */
  private boolean insideStatement() {
    return atomicBlock.isOpen() || (parens > 0 && isCreate("RULE"));
  }

  private void follow(Token token) {
    switch (token.kind()) {
      case OPEN_PAREN -> parens++;
      case CLOSE_PAREN -> parens--;
      case WORD -> atomicBlock.follow(tokens);
      default -> {}
    }
  }

  private boolean isCreate(String object) {
    if (tokens.size() < 2 || !is(tokens.get(0), "CREATE")) {
      return false;
    }
    boolean replace = tokens.size() > 3 && is(tokens.get(1), "OR");
    return is(tokens.get(replace ? 3 : 1), object);
  }

  private boolean copiesFromInput() {
    if (tokens.size() < 4 || !is(tokens.get(0), "COPY")) {
      return false;
    }
    for (int i = 1; i + 1 < tokens.size(); i++) {
      if (is(tokens.get(i), "FROM") && is(tokens.get(i + 1), "STDIN")) {
        return true;
      }
    }
    return false;
  }

  private boolean is(Token token, String word) {
    return Keywords.isWritten(text, token, word);
  }

  private void finish() {
    if (!tokens.isEmpty()) {
      Statement read = prepared.follow(StatementReader.read(text, tokens, depth));
      List<Operation> unread = unreadInside();
      if (!(mayBeData && read.isRefused())) {
        add(unread.isEmpty() ? read : read.with(unread));
      }
      tokens.clear();
    }
    addUnread();
    lexer.startStatement();
    parens = 0;
    atomicBlock = new AtomicBlock(text);
  }

  /** Adds a statement; a list of files or templates is one that is not understood. */
  private void add(Statement read) {
    Optional<String> reason = elsewhere(read);
    boolean listed = reason.isPresent() && !statements.isEmpty();
    if (!listed || elsewhere(statements.getLast()).isEmpty()) {
      statements.add(read);
      firstElsewhere = reason.orElse("");
      moreElsewhere = 0;
      return;
    }
    moreElsewhere++;
    Span span = statements.removeLast().span().cover(read.span());
    String all =
        firstElsewhere
            + (moreElsewhere == 1
                ? ", and so does 1 more"
                : ", and so do " + moreElsewhere + " more");
    statements.add(StatementReader.notUnderstood(span, new Refusal(Cause.ELSEWHERE, all)));
  }

  /** Why a statement is not understood that stands in another file. */
  private static Optional<String> elsewhere(Statement statement) {
    return statement.operations().getFirst() instanceof NotUnderstood unread
            && unread.cause() == Cause.ELSEWHERE
        ? Optional.of(unread.reason())
        : Optional.empty();
  }

  /** What stands between the statement's tokens and is not read: the first of each kind. */
  private List<Operation> unreadInside() {
    int last = tokens.getLast().start();
    List<Operation> unread = new ArrayList<>();
    if (!commands.isEmpty() && commands.getFirst().span().start() < last) {
      unread.add(commands.getFirst());
      commands.clear();
    }
    source.takeUnread(last).stream()
        .limit(1)
        .forEach(branch -> unread.add(StatementReader.unread(branch)));
    return unread;
  }

  /** What stands here and is not read: psql's commands and branches of a template. */
  private void addUnread() {
    commands.forEach(command -> statements.add(new Statement(command.span(), List.of(command))));
    commands.clear();
    for (Span branch : source.takeUnread(Integer.MAX_VALUE)) {
      statements.add(new Statement(branch, List.of(StatementReader.unread(branch))));
    }
  }
}
