package dev.migralint.sql.token;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.migralint.sql.token.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;

/** What PostgreSQL's own scanner makes of these texts. */
class LexerTest {
  static final List<Arguments> TEXTS =
      List.of(
          text("select Ä_1 a$b$c", "select WORD", "Ä_1 WORD", "a$b$c WORD"),
          text("a\u00a0b", "a\u00a0b WORD"),
          text("'it''s'", "'it''s' STRING"),
          text("'a\\'", "'a\\' STRING"),
          text("E'a\\'b' e'\\\\'", "E'a\\'b' STRING", "e'\\\\' STRING"),
          text("U&'d\\0061t' U&\"d\"\"x\"", "U&'d\\0061t' STRING", "U&\"d\"\"x\" QUOTED_NAME"),
          text("b'01' X'1F' n'x'", "b'01' STRING", "X'1F' STRING", "n'x' STRING"),
          text("'a'\n 'b' 'c'", "'a'\n 'b' STRING", "'c' STRING"),
          text("E'a'\r'\\''", "E'a'\r'\\'' STRING"),
          text("\"a\"\"b\"", "\"a\"\"b\" QUOTED_NAME"),
          text("$$a$$ $x$b$y$c$x$", "$$a$$ DOLLAR_STRING", "$x$b$y$c$x$ DOLLAR_STRING"),
          text("$ü1$;$ü1$", "$ü1$;$ü1$ DOLLAR_STRING"),
          text("$1 $12x", "$1 PARAMETER", "$12 PARAMETER", "x WORD"),
          text("$a", "$ STRAY", "a WORD"),
          text(
              "1 1.5 .5 5. 1e5 1.5E-3 1e",
              "1 NUMBER",
              "1.5 NUMBER",
              ".5 NUMBER",
              "5. NUMBER",
              "1e5 NUMBER",
              "1.5E-3 NUMBER",
              "1e STRAY"),
          text("0x1F 0o17 0b01 1_000", "0x1F NUMBER", "0o17 NUMBER", "0b01 NUMBER", "1_000 NUMBER"),
          text("1..2", "1 NUMBER", ". DOT", ".2 NUMBER"),
          text("a<--b\nc", "a WORD", "< OPERATOR", "--b LINE_COMMENT", "c WORD"),
          text("a@-1", "a WORD", "@- OPERATOR", "1 NUMBER"),
          text("a=-1", "a WORD", "= OPERATOR", "- OPERATOR", "1 NUMBER"),
          text(
              "a*-+-1",
              "a WORD",
              "* OPERATOR",
              "- OPERATOR",
              "+ OPERATOR",
              "- OPERATOR",
              "1 NUMBER"),
          text(
              "a->>'b' #>> @> ?| ||/2",
              "a WORD",
              "->> OPERATOR",
              "'b' STRING",
              "#>> OPERATOR",
              "@> OPERATOR",
              "?| OPERATOR",
              "||/ OPERATOR",
              "2 NUMBER"),
          text("2*/*c*/3", "2 NUMBER", "* OPERATOR", "/*c*/ BLOCK_COMMENT", "3 NUMBER"),
          text(
              "a::b:=c:d",
              "a WORD",
              ":: TYPECAST",
              "b WORD",
              ":= COLON",
              "c WORD",
              ":d PLACEHOLDER"),
          text(
              "(a[1],b.c);",
              "( OPEN_PAREN",
              "a WORD",
              "[ OPEN_BRACKET",
              "1 NUMBER",
              "] CLOSE_BRACKET",
              ", COMMA",
              "b WORD",
              ". DOT",
              "c WORD",
              ") CLOSE_PAREN",
              "; SEMICOLON"),
          text("--a\rb", "--a LINE_COMMENT", "b WORD"),
          text(
              "--> statement-breakpoint\n;",
              "--> statement-breakpoint LINE_COMMENT",
              "; SEMICOLON"),
          text("/* a /* b */ c */ d", "/* a /* b */ c */ BLOCK_COMMENT", "d WORD"),
          text("/**/-- ", "/**/ BLOCK_COMMENT", "--  LINE_COMMENT"),
          text("a\u000b\f\tb", "a WORD", "b WORD"),
          text("{ \\ }", "{ STRAY", "\\ STRAY", "} STRAY"),
          text(
              "${a}b c_{{.d}} %{e f} :'g' [h:i]",
              "${a}b WORD",
              "c_{{.d}} WORD",
              "%{e f} PLACEHOLDER",
              ":'g' PLACEHOLDER",
              "[ OPEN_BRACKET",
              "h WORD",
              ": COLON",
              "i WORD",
              "] CLOSE_BRACKET"),
          text(
              "1_000 0x1f 1__0 1_000._5 0x 12ab",
              "1_000 NUMBER",
              "0x1f NUMBER",
              "1__0 STRAY",
              "1_000._5 STRAY",
              "0x STRAY",
              "12ab STRAY"),
          text("{{if .a}}b{{end}}", "{{if .a}} TEMPLATE_TAG", "b WORD", "{{end}} TEMPLATE_TAG"),
          text("${a", "$ STRAY", "{ STRAY", "a WORD"),
          text("\"{{ \"a\" }}\"", "\"{{ \"a\" }}\" QUOTED_NAME"),
          text("'a", "'a UNTERMINATED"),
          text("'a''", "'a'' UNTERMINATED"),
          text("E'a\\'", "E'a\\' UNTERMINATED"),
          text("E'a\\", "E'a\\ UNTERMINATED"),
          text("\"a", "\"a UNTERMINATED"),
          text("$a$ $b$", "$a$ $b$ UNTERMINATED"),
          text("/* /* */", "/* /* */ UNTERMINATED"),
          text("'a'\n'b", "'a'\n'b UNTERMINATED"));

  private static Arguments text(String text, String... tokens) {
    return Arguments.of(text, List.of(tokens));
  }

  @ParameterizedTest
  @FieldSource("TEXTS")
  void cutsAsPostgres(String text, List<String> expected) {
    Lexer lexer = new Lexer(text, 0, text.length());
    List<String> tokens = new ArrayList<>();
    for (Token token = lexer.next(); token.kind() != Kind.END; token = lexer.next()) {
      tokens.add(token.span().of(text) + " " + token.kind());
    }
    assertEquals(expected, tokens);
  }
}
