package dev.migralint.uses;

import dev.migralint.uses.Family.Convention;
import dev.migralint.uses.Family.Depths;
import dev.migralint.uses.Family.Extent;
import dev.migralint.uses.Family.Place;
import java.util.List;
import java.util.Set;

/** The table of mappers: one row for each form of model or query. */
final class Families {
  private static final String Q = Family.QUOTE;
  private static final String NAME = "(?<t>[^\"'`\\n]+)";
  private static final String JS = "js jsx ts tsx mjs cjs mts cts vue svelte astro";
  private static final String JVM = "java kt kts groovy scala";

  /** Every family; the models come before the queries, because they say what queries call them. */
  static final List<Family> ALL =
      List.of(
          Family.of(
                  "Prisma",
                  "prisma",
                  "(?m)^[ \\t]*(?:model|view)[ \\t]+(?<c>\\w+)\\s*(?=\\{)",
                  Extent.BRACES)
              .declaring(Place.BODY, "@@map\\(\\s*(?:name:\\s*)?\"(?<t>[^\"\\n]+)\"")
              .fields(
                  Depths.of(1),
                  "(?m)^[ \\t]*%f[ \\t]+[A-Z](?![^\\n]*(?<!@)@map\\()(?![^\\n]*@relation)")
              .mapped("(?<!@)@map\\(\\s*(?:name:\\s*)?\"%c\""),
          Family.of(
                  "Drizzle",
                  JS,
                  "\\((?<=(?:[tT]able|[tT]ableCreator|[vV]iew)\\()\\s*" + Q + NAME + Q,
                  Extent.PARENTHESES)
              .needing("drizzle-orm")
              .fields(
                  Depths.of(2),
                  "(?<![\\w.])[\"']?%f[\"']?\\s*:\\s*\\w+(?:\\.\\w+)?\\(\\s*(?!" + Q + ")")
              .mapped("\\w\\(\\s*" + Q + "%c" + Q),
          Family.of("TypeORM", JS, "\\bclass\\s+(?<c>\\w+)", Extent.BRACES)
              .needing("@Entity", "@Table", "@ViewEntity")
              .below("@(?:Entity|Table|ViewEntity)\\b")
              .declaring(
                  Place.HEADER,
                  "@(?:Entity|Table|ViewEntity)\\(\\s*(?:\\{[^}]*?\\b(?:name|tabl"
                      + "eName)\\s*:\\s*)?"
                      + Q
                      + NAME
                      + Q)
              .fields(
                  Depths.of(1),
                  "(?m)^[ \\t]*(?:@\\w+\\([^\\n]*\\)[ \\t]*)?(?:(?:public|private"
                      + "|protected|readonly|declare)[ \\t]+)*%f[?!]?[ \\t]*:")
              .unless("\\b(?:name|field|fieldName)\\s*:\\s*" + Q)
              .mapped("\\b(?:name|field|fieldName)\\s*:\\s*" + Q + "%c" + Q),
          Family.of(
                  "Sequelize",
                  JS,
                  "(?:\\.define\\(\\s*" + Q + "(?<c>[^\"'`\\n]+)" + Q + "|\\b(?<k>\\w+)\\.init\\()",
                  Extent.PARENTHESES)
              .needing("equelize")
              .declaring(Place.BODY, "\\btableName\\s*:\\s*" + Q + NAME + Q)
              .fields(Depths.of(2), "(?<![\\w.])%f\\s*:\\s*(?![^\\n]*\\bfield\\s*:)")
              .mapped("\\bfield\\s*:\\s*" + Q + "%c" + Q),
          Family.of("SQLAlchemy", "py", "(?m)^[ \\t]*class[ \\t]+(?<c>\\w+)", Extent.INDENTED)
              .needing("__tablename__")
              .declaring(
                  Place.BODY,
                  "\\b__tablename__\\s*(?::[^=\\n]*)?=\\s*[\"'](?<t>[^\"'\\n]+)[" + "\"']")
              .by(Convention.NONE)
              .fields(
                  Depths.of(0),
                  "(?m)^[ \\t]+%c[ \\t]*[:=](?![^\\n]*\\b(?:Column|mapped_column)\\(\\s*[\"'])")
              .mapped("\\b(?:Column|mapped_column)\\(\\s*[\"']%c[\"']"),
          Family.of(
                  "SQLModel",
                  "py",
                  "(?m)^[ \\t]*class[ \\t]+(?<c>\\w+)\\([^)\\n]*\\btable\\s*=\\s*True",
                  Extent.INDENTED)
              .declaring(
                  Place.BODY,
                  "\\b__tablename__\\s*(?::[^=\\n]*)?=\\s*[\"'](?<t>[^\"'\\n]+)[" + "\"']")
              .fields(Depths.of(0), "(?m)^[ \\t]+%c[ \\t]*:"),
          Family.of(
                  "SQLAlchemy Core",
                  "py",
                  "\\bTable\\(\\s*[\"'](?<t>[^\"'\\n]+)[\"']",
                  Extent.PARENTHESES)
              .mapped("\\bColumn\\(\\s*[\"']%c[\"']"),
          Family.of("Django", "py", "(?m)^[ \\t]*class[ \\t]+(?<c>\\w+)\\(", Extent.INDENTED)
              .needing("models.")
              .declaring(Place.BODY, "\\bdb_table\\s*=\\s*[\"']\"?(?<t>[^\"'\\n]+)")
              .by(Convention.DJANGO)
              .fields(
                  Depths.of(0),
                  "(?m)^[ \\t]+%c[ \\t]*=[ \\t]*\\w+(?:\\.\\w+)*\\((?![^\\n]*\\bdb_column)",
                  "(?m)^[ \\t]+%r[ \\t]*=[ \\t]*(?:\\w+\\.)*(?:ForeignKey|OneToOneField)\\(")
              .mapped("\\bdb_column\\s*=\\s*[\"']%c[\"']"),
          Family.of(
                  "ActiveRecord",
                  "rb",
                  "(?m)^[ \\t]*class[ \\t]+(?<c>[\\w:]+)[ \\t]*<[ \\t]*(?:\\w*::)"
                      + "*\\w*(?:Record|Base|Model)\\b",
                  Extent.END)
              .declaring(Place.BODY, "\\bself\\.table_name\\s*=\\s*[\"':](?<t>[\\w.]+)")
              .fields(
                  Depths.ANY,
                  "(?<![&:\\w]):%c\\b(?![:?!])",
                  "(?<![\\w:.@?])%c:(?!:)",
                  "\\bself\\.%c\\b(?!\\()",
                  "\\bbelongs_to[ \\t(]+:%r\\b")
              .mapped("\\b(?:read|write)_attribute\\(\\s*[\"':]%c\\b"),
          Family.of("JPA", JVM, "\\bclass\\s+(?<c>\\w+)", Extent.CLASS)
              .needing("Entity", "@Table")
              .below("@(?:\\w+\\.)*(?:Entity|Table|MappedEntity)\\b")
              .declaring(
                  Place.HEADER,
                  "@(?:\\w+\\.)*(?:Table|MappedEntity)\\(\\s*(?:[^()]*?\\bname\\s"
                      + "*=\\s*|value\\s*=\\s*)?\"(?<t>[^\"\\n]+)\"")
              .fields(
                  Depths.of(1),
                  "\\b(?:private|protected|public|val|var|final)\\b[^;=(){}\\n]*?"
                      + "\\b%f\\s*(?=[;=:])",
                  "(?m)^[ \\t]+[A-Z]\\w*(?:<[^>\\n]*>)?[ \\t]+%f\\s*(?=[;=])")
              .unless(
                  "@\\w*Column\\b[^;]*\\bname\\s*=\\s*\"|@(?:Column|MappedPropert"
                      + "y)\\(\\s*\"|@Transient")
              .mapped(
                  "@(?:\\w+\\.)*\\w*(?:Column|MappedProperty|AttributeOverride)"
                      + "\\b[^()]*\\([^()]*?\"%c\""),
          Family.of(
                  "Exposed",
                  "kt kts",
                  "\\b(?:object|class)\\s+(?<k>\\w+)[^{\\n]*:\\s*\\w*Table\\w*(?:"
                      + "<\\w+>)?\\(\\s*\"(?<t>[\\w.]+)\"",
                  Extent.BRACES)
              .mapped("\\w\\(\\s*\"%c\""),
          Family.of(
                  "Diesel",
                  "rs",
                  "\\btable!\\s*\\{[^{}]*?(?:\\b\\w+\\.)?\\b(?<t>\\w+)\\s*\\([\\w"
                      + "\\s,]*\\)\\s*(?=\\{)",
                  Extent.BRACES)
              .fields(Depths.of(1), "(?m)^[ \\t]*%c\\s*->")
              .mapped("#\\[sql_name\\s*=\\s*\"%c\""),
          Family.of("Rust structs", "rs", "\\bstruct\\s+(?<c>\\w+)[^{;]*(?=\\{)", Extent.BRACES)
              .needing("table_name")
              .below("\\btable_name\\s*=")
              .declaring(Place.HEADER, "\\btable_name\\s*=\\s*\"?(?:\\w+::)*(?<t>\\w+)")
              .fields(Depths.of(1), "(?<![\\w.:])%c\\s*:(?!:)")
              .unless("\\bcolumn_name\\s*=")
              .mapped("\\bcolumn_name\\s*=\\s*\"?%c\\b"),
          Family.of(
                  "ent",
                  "go",
                  "\\bfunc\\s*\\(\\s*(?:\\w+\\s+)?\\*?(?<c>\\w+)\\)\\s*(?:Fields|"
                      + "Edges|Indexes)\\(\\)[^{\\n]*(?=\\{)",
                  Extent.BRACES)
              .needing("entgo.io/ent")
              .declaring(Place.FILE, "\\bTable:\\s*\"(?<t>\\w+)\"")
              .mapped(
                  "\\bfield\\.\\w+\\(\\s*\"%c\"",
                  "\\b(?:StorageKey|Field)\\(\\s*\"%c\"", "\\bindex\\.Fields\\([^()]*\"%c\""),
          Family.of("Go structs", "go", "\\btype\\s+(?<c>\\w+)\\s+struct\\s*(?=\\{)", Extent.BRACES)
              .holding("\\b(?:db|bun|pg|g?orm):\"|\\bgorm\\.Model\\b")
              .declaring(
                  Place.FILE,
                  "\\bfunc\\s*\\(\\s*(?:\\w+\\s+)?\\*?%k\\)\\s*TableName\\([^)\\n"
                      + "]*\\)\\s*string\\s*\\{[^}]*?\\breturn\\b[^\"`}]*[\"`](?<t>[\\w"
                      + ".]+)[\"`]",
                  "\\btype\\s+%k\\s+struct\\s*\\{[^}]*?\\b(?:bun|pg):\"table:(?<t>\\w+)")
              .fields(
                  Depths.of(1),
                  "(?m)^[ \\t]*%f[ \\t]+[\\w.*\\[\\]]+[ \\t]+`[^`\\n]*\\bgorm:\"("
                      + "?![^\"\\n]*\\bcolumn:)")
              .mapped(
                  "\\b(?:db|bun|pg):\"%c[\",]",
                  "\\bgorm:\"(?:[^\"\\n]*;)?column:%c[\";]",
                  "\\borm:\"(?:[^\"\\n]*;)?column\\(%c\\)"),
          Family.of(
                  "Ecto",
                  "ex exs",
                  "\\bschema[ \\t(]+\"(?<t>\\w+)\"[ \\t)]*,?[ \\t]*do\\b",
                  Extent.END)
              .fields(
                  Depths.ANY,
                  "\\b(?:field|belongs_to)[ \\t(]+:%c\\b(?![^\\n]*\\bsource:)",
                  "\\bbelongs_to[ \\t(]+:%r\\b")
              .mapped("\\bsource:\\s*:%c\\b"),
          Family.of(
                  "Eloquent",
                  "php",
                  "\\bclass\\s+(?<c>\\w+)\\s+extends\\s+\\w*(?:Model|Authenticata"
                      + "ble|Pivot)\\b[^{]*(?=\\{)",
                  Extent.BRACES)
              .declaring(Place.BODY, "\\$table\\s*=\\s*[\"'](?<t>[^\"'\\n]+)")
              .mapped("[\"']%c[\"']", "\\$this->%c\\b(?!\\()"),
          Family.of(
                  "ActiveRecord queries",
                  "rb rake erb",
                  "(?<![\\w:.])(?<c>[A-Z]\\w*)\\.(?:where|rewhere|find_by!?|find_"
                      + "or_create_by!?|find_or_initialize_by|create!?|insert_all!?|ups"
                      + "ert_all|update_all|order|pluck|pick|select|group|exists\\?|sum"
                      + "|maximum|minimum|count|in_order_of)\\b",
                  Extent.STATEMENT)
              .fields(new Depths(0, 1), "(?<![&:\\w]):%c\\b(?![:?!])", "(?<![\\w:.@?])%c:(?!:)"),
          Family.of(
                  "Django queries",
                  "py",
                  "(?<![\\w.])(?:\\w+\\.)?(?<c>[A-Z]\\w*)\\.(?:objects|query)\\b",
                  Extent.STATEMENT)
              .fields(new Depths(1, 2), "(?<=[(,]\\s{0,80})%c(?:__\\w+)?\\s*=(?!=)")
              .mapped("[\"'][-+]?%c[\"']"),
          Family.of(
                  "Prisma Client",
                  JS,
                  "\\.(?<c>[a-z]\\w*)\\s*\\.(?:find|create|update|upsert|delete|c"
                      + "ount|aggregate|groupBy)\\w*(?:<[^()\\n]*>)?(?=\\()",
                  Extent.PARENTHESES)
              .needing("risma")
              .below("(?:risma\\w*|[tT]x|[dD]b|trx|lient)(?:\\(\\))?[!?]?\\s*$")
              .fields(Depths.of(3), "(?<=[{,]\\s{0,80})%f(?=\\s*[,}:])"),
          Family.of(
                  "JavaScript builders",
                  JS,
                  "\\((?<=(?:\\.(?:from|into|selectFrom|insertInto|updateTable|de"
                      + "leteFrom)|\\b(?:knex|trx))\\()\\s*"
                      + Q
                      + "(?<t>[\\w.]+)(?:\\s+as\\s+\\w+)?"
                      + Q,
                  Extent.STATEMENT)
              .fields(new Depths(0, 4), "(?<=[{,]\\s{0,80})%c(?=\\s*[,}:])")
              .mapped(
                  Q + "(?:%t\\.)?%c(?:\\s+as\\s+\\w+)?" + Q,
                  "\\.select\\(\\s*" + Q + "[^\"'`()]*?\\b%c\\b"),
          Family.of(
                  "Go builders",
                  "go",
                  "\\((?<=\\b(?:From|Into|Insert|Update|Delete|Table|InsertInto)"
                      + "\\()\\s*[\"`](?<t>[\\w.]+)(?:[ \\t]+(?:(?i:as)[ \\t]+)?\\w+)?["
                      + "\"`]",
                  Extent.STATEMENT)
              .mapped("[\"`](?:%t\\.)?%c(?:[ \\t]*=[ \\t]*\\?)?[\"`]"),
          Family.of(
                  "Laravel queries",
                  "php",
                  "(?:\\bDB::table|->(?:from|table))\\(\\s*[\"'](?<t>[\\w.]+)",
                  Extent.STATEMENT)
              .mapped("[\"'](?:%t\\.)?%c[\"']"));

  /** The endings of files whose imports name models. */
  static final Set<String> IMPORTING = Set.of((JS + " py").split(" "));

  /** A use that shows its table in itself, as a template. */
  record Inline(List<String> endings, String needs, String column, String table) {}

  /** Members of a class that a tool makes of the table. */
  static final List<Inline> INLINE =
      List.of(
          new Inline(
              List.of(JVM.split(" ")),
              "jooq",
              "(?<![\\w$])%T\\.%C\\b",
              "\\bTables\\.%T\\b|\\b(?:from|[jJ]oin|insertInto|update|deleteF"
                  + "rom|selectFrom)\\(\\s*%T\\b"),
          new Inline(
              List.of("rs"),
              "diesel",
              "(?<!\\w)%t::(?:dsl::)?%c\\b(?!\\s*\\()",
              "(?<!\\w)%t::(?:dsl::)?(?:table|\\w+::table)\\b"));

  private Families() {}
}
