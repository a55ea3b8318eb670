package dev.migralint.sql;

import dev.migralint.source.Span;
import dev.migralint.sql.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** A place in one statement's tokens, and the small readings that all statements share. */
final class Cursor {
  /** How deep parentheses are read; a thread's stack of 512 kB suffices for it. */
  private static final int MAX_DEPTH = 100;

  private final String text;
  private final List<Token> tokens;
  private final Token end;
  private final Mentions mentions;
  private int at;
  private NewSchema newSchema = NewSchema.NONE;
  private int depth;

  Cursor(String text, List<Token> tokens) {
    this(text, tokens, new Mentions());
  }

  private Cursor(String text, List<Token> tokens, Mentions mentions) {
    this.mentions = mentions;
    this.text = text;
    this.tokens = tokens;
    int last = tokens.getLast().end();
    this.end = new Token(Kind.END, last, last);
  }

  /** What the statement's queries and expressions named up to here. */
  Mentions mentions() {
    return mentions;
  }

  /**
   * Goes one level deeper into parentheses; false where recursion would go too deep, so that what
   * stands there must be passed over unread.
   */
  boolean enter() {
    if (depth == MAX_DEPTH) {
      return false;
    }
    depth++;
    return true;
  }

  void leave() {
    depth--;
  }

  // Where it stands

  Token token() {
    return token(0);
  }

  Token token(int ahead) {
    return at + ahead < tokens.size() ? tokens.get(at + ahead) : end;
  }

  /** The token that was passed so many tokens ago. */
  Token before(int tokensAgo) {
    return at >= tokensAgo ? tokens.get(at - tokensAgo) : end;
  }

  int mark() {
    return at;
  }

  void back(int mark) {
    at = mark;
  }

  /** From the marked token's start to the end of the last token passed. */
  Span since(int mark) {
    int from = tokens.get(Math.min(mark, tokens.size() - 1)).start();
    return new Span(from, at == 0 ? from : Math.max(from, tokens.get(at - 1).end()));
  }

  String written(Token token) {
    return text.substring(token.start(), token.end());
  }

  /** The token here as key words compare, in lower case. */
  String folded() {
    return Name.fold(written(token()));
  }

  String text(Span span) {
    return span.of(text);
  }

  boolean atEnd() {
    return at >= tokens.size();
  }

  void expectEnd() {
    if (!atEnd()) {
      throw refuse("the end of the statement");
    }
  }

  Refusal refuse(String expected) {
    if (is(Kind.UNTERMINATED)) {
      return new Refusal("a string, name or comment is not closed: " + shorten(written(token())));
    }
    String found = atEnd() ? "the end" : "\"" + shorten(written(token())) + "\"";
    return new Refusal("expected " + expected + ", found " + found);
  }

  private static String shorten(String text) {
    return text.length() <= 40 ? text : text.substring(0, 40) + "…";
  }

  Token next() {
    if (atEnd()) {
      throw refuse("more");
    }
    return tokens.get(at++);
  }

  /** A cursor over what stands in the parentheses that were passed from the mark to here. */
  Cursor within(int mark) {
    List<Token> inner = tokens.subList(mark + 1, at - 1);
    if (inner.isEmpty()) {
      throw new Refusal("parentheses are empty");
    }
    return new Cursor(text, inner, mentions);
  }

  /** A cursor over the tokens between two marks, of which there must be some. */
  Cursor part(int from, int to) {
    return new Cursor(text, tokens.subList(from, to), mentions);
  }

  /** Lets names that are created here, and names of what is, go into the schema. */
  void creatingIn(NewSchema schema) {
    newSchema = schema;
  }

  // Key words and punctuation

  boolean is(String word) {
    return is(0, word);
  }

  boolean is(int ahead, String word) {
    Token token = token(ahead);
    return token.kind() == Kind.WORD && Keywords.isWritten(text, token, word);
  }

  boolean is(Kind kind) {
    return token().kind() == kind;
  }

  boolean isAny(String... words) {
    for (String word : words) {
      if (is(word)) {
        return true;
      }
    }
    return false;
  }

  // One and two words are told apart from more, for they are asked for all the time: an array for
  // them is a fifth of all that reading allocates.

  boolean accept(String word) {
    if (!is(0, word)) {
      return false;
    }
    at++;
    return true;
  }

  boolean accept(String first, String second) {
    if (!is(0, first) || !is(1, second)) {
      return false;
    }
    at += 2;
    return true;
  }

  /** Passes over these words if all of them stand here. */
  boolean accept(String... words) {
    for (int i = 0; i < words.length; i++) {
      if (!is(i, words[i])) {
        return false;
      }
    }
    at += words.length;
    return true;
  }

  boolean acceptAny(String... words) {
    for (String word : words) {
      if (accept(word)) {
        return true;
      }
    }
    return false;
  }

  boolean accept(Kind kind) {
    if (token().kind() == kind) {
      at++;
      return true;
    }
    return false;
  }

  /** Passes over the words of the first of these that stands here; "" when none does. */
  String acceptOneOf(String[][] phrases) {
    for (String[] words : phrases) {
      if (accept(words)) {
        return String.join(" ", words).toLowerCase(Locale.ROOT);
      }
    }
    return "";
  }

  void expect(String word) {
    if (!accept(word)) {
      throw refuse(word);
    }
  }

  void expect(String... words) {
    if (!accept(words)) {
      throw refuse(String.join(" ", words));
    }
  }

  void expectAny(String... words) {
    if (!acceptAny(words)) {
      throw refuse(String.join(" or ", words));
    }
  }

  void expect(Kind kind) {
    if (!accept(kind)) {
      throw refuse(kind.name().toLowerCase(Locale.ROOT).replace('_', ' '));
    }
  }

  boolean isOperator(String operator) {
    Token token = token();
    return token.kind() == Kind.OPERATOR && written(token).equals(operator);
  }

  boolean acceptOperator(String operator) {
    if (isOperator(operator)) {
      at++;
      return true;
    }
    return false;
  }

  boolean ifExists() {
    return accept("IF", "EXISTS");
  }

  boolean ifNotExists() {
    return accept("IF", "NOT", "EXISTS");
  }

  /** CASCADE or RESTRICT or neither; whether it was CASCADE. */
  boolean cascade() {
    if (accept("CASCADE")) {
      return true;
    }
    accept("RESTRICT");
    return false;
  }

  // Names

  /** Whether a name of a column or table can start here. */
  boolean isName() {
    Token token = token();
    return token.kind() == Kind.QUOTED_NAME
        || token.kind() == Kind.PLACEHOLDER
        || (token.kind() == Kind.WORD && !Keywords.isReserved(Name.fold(written(token))));
  }

  Name name() {
    int mark = at;
    Name name = anyWord();
    if (!name.isQuoted() && Keywords.isReserved(name.text())) {
      at = mark;
      throw refuse("a name");
    }
    return name;
  }

  /** A name where key words are allowed too: after a dot, after AS, a role, a parameter. */
  Name anyWord() {
    Token token = token();
    Name name =
        switch (token.kind()) {
          case WORD, PLACEHOLDER -> Name.unquoted(written(token));
          case QUOTED_NAME -> quotedName(written(token));
          default -> throw refuse("a name");
        };
    at++;
    if (token.kind() == Kind.QUOTED_NAME) {
      escapeCharacter();
    }
    return name;
  }

  /** A name that is no reserved word: a role, a language, a setting's value. */
  Name nonReserved() {
    if (is(Kind.WORD) && Keywords.isNeverName(folded())) {
      throw refuse("a name");
    }
    return anyWord();
  }

  /** A name that a function, a type or a parameter of a function may have. */
  Name functionOrType() {
    if (!isFunctionOrType()) {
      throw refuse("a name");
    }
    return anyWord();
  }

  boolean isFunctionOrType() {
    return is(Kind.QUOTED_NAME)
        || is(Kind.PLACEHOLDER)
        || (is(Kind.WORD) && !Keywords.isNeverName(folded()) && !Keywords.isTypeOrColumn(folded()));
  }

  /** A name or word that is none of PostgreSQL's key words. */
  boolean isIdentifier() {
    return is(Kind.QUOTED_NAME)
        || is(Kind.PLACEHOLDER)
        || (is(Kind.WORD) && !Keywords.isKeyword(folded()));
  }

  private static Name quotedName(String written) {
    int open = written.indexOf('"');
    String content = written.substring(open + 1, written.length() - 1).replace("\"\"", "\"");
    if (content.isEmpty()) {
      throw new Refusal("a quoted name is empty");
    }
    return Name.quoted(open == 0 ? content : Strings.unicode(content));
  }

  /** A relation's name with up to two qualifiers; a database before the schema is passed over. */
  ObjectName objectName() {
    int mark = at;
    ObjectName name = objectName(name());
    if (at - mark > 5) {
      throw new Refusal("a name has too many parts");
    }
    return name;
  }

  /** The name of what is created, or of the table that it is put on. */
  ObjectName createdName() {
    return created(objectName());
  }

  /** The name with the schema that what is created goes into. */
  ObjectName created(ObjectName written) {
    return newSchema.created(written);
  }

  /** A table that what is created refers to. */
  ObjectName referencedName() {
    return newSchema.referenced(objectName());
  }

  /** An object's name with any number of qualifiers. */
  ObjectName anyName() {
    return objectName(name());
  }

  /** A function's name, which may be the word of a key word where it has no schema. */
  ObjectName functionName() {
    return token(1).kind() == Kind.DOT ? anyName() : ObjectName.of(functionOrType());
  }

  /** A name without qualifiers. */
  ObjectName plainName() {
    return ObjectName.of(name());
  }

  /** Like {@link #objectName()}, for functions and types, which key words may name too. */
  ObjectName anyObjectName() {
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

  /** A table with ONLY before it or an asterisk behind it, which say whether its heirs count. */
  ObjectName relation() {
    boolean only = accept("ONLY");
    boolean parenthesised = only && accept(Kind.OPEN_PAREN);
    ObjectName name = objectName();
    if (parenthesised) {
      expect(Kind.CLOSE_PAREN);
    } else if (!only) {
      acceptOperator("*");
    }
    return name;
  }

  List<ObjectName> objectNames() {
    return list(this::objectName);
  }

  /** Names in parentheses. */
  List<Name> columns() {
    expect(Kind.OPEN_PAREN);
    List<Name> names = list(this::name);
    expect(Kind.CLOSE_PAREN);
    return names;
  }

  <T> List<T> list(Supplier<T> element) {
    List<T> elements = new ArrayList<>();
    do {
      elements.add(element.get());
    } while (accept(Kind.COMMA));
    return elements;
  }

  // Values

  boolean isString() {
    return is(Kind.STRING) || is(Kind.DOLLAR_STRING) || is(Kind.PLACEHOLDER);
  }

  /** The value of a string constant; a placeholder is kept as it is. */
  String string() {
    boolean bits = is(Kind.STRING) && "bBxXnN".indexOf(text.charAt(token().start())) >= 0;
    if (bits || !isString()) {
      throw refuse("a string");
    }
    Token token = next();
    String value =
        token.kind() == Kind.PLACEHOLDER ? written(token) : Strings.value(written(token));
    escapeCharacter();
    return value;
  }

  private void escapeCharacter() {
    if (is("UESCAPE") && token(1).kind() == Kind.STRING) {
      at += 2;
    }
  }

  /** A name or a string. */
  String nameOrString() {
    return isString() ? string() : nonReserved().text();
  }

  /** Whether a number stands here, perhaps with a sign. */
  boolean isNumber() {
    Kind kind = token(isOperator("-") || isOperator("+") ? 1 : 0).kind();
    return kind == Kind.NUMBER;
  }

  /** A number, perhaps with a sign, as written. */
  String number() {
    int mark = at;
    if (!acceptOperator("-")) {
      acceptOperator("+");
    }
    if (!accept(Kind.PLACEHOLDER)) {
      expect(Kind.NUMBER);
    }
    return text(since(mark));
  }

  /** A whole number that fits into 32 bits. */
  int integer() {
    if (is(Kind.NUMBER)) {
      int value = Numbers.integer(written(token()));
      if (value >= 0) {
        at++;
        return value;
      }
    }
    if (accept(Kind.PLACEHOLDER)) {
      return 1;
    }
    throw refuse("a whole number");
  }

  void signedInteger() {
    if (!acceptOperator("-")) {
      acceptOperator("+");
    }
    integer();
  }

  // What is passed over as a whole

  /** Parentheses and all between them; refuses when they are not balanced. */
  Span parenthesised() {
    if (!is(Kind.OPEN_PAREN)) {
      throw refuse("open paren");
    }
    return balanced();
  }

  private Span balanced() {
    int mark = at;
    next();
    int depth = 1;
    while (depth > 0) {
      switch (token().kind()) {
        case OPEN_PAREN, OPEN_BRACKET -> depth++;
        case CLOSE_PAREN, CLOSE_BRACKET -> depth--;
        case UNTERMINATED, STRAY -> throw refuse("a token of SQL");
        default -> {}
      }
      next();
    }
    return since(mark);
  }

  /** An expression in parentheses; its range and text leave them out. */
  Expression parenthesisedExpression() {
    expect(Kind.OPEN_PAREN);
    Expression expression = ExpressionReader.any(this);
    expect(Kind.CLOSE_PAREN);
    return expression;
  }

  Expression expression(Span span) {
    return new Expression(span, span.of(text));
  }

  /** One token, or parentheses or brackets with all between them. */
  void passOver() {
    switch (token().kind()) {
      case OPEN_PAREN, OPEN_BRACKET -> balanced();
      case UNTERMINATED, STRAY -> throw refuse("a token of SQL");
      default -> next();
    }
  }

  /** All that is left, with balanced parentheses; refuses when nothing is. */
  Expression rest() {
    int mark = at;
    if (atEnd()) {
      throw refuse("more");
    }
    while (!atEnd()) {
      if (is(Kind.CLOSE_PAREN) || is(Kind.CLOSE_BRACKET)) {
        throw refuse("an opening parenthesis before it");
      }
      passOver();
    }
    return expression(since(mark));
  }
}
