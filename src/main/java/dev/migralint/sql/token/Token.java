package dev.migralint.sql.token;

import dev.migralint.source.Span;

/** One lexical element: its kind and the half-open range of UTF-16 offsets that it covers. */
public record Token(Kind kind, int start, int end) {
  public enum Kind {
    /** A key word or an identifier without quotes. */
    WORD,
    /** An identifier in double quotes, {@code U&""} included. */
    QUOTED_NAME,
    /** A string constant in single quotes, with any prefix, continuation lines included. */
    STRING,
    /** A string constant between dollar quotes. */
    DOLLAR_STRING,
    NUMBER,
    /** A positional parameter, {@code $1}. */
    PARAMETER,
    OPERATOR,
    COMMA,
    SEMICOLON,
    OPEN_PAREN,
    CLOSE_PAREN,
    OPEN_BRACKET,
    CLOSE_BRACKET,
    DOT,
    COLON,
    /** {@code ::} */
    TYPECAST,
    LINE_COMMENT,
    BLOCK_COMMENT,
    /** What is filled in before PostgreSQL sees it: {@code ${name}}, {@code :name}. */
    PLACEHOLDER,
    /** What a template does with the text around it: {@code {{if .x}}}, {@code {{end}}}. */
    TEMPLATE_TAG,
    /** A psql command from its backslash to the end of the line. */
    PSQL_COMMAND,
    /** A string, name or comment that the text ends inside of. */
    UNTERMINATED,
    /** A character that starts nothing in SQL. */
    STRAY,
    END
  }

  public boolean isComment() {
    return kind == Kind.LINE_COMMENT || kind == Kind.BLOCK_COMMENT;
  }

  /** The token as it stands in the text. */
  public String written(String text) {
    return text.substring(start, end);
  }

  public Span span() {
    return new Span(start, end);
  }
}
