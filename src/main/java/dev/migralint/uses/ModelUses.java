package dev.migralint.uses;

import dev.migralint.uses.Families.Inline;
import dev.migralint.uses.Family.Extent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the models of a table, and its queries by mappers, that name a column of it. */
final class ModelUses {
  /** Blocks in blocks are read so many times; a text of nothing else would take too long. */
  private static final long MOST_READ = 10;

  private static final long LEAST_READ = 1000;
  private static final int LONGEST_ASSIGNMENT = 200;
  private static final Pattern ASSIGNED =
      Pattern.compile("\\b(?:const|let|var)\\s+(\\w+)\\s*(?::[^=\n]*)?=\\s*[\\w$.]*$");

  private final Map<String, Pattern> patterns = new HashMap<>();

  /**
   * The offsets at which a file's models and queries use the target.
   *
   * @param named takes in the names that the file's models give the table
   */
  Set<Integer> of(CodeText file, String path, Target target, Consumer<String> named) {
    Set<Integer> found = new TreeSet<>();
    families(file, path, target, Set.of(), named, found);
    String ending = Syntax.ending(path);
    for (Inline inline : Families.INLINE) {
      if (inline.endings().contains(ending) && file.text().contains(inline.needs())) {
        for (String template :
            templates(target, target.isTable() ? inline.table() : inline.column())) {
          add(file, template, 0, file.text().length(), found);
        }
      }
    }
    return found;
  }

  /**
   * The offsets at which a file uses a column of the target by the names that models elsewhere give
   * the table.
   */
  Set<Integer> named(CodeText file, String path, Target target, Set<String> aliases) {
    Set<Integer> found = new TreeSet<>();
    Set<String> usual = Words.numbers(target.table());
    if (!aliases.stream().map(Words::normal).allMatch(usual::contains)) {
      families(file, path, target, aliases, name -> {}, found);
    }
    aliases.forEach(alias -> members(file, Syntax.ending(path), target, alias, found));
    return found;
  }

  private void families(
      CodeText file,
      String path,
      Target target,
      Set<String> aliases,
      Consumer<String> named,
      Set<Integer> found) {
    String ending = Syntax.ending(path);
    for (Family family : Families.ALL) {
      if (family.endings().contains(ending) && family.mayHold(file.text(), target.table())) {
        family(family, file, path, target, aliases, named, found);
      }
    }
  }

  /** A column as a member of what the code imports under the name of a model. */
  private void members(
      CodeText file, String ending, Target target, String alias, Set<Integer> found) {
    String name = Pattern.quote(alias);
    boolean imported =
        Families.IMPORTING.contains(ending)
            && pattern("\\bimport\\b[^;'\"=:]{0,2000}(?<!\\w)" + name + "(?!\\w)")
                .matcher(file.bare())
                .find();
    if (imported) {
      for (String filled :
          templates(
              target,
              "(?<![\\w$.])(?:\\w*(?:[sS]chema|models?|tables?)\\.)?"
                  + name
                  + "\\.%f\\b(?!\\s*\\()")) {
        add(file, filled, 0, file.text().length(), found);
      }
    }
  }

  private void add(CodeText file, String template, int from, int to, Set<Integer> found) {
    Matcher use = pattern(template).matcher(file.code()).region(from, to);
    while (use.find()) {
      if (!file.isHidden(use.start())) {
        found.add(use.start());
      }
    }
  }

  private void family(
      Family family,
      CodeText file,
      String path,
      Target target,
      Set<String> aliases,
      Consumer<String> named,
      Set<Integer> found) {
    Matcher opener = family.opener().matcher(file.code());
    long budget = Math.max(LEAST_READ, MOST_READ * file.text().length());
    while (budget > 0 && opener.find()) {
      if (file.isHidden(opener.start())
          && !Character.isWhitespace(file.text().charAt(opener.start()))) {
        continue;
      }
      Optional<String> table = group(opener, "t");
      Optional<String> name = group(opener, "c");
      Block block = Block.of(file, family.extent(), opener.start(), opener.end());
      budget -= block.end() - opener.start();
      if (block.isEmpty()
          || !isTied(family, file, path, target, aliases, block, opener, table, name)) {
        continue;
      }
      group(opener, "k")
          .or(() -> name)
          .or(() -> variable(file, opener.start()))
          .filter(n -> family.extent() != Extent.STATEMENT)
          .ifPresent(named);
      if (target.isTable()) {
        found.add(
            table.isPresent()
                ? opener.start("t")
                : name.isPresent() ? opener.start("c") : opener.start());
      } else {
        columns(family, file, target, block, found);
      }
    }
  }

  /** The constant that a call's result is given to. */
  private static Optional<String> variable(CodeText file, int call) {
    String before = file.code().substring(Math.max(0, call - LONGEST_ASSIGNMENT), call);
    Matcher assigned = ASSIGNED.matcher(before);
    return assigned.find() ? Optional.of(assigned.group(1)) : Optional.empty();
  }

  private boolean isTied(
      Family family,
      CodeText file,
      String path,
      Target target,
      Set<String> aliases,
      Block block,
      Matcher opener,
      Optional<String> table,
      Optional<String> name) {
    int header = Block.header(file.bare(), opener.start());
    String before = file.code().substring(Math.min(header, opener.start()), opener.start());
    if (family.header().isPresent() && !family.header().get().matcher(before).find()) {
      return false;
    }
    boolean schema =
        target.schema().isEmpty()
            || file.code()
                .toLowerCase(Locale.ROOT)
                .contains(target.schema().get().toLowerCase(Locale.ROOT));
    if (!schema) {
      return false;
    }
    boolean marked =
        family.mark().isEmpty()
            || family.mark().get().matcher(file.code()).region(block.start(), block.end()).find();
    if (!marked) {
      return false;
    }
    if (table.isPresent()) {
      return isNamed(target, table.get());
    }
    String class_ = name.or(() -> group(opener, "k")).orElse("");
    String where =
        switch (family.place()) {
          case HEADER -> before;
          case BODY -> file.code().substring(block.start(), block.end());
          case FILE -> file.code();
        };
    for (String template : family.declared()) {
      Matcher declared = pattern(template.replace("%k", Pattern.quote(class_))).matcher(where);
      if (declared.find()) {
        return isNamed(target, declared.group("t"));
      }
    }
    String plain = class_.substring(class_.lastIndexOf(':') + 1);
    return switch (family.convention()) {
      case NONE -> false;
      case WORDS ->
          aliases.stream().anyMatch(alias -> Words.normal(alias).equals(Words.normal(plain)))
              || Words.numbers(target.table()).contains(Words.normal(plain));
      case DJANGO ->
          apps(path).stream()
              .anyMatch(app -> Words.normal(app + plain).equals(Words.normal(target.table())));
    };
  }

  private static boolean isNamed(Target target, String written) {
    return written.indexOf('.') < 0
        ? written.equalsIgnoreCase(target.table())
        : target.isNamed(written);
  }

  /** The folders that may be the app of a file of Django models. */
  private static List<String> apps(String path) {
    List<String> folders = new ArrayList<>(List.of(path.split("/")));
    folders.removeLast();
    return folders;
  }

  private void columns(
      Family family, CodeText file, Target target, Block block, Set<Integer> found) {
    for (String template : family.mapped()) {
      for (String filled : templates(target, template)) {
        Matcher use = pattern(filled).matcher(file.code()).region(block.start(), block.end());
        use.useTransparentBounds(true);
        while (use.find()) {
          found.add(use.start("x"));
        }
      }
    }
    int[] depths = family.fields().isEmpty() ? new int[0] : depths(file.bare(), block);
    int base = family.extent() == Extent.INDENTED ? baseIndent(file.bare(), block) : -1;
    for (String template : family.fields()) {
      for (String filled : templates(target, template)) {
        Matcher use = pattern(filled).matcher(file.code()).region(block.start(), block.end());
        use.useTransparentBounds(true).useAnchoringBounds(false);
        while (use.find()) {
          int at = use.start("x");
          boolean member =
              !file.isHidden(at)
                  && family.depths().covers(depths[at - block.start()])
                  && (base < 0 || at - (file.bare().lastIndexOf('\n', at) + 1) == base);
          if (member && !isRenamed(family, file, use.start())) {
            found.add(use.start("x"));
          }
        }
      }
    }
  }

  private static boolean isRenamed(Family family, CodeText file, int member) {
    if (family.renamed().isEmpty()) {
      return false;
    }
    int start = Block.header(file.bare(), member);
    int blank = file.text().substring(start, member).lastIndexOf("\n\n");
    String before = file.code().substring(start + Math.max(blank, 0), lineEnd(file, member));
    return family.renamed().get().matcher(before).find();
  }

  private static int lineEnd(CodeText file, int at) {
    int end = file.text().indexOf('\n', at + 1);
    return end < 0 ? file.text().length() : end;
  }

  private static int baseIndent(String bare, Block block) {
    for (int line = block.start(); line < block.end(); ) {
      int end = bare.indexOf('\n', line);
      end = end < 0 ? bare.length() : end;
      if (!bare.substring(line, end).isBlank()) {
        return Block.indent(bare, line);
      }
      line = end + 1;
    }
    return 0;
  }

  private static int[] depths(String bare, Block block) {
    int[] depths = new int[block.end() - block.start()];
    int depth = 0;
    for (int i = 0; i < depths.length; i++) {
      int step = Block.step(bare.charAt(block.start() + i));
      depth += Math.min(step, 0);
      depths[i] = depth;
      depth += Math.max(step, 0);
    }
    return depths;
  }

  /** A template for each column of the target; what is found is the group {@code x}. */
  private static List<String> templates(Target target, String template) {
    List<String> columns = target.isTable() ? List.of("") : target.columns();
    List<String> filled = new ArrayList<>();
    for (String column : columns) {
      Optional<String> relation = Target.relation(column);
      if (template.contains("%r") && relation.isEmpty()) {
        continue;
      }
      String upper = Words.snake(column).toUpperCase(Locale.ROOT);
      filled.add(
          template
              .replace("%c", "(?<x>" + Pattern.quote(column) + ")")
              .replace("%f", "(?<x>" + Words.anyCase(column) + ")")
              .replace("%r", "(?<x>" + Words.anyCase(relation.orElse("")) + ")")
              .replace("%C", Pattern.quote(upper))
              .replace("%t", Pattern.quote(target.table()))
              .replace("%T", Pattern.quote(Words.snake(target.table()).toUpperCase(Locale.ROOT))));
    }
    return filled;
  }

  private Pattern pattern(String template) {
    return patterns.computeIfAbsent(template, Pattern::compile);
  }

  private static Optional<String> group(Matcher matcher, String name) {
    return matcher.namedGroups().containsKey(name)
        ? Optional.ofNullable(matcher.group(name))
        : Optional.empty();
  }
}
