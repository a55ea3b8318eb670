package dev.migralint.uses;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How the models or queries of one kind of mapper look. A block is tied to a table by the name that
 * it declares, else by its opener: group {@code t} is a table's name, group {@code c} a class's.
 *
 * <p>In templates {@code %f} is the column in any case (nick_name, nickName, NickName), {@code %c}
 * exactly, {@code %r} the relation that the column holds (author of author_id), {@code %k} the
 * block's class, {@code %t} and {@code %T} the table as it is and in capitals, {@code %C} the
 * column in capitals.
 *
 * @param endings the endings of its files
 * @param needs words of which the file holds one
 * @param opener where a block begins
 * @param mark what a block must hold to be one
 * @param header what must stand between the block and what is before it
 * @param declared templates of where the block, its header or its file says the table's name
 * @param place where that is
 * @param extent how far the block goes
 * @param convention how a class's name gives the table's
 * @param depths how many brackets surround a field, at least and at most
 * @param fields templates of the column as a member without a name of its own for the database
 * @param renamed what gives a member another name for the database, in the text before it
 * @param mapped templates of the column's own name
 */
record Family(
    String name,
    Set<String> endings,
    List<String> needs,
    Pattern opener,
    Optional<Pattern> mark,
    Optional<Pattern> header,
    List<String> declared,
    Place place,
    Extent extent,
    Convention convention,
    Depths depths,
    List<String> fields,
    Optional<Pattern> renamed,
    List<String> mapped) {

  /** A string's first quote, in patterns of languages that have several. */
  static final String QUOTE = "[\"'`]";

  /** Where a table's name is declared. */
  enum Place {
    HEADER,
    BODY,
    FILE
  }

  /** How far a block goes. */
  enum Extent {
    /** To the brace that closes the first one behind the opener. */
    BRACES,
    /** To the parenthesis that closes the first one in or behind the opener. */
    PARENTHESES,
    /** A class with parameters, a body, or both. */
    CLASS,
    /** The lines that are indented more than the opener's. */
    INDENTED,
    /** To the {@code end} below the opener. */
    END,
    /** The calls around the opener. */
    STATEMENT
  }

  /** How a class's name gives the table's. */
  enum Convention {
    /** It does not: the name has to be declared. */
    NONE,
    /** The same words, in the singular or plural. */
    WORDS,
    /** Behind the name of the app, which is a folder. */
    DJANGO
  }

  /** How many brackets surround a field. */
  record Depths(int least, int most) {
    static final Depths ANY = new Depths(0, Integer.MAX_VALUE);

    static Depths of(int depth) {
      return new Depths(depth, depth);
    }

    boolean covers(int depth) {
      return depth >= least && depth <= most;
    }
  }

  /** A family that begins with this opener and has nothing else yet. */
  static Family of(String name, String endings, String opener, Extent extent) {
    return new Family(
        name,
        Set.of(endings.split(" ")),
        List.of(""),
        Pattern.compile(opener),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Place.BODY,
        extent,
        Convention.WORDS,
        Depths.ANY,
        List.of(),
        Optional.empty(),
        List.of());
  }

  /** Whether a file may hold a block of a table, as far as a quick look tells. */
  boolean mayHold(String text, String table) {
    boolean named = convention == Convention.NONE || opener.namedGroups().containsKey("t");
    return (!named || isIn(text, table, opener.pattern().contains(QUOTE)))
        && needs.stream().anyMatch(text::contains);
  }

  private static boolean isIn(String text, String table, boolean quoted) {
    for (int at = text.indexOf(table); at >= 0; at = text.indexOf(table, at + 1)) {
      if (!quoted || (at > 0 && "\"'`.".indexOf(text.charAt(at - 1)) >= 0)) {
        return true;
      }
    }
    return false;
  }

  Family needing(String... words) {
    return new Family(
        name,
        endings,
        List.of(words),
        opener,
        mark,
        header,
        declared,
        place,
        extent,
        convention,
        depths,
        fields,
        renamed,
        mapped);
  }

  Family holding(String pattern) {
    return new Family(
        name,
        endings,
        needs,
        opener,
        Optional.of(Pattern.compile(pattern)),
        header,
        declared,
        place,
        extent,
        convention,
        depths,
        fields,
        renamed,
        mapped);
  }

  Family below(String annotation) {
    return new Family(
        name,
        endings,
        needs,
        opener,
        mark,
        Optional.of(Pattern.compile(annotation)),
        declared,
        place,
        extent,
        convention,
        depths,
        fields,
        renamed,
        mapped);
  }

  Family declaring(Place where, String... templates) {
    return new Family(
        name,
        endings,
        needs,
        opener,
        mark,
        header,
        List.of(templates),
        where,
        extent,
        convention,
        depths,
        fields,
        renamed,
        mapped);
  }

  Family by(Convention names) {
    return new Family(
        name, endings, needs, opener, mark, header, declared, place, extent, names, depths, fields,
        renamed, mapped);
  }

  Family fields(Depths at, String... templates) {
    return new Family(
        name,
        endings,
        needs,
        opener,
        mark,
        header,
        declared,
        place,
        extent,
        convention,
        at,
        List.of(templates),
        renamed,
        mapped);
  }

  Family unless(String pattern) {
    return new Family(
        name,
        endings,
        needs,
        opener,
        mark,
        header,
        declared,
        place,
        extent,
        convention,
        depths,
        fields,
        Optional.of(Pattern.compile(pattern)),
        mapped);
  }

  Family mapped(String... templates) {
    return new Family(
        name,
        endings,
        needs,
        opener,
        mark,
        header,
        declared,
        place,
        extent,
        convention,
        depths,
        fields,
        renamed,
        List.of(templates));
  }
}
