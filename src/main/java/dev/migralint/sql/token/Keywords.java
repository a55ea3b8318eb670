package dev.migralint.sql.token;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.Set;
import java.util.stream.Stream;

/**
 * PostgreSQL's key words that are more than names.
 * https://www.postgresql.org/docs/current/sql-keywords-appendix.html
 */
public final class Keywords {
  /** Never a name without quotes. */
  private static final Set<String> RESERVED =
      words(
          """
          all analyse analyze and any array as asc asymmetric both case cast check collate column
          constraint create current_catalog current_date current_role current_time
          current_timestamp current_user default deferrable desc distinct do else end except false
          fetch for foreign from grant group having in initially intersect into lateral leading
          limit localtime localtimestamp not null offset on only or order placing primary
          references returning select session_user some symmetric system_user table then to
          trailing true union unique user using variadic when where window with
          """);

  /** A name of a function or type, but not of a table or column. */
  private static final Set<String> FUNCTION_OR_TYPE =
      words(
          """
          authorization binary collation concurrently cross current_schema freeze full ilike inner
          is isnull join left like natural notnull outer overlaps right similar tablesample verbose
          """);

  /** A name of a table or column, but not of a function or type. */
  private static final Set<String> COLUMN_NAME =
      words(
          """
          between bigint bit boolean char character coalesce dec decimal exists extract float
          greatest grouping inout int integer interval json json_array json_arrayagg json_exists
          json_object json_objectagg json_query json_scalar json_serialize json_table json_value
          least merge_action national nchar none normalize nullif numeric out overlay position
          precision real row setof smallint substring time timestamp treat trim values varchar
          xmlattributes xmlconcat xmlelement xmlexists xmlforest xmlnamespaces xmlparse xmlpi
          xmlroot xmlserialize xmltable
          """);

  /** Not the label of a column without an AS before it. */
  private static final Set<String> AS_NEEDED =
      words(
          """
          array as char character create day except fetch filter for from grant group having hour
          intersect into isnull limit minute month notnull offset on order over overlaps precision
          returning second to union varchar varying where window with within without year
          """);

  /** A name of anything, without quotes. */
  private static final Set<String> UNRESERVED =
      words(
          """
          abort absent absolute access action add admin after aggregate also alter always
          asensitive assertion assignment at atomic attach attribute backward before begin
          breadth by cache call called cascade cascaded catalog chain characteristics
          checkpoint class close cluster columns comment comments commit committed compression
          conditional configuration conflict connection constraints content continue
          conversion copy cost csv cube current cursor cycle data database day deallocate
          declare defaults deferred definer delete delimiter delimiters depends depth detach
          dictionary disable discard document domain double drop each empty enable encoding
          encrypted enforced enum error escape event exclude excluding exclusive execute
          explain expression extension external family filter finalize first following force
          format forward function functions generated global granted groups handler header
          hold hour identity if immediate immutable implicit import include including
          increment indent index indexes inherit inherits inline input insensitive insert
          instead invoker isolation keep key keys label language large last leakproof level
          listen load local location lock locked logged mapping match matched materialized
          maxvalue merge method minute minvalue mode month move name names nested new next nfc
          nfd nfkc nfkd no normalized nothing notify nowait nulls object objects of off oids
          old omit operator option options ordinality others over overriding owned owner
          parallel parameter parser partial partition passing password path period plan plans
          policy preceding prepare prepared preserve prior privileges procedural procedure
          procedures program publication quote quotes range read reassign recursive ref
          referencing refresh reindex relative release rename repeatable replace replica reset
          restart restrict return returns revoke role rollback rollup routine routines rows
          rule savepoint scalar schema schemas scroll search second security sequence
          sequences serializable server session set sets share show simple skip snapshot
          source sql stable standalone start statement statistics stdin stdout storage stored
          strict string strip subscription support sysid system tables tablespace target temp
          template temporary text ties transaction transform trigger truncate trusted type
          types uescape unbounded uncommitted unconditional unencrypted unknown unlisten
          unlogged until update vacuum valid validate validator value varying version view
          views virtual volatile whitespace within without work wrapper write xml year yes
          zone
          """);

  private static final Set<String> VALUES =
      words(
          """
          current_catalog current_date current_role current_time current_timestamp current_user
          false localtime localtimestamp null session_user system_user true user
          """);

  private static final Set<String> RESERVED_OR_FUNCTION =
      Stream.of(RESERVED, FUNCTION_OR_TYPE).flatMap(Set::stream).collect(toUnmodifiableSet());

  private Keywords() {}

  /** A word as PostgreSQL folds it: only ASCII letters have a lower case. */
  public static String fold(String written) {
    for (int i = 0; i < written.length(); i++) {
      if (isUpper(written.charAt(i))) {
        char[] folded = written.toCharArray();
        for (int k = i; k < folded.length; k++) {
          folded[k] = isUpper(folded[k]) ? (char) (folded[k] + ('a' - 'A')) : folded[k];
        }
        return new String(folded);
      }
    }
    return written;
  }

  private static boolean isUpper(char c) {
    return c >= 'A' && c <= 'Z';
  }

  /** Whether a token is this word, given in upper case; only ASCII letters have another case. */
  public static boolean isWritten(String text, Token token, String word) {
    if (token.end() - token.start() != word.length()) {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      char c = text.charAt(token.start() + i);
      if ((c >= 'a' && c <= 'z' ? c - ('a' - 'A') : c) != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Whether a lower-case word can't be the name of a table or column without quotes. */
  public static boolean isReserved(String word) {
    return RESERVED_OR_FUNCTION.contains(word);
  }

  /** Whether a lower-case word names nothing at all without quotes, no function either. */
  public static boolean isNeverName(String word) {
    return RESERVED.contains(word);
  }

  /** Whether a lower-case word may name a type or a column, but no function. */
  public static boolean isTypeOrColumn(String word) {
    return COLUMN_NAME.contains(word);
  }

  /** Whether a lower-case word means something to PostgreSQL's grammar. */
  public static boolean isKeyword(String word) {
    return isReserved(word) || COLUMN_NAME.contains(word) || UNRESERVED.contains(word);
  }

  /** Whether a lower-case word is the label of a column only after AS. */
  public static boolean needsAs(String word) {
    return AS_NEEDED.contains(word);
  }

  /** Whether a reserved word stands for a value. */
  public static boolean isValue(String word) {
    return VALUES.contains(word);
  }

  /** Whether a stored name must be written in quotes to mean itself. */
  public static boolean needsQuotes(String name) {
    if (name.isEmpty() || isReserved(name) || COLUMN_NAME.contains(name)) {
      return true;
    }
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean plain = (c >= 'a' && c <= 'z') || c == '_' || (i > 0 && c >= '0' && c <= '9');
      if (!plain) {
        return true;
      }
    }
    return false;
  }

  private static Set<String> words(String text) {
    return Set.of(text.strip().split("\\s+"));
  }
}
