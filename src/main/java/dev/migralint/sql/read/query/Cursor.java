package dev.migralint.sql.read.query;

import dev.migralint.source.Span;
import dev.migralint.sql.Expression;
import dev.migralint.sql.Name;
import dev.migralint.sql.NamedColumn;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.token.Keywords;
import dev.migralint.sql.token.Numbers;
import dev.migralint.sql.token.Refusal;
import dev.migralint.sql.token.Strings;
import dev.migralint.sql.token.Token;
import dev.migralint.sql.token.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A place in one statement's tokens, with the names and values that all statements share. */
public final class Cursor extends TokenCursor {
  /** How deep parentheses are read; a thread's stack of 512 kB suffices for it. */
  private static final int MAX_DEPTH = 100;

  /** How much is kept of the text of what is not read. */
  private static final int SHOWN = 200;

  private final Mentions mentions;
  private NewSchema newSchema = NewSchema.NONE;
  private @Nullable List<Expression> gathered;
  private int depth;
  private int height;

  public Cursor(String text, List<Token> tokens) {
    this(text, tokens, new Mentions());
  }

  private Cursor(String text, List<Token> tokens, Mentions mentions) {
    super(text, tokens);
    this.mentions = mentions;
  }

  /** What the statement's queries and expressions named up to here. */
  public Mentions mentions() {
    return mentions;
  }

  /**
   * Begins to gather the expressions that are read from now on, those in other expressions and in
   * queries not among them; none where there is no list.
   *
   * @return the list that was gathered into until now, to be handed back
   */
  @Nullable List<Expression> gather(@Nullable List<Expression> list) {
    List<Expression> before = gathered;
    gathered = list;
    return before;
  }

  /** How many expressions lie in one another in what was read last. */
  int height() {
    return height;
  }

  void height(int height) {
    this.height = height;
  }

  /** What stands for an expression that is not read; of a long one the beginning. */
  Expression unread(Span span) {
    mentions.tooDeep(span);
    String written = text().substring(span.start(), Math.min(span.end(), span.start() + SHOWN));
    return new Expression.Unread(span, written.length() < span.length() ? written + "…" : written);
  }

  /** Gathers an expression that was read. */
  Expression gathered(Expression expression) {
    if (gathered != null) {
      gathered.add(expression);
    }
    return expression;
  }

  /**
   * Goes one level deeper into parentheses; false where recursion would go too deep, so that what
   * stands there must be passed over unread.
   */
  boolean enter() {
    if (depth == MAX_DEPTH) {
      mentions.tooDeep(token().span());
      return false;
    }
    depth++;
    return true;
  }

  void leave() {
    depth--;
  }

  /** A cursor over the tokens between two marks, of which there must be some. */
  public Cursor part(int from, int to) {
    return new Cursor(text(), tokens(from, to), mentions);
  }

  /** Lets names that are created here, and names of what is, go into the schema. */
  public void creatingIn(NewSchema schema) {
    newSchema = schema;
  }

  // Names

  /** Whether a name of a column or table can start here. */
  public boolean isName() {
    Token token = token();
    return token.kind() == Kind.QUOTED_NAME
        || token.kind() == Kind.PLACEHOLDER
        || (token.kind() == Kind.WORD && !Keywords.isReserved(Keywords.fold(written(token))));
  }

  public Name name() {
    int mark = mark();
    Name name = anyWord();
    if (!name.isQuoted() && Keywords.isReserved(name.text())) {
      back(mark);
      throw refuse("a name");
    }
    return name;
  }

  /** A name where key words are allowed too: after a dot, after AS, a role, a parameter. */
  public Name anyWord() {
    Token token = token();
    Name name = nameOf(token);
    next();
    escapeCharacter(token);
    return name;
  }

  /** The name that a token stands for. */
  Name nameOf(Token token) {
    return switch (token.kind()) {
      case WORD, PLACEHOLDER -> Name.unquoted(written(token));
      case QUOTED_NAME -> quotedName(token);
      default -> throw refuse("a name");
    };
  }

  /** A name that is no reserved word: a role, a language, a setting's value. */
  public Name nonReserved() {
    if (is(Kind.WORD) && Keywords.isNeverName(folded())) {
      throw refuse("a name");
    }
    return anyWord();
  }

  /** A name that a function, a type or a parameter of a function may have. */
  public Name functionOrType() {
    if (!isFunctionOrType()) {
      throw refuse("a name");
    }
    return anyWord();
  }

  public boolean isFunctionOrType() {
    return is(Kind.QUOTED_NAME)
        || is(Kind.PLACEHOLDER)
        || (is(Kind.WORD) && !Keywords.isNeverName(folded()) && !Keywords.isTypeOrColumn(folded()));
  }

  /** A name or word that is none of PostgreSQL's key words. */
  public boolean isIdentifier() {
    return is(Kind.QUOTED_NAME)
        || is(Kind.PLACEHOLDER)
        || (is(Kind.WORD) && !Keywords.isKeyword(folded()));
  }

  private Name quotedName(Token token) {
    String content =
        Strings.hasUnicodeEscapes(text(), token)
            ? Strings.value(written(token), escape())
            : text().substring(token.start() + 1, token.end() - 1).replace("\"\"", "\"");
    if (content.isEmpty()) {
      throw new Refusal("a quoted name is empty");
    }
    return Name.quoted(content);
  }

  /** What the UESCAPE behind the token here gives. */
  private char escape() {
    return Strings.escape(text(), List.of(token(1), token(2)));
  }

  /** A relation's name with up to two qualifiers; a database before the schema is passed over. */
  public ObjectName objectName() {
    int mark = mark();
    ObjectName name = objectName(name());
    if (mark() - mark > 5) {
      throw new Refusal("a name has too many parts");
    }
    return name;
  }

  /** IF EXISTS of a statement that does nothing where the relation is missing. */
  public boolean alteredIfExists() {
    boolean ifExists = ifExists();
    if (ifExists) {
      mentions.ifExists();
    }
    return ifExists;
  }

  /** The name of what is created, or of the table that it is put on. */
  public ObjectName createdName() {
    return created(objectName());
  }

  /** The name with the schema that what is created goes into. */
  public ObjectName created(ObjectName written) {
    return newSchema.created(written);
  }

  /** A table that what is created refers to. */
  public ObjectName referencedName() {
    return referenced(objectName());
  }

  /** A relation that a query reads, or a query of a WITH. */
  ObjectName readRelation() {
    ObjectName written = relation();
    return mentions.isCommonTable(written) ? written : referenced(written);
  }

  /** The name with the schema of what is created beside it. */
  public ObjectName referenced(ObjectName written) {
    return newSchema.referenced(written);
  }

  /** An object's name with any number of qualifiers. */
  public ObjectName anyName() {
    return objectName(name());
  }

  /** A column with its table; none where there is a single name, such as NONE. */
  public Optional<NamedColumn> columnOfTable() {
    List<Name> parts = new ArrayList<>();
    parts.add(name());
    while (accept(Kind.DOT)) {
      parts.add(anyWord());
    }
    int table = parts.size() - 2;
    return table < 0
        ? Optional.empty()
        : Optional.of(
            new NamedColumn(
                new ObjectName(
                    table == 0 ? Optional.empty() : Optional.of(parts.get(table - 1)),
                    parts.get(table)),
                parts.getLast()));
  }

  /** A function's name, which may be the word of a key word where it has no schema. */
  public ObjectName functionName() {
    return token(1).kind() == Kind.DOT ? anyName() : ObjectName.of(functionOrType());
  }

  /** A name without qualifiers. */
  public ObjectName plainName() {
    return ObjectName.of(name());
  }

  /** Like {@link #objectName()}, for functions and types, which key words may name too. */
  public ObjectName anyObjectName() {
    return objectName(anyWord());
  }

  private ObjectName objectName(Name first) {
    Optional<Name> schema = Optional.empty();
    Name name = first;
    while (accept(Kind.DOT)) {
      schema = Optional.of(name);
      name = anyWord();
    }
    return new ObjectName(schema, name);
  }

  /** A table with ONLY before it or an asterisk behind it, which say whether its children count. */
  public ObjectName relation() {
    return relation(accept("ONLY"));
  }

  /** From behind ONLY on, if it stood here. */
  public ObjectName relation(boolean only) {
    boolean parenthesised = only && accept(Kind.OPEN_PAREN);
    ObjectName name = objectName();
    if (parenthesised) {
      expect(Kind.CLOSE_PAREN);
    } else if (!only) {
      acceptOperator("*");
    }
    if (only) {
      mentions.only(name);
    }
    return name;
  }

  public List<ObjectName> objectNames() {
    return list(this::objectName);
  }

  /** Names in parentheses. */
  public List<Name> columns() {
    expect(Kind.OPEN_PAREN);
    List<Name> names = list(this::name);
    expect(Kind.CLOSE_PAREN);
    return names;
  }

  // Values

  public boolean isString() {
    return is(Kind.STRING) || is(Kind.DOLLAR_STRING) || is(Kind.PLACEHOLDER);
  }

  /** The value of a string constant; a placeholder is kept as it is. */
  public String string() {
    boolean bits = is(Kind.STRING) && "bBxXnN".indexOf(text().charAt(token().start())) >= 0;
    if (bits || !isString()) {
      throw refuse("a string");
    }
    Token token = token();
    String written = written(token);
    String value =
        token.kind() == Kind.PLACEHOLDER
            ? written
            : Strings.hasUnicodeEscapes(text(), token)
                ? Strings.value(written, escape())
                : Strings.value(written);
    next();
    escapeCharacter(token);
    return value;
  }

  /** Passes over the UESCAPE of the string or name before. */
  void escapeCharacter(Token before) {
    boolean constant = before.kind() == Kind.STRING || before.kind() == Kind.QUOTED_NAME;
    if (constant
        && Strings.hasUnicodeEscapes(text(), before)
        && is("UESCAPE")
        && token(1).kind() == Kind.STRING) {
      next();
      next();
    }
  }

  /** A name or a string. */
  public String nameOrString() {
    return isString() ? string() : nonReserved().text();
  }

  /** Whether a number stands here, perhaps with a sign. */
  public boolean isNumber() {
    Kind kind = token(isOperator("-") || isOperator("+") ? 1 : 0).kind();
    return kind == Kind.NUMBER;
  }

  /** A number, perhaps with a sign, as written. */
  public String number() {
    int mark = mark();
    if (!acceptOperator("-")) {
      acceptOperator("+");
    }
    if (!accept(Kind.PLACEHOLDER)) {
      expect(Kind.NUMBER);
    }
    return text(since(mark));
  }

  /** A whole number that fits into 32 bits. */
  public int integer() {
    if (is(Kind.NUMBER)) {
      int value = Numbers.integer(written(token()));
      if (value >= 0) {
        next();
        return value;
      }
    }
    if (accept(Kind.PLACEHOLDER)) {
      return 1;
    }
    throw refuse("a whole number");
  }

  public void signedInteger() {
    if (!acceptOperator("-")) {
      acceptOperator("+");
    }
    integer();
  }
}
