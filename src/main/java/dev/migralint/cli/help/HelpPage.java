package dev.migralint.cli.help;

import dev.migralint.report.Wrap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Writes the help of a command: usage, what it does, its options by subject, examples. */
public final class HelpPage {
  /** So many options are still found without headings. */
  private static final int MOST_UNGROUPED = 8;

  private static final int WIDEST = 100;
  private static final int NAMES = 22;
  private static final String SECTION = "page";

  /** What options are about. */
  enum Subject {
    SELECTION("What to lint"),
    JUDGING("How to judge"),
    OUTPUT("Output"),
    OTHER("Other");

    private final String heading;

    Subject(String heading) {
      this.heading = heading;
    }

    /** What an option is about, by its longest name. */
    static Subject of(String option) {
      return switch (option) {
        case "--staged",
            "--pushed",
            "--base",
            "--head",
            "--all",
            "--since",
            "--repo",
            "--stdin-path" ->
            SELECTION;
        case "--settings",
            "--policy-from",
            "--baseline",
            "--no-baseline",
            "--sizes",
            "--rule",
            "--exclude-rule",
            "--fail-on" ->
            JUDGING;
        case "--format",
            "--output",
            "--severity",
            "--show-suppressed",
            "--quiet",
            "--verbose",
            "--color" ->
            OUTPUT;
        default -> OTHER;
      };
    }
  }

  private final StringBuilder page = new StringBuilder();
  private final CommandSpec spec;
  private final int width;

  private HelpPage(CommandSpec spec, int width) {
    this.spec = spec;
    this.width = Math.min(width, WIDEST);
  }

  /**
   * Makes a command and its subcommands write their help this way.
   *
   * @param width how many cells a line may take
   */
  public static CommandLine on(CommandLine line, int width) {
    return line.setHelpSectionKeys(List.of(SECTION))
        .setHelpSectionMap(
            Map.of(SECTION, help -> new HelpPage(help.commandSpec(), width).written()));
  }

  private String written() {
    page.append("Usage: ").append(usage()).append('\n');
    text(spec.usageMessage().description());
    commands();
    Map<String, List<Row>> groups = groups();
    groups.forEach(
        (heading, rows) -> {
          page.append('\n').append(heading).append(":\n");
          rows.forEach(row -> write(row, NAMES));
        });
    text(spec.usageMessage().footer());
    return page.toString();
  }

  private String usage() {
    String commands = spec.subcommands().isEmpty() ? "" : " COMMAND";
    String parameters =
        spec.positionalParameters().stream()
            .map(p -> " " + (p.arity().min() == 0 ? "[" + label(p) + "]" : label(p)))
            .collect(Collectors.joining());
    return spec.qualifiedName() + " [OPTION]..." + commands + parameters;
  }

  private static String label(PositionalParamSpec parameter) {
    return parameter.paramLabel() + (parameter.arity().max() > 1 ? "..." : "");
  }

  /** Paragraphs; what is indented is to be copied and stays as it is. */
  private void text(String[] lines) {
    for (int i = 0; i < lines.length; i++) {
      String line = lines[i];
      if (i == 0 && !line.isEmpty()) {
        page.append('\n');
      }
      List<String> shown = line.startsWith(" ") ? List.of(line) : Wrap.line(line, width);
      shown.forEach(one -> page.append(one.stripTrailing()).append('\n'));
    }
  }

  private record Row(String names, String words) {}

  private void commands() {
    List<Row> rows = new ArrayList<>();
    for (CommandLine command : spec.subcommands().values()) {
      CommandSpec below = command.getCommandSpec();
      rows.add(new Row(below.name(), first(below.usageMessage().description())));
    }
    if (!rows.isEmpty()) {
      page.append("\nCommands:\n");
      int names = rows.stream().mapToInt(row -> row.names().length()).max().orElse(0);
      rows.forEach(row -> write(row, names));
    }
  }

  private Map<String, List<Row>> groups() {
    Map<String, List<Row>> groups = new LinkedHashMap<>();
    boolean grouped = spec.options().size() > MOST_UNGROUPED;
    if (grouped) {
      for (Subject subject : Subject.values()) {
        groups.put(subject.heading, new ArrayList<>());
      }
    }
    for (PositionalParamSpec parameter : spec.positionalParameters()) {
      String heading = grouped ? Subject.SELECTION.heading : "Arguments";
      Row row = new Row(label(parameter), String.join(" ", parameter.description()));
      groups.computeIfAbsent(heading, h -> new ArrayList<>()).add(row);
    }
    for (OptionSpec option : spec.options()) {
      String heading = grouped ? Subject.of(option.longestName()).heading : "Options";
      Row row = new Row(names(option), String.join(" ", option.description()));
      groups.computeIfAbsent(heading, h -> new ArrayList<>()).add(row);
    }
    groups.values().removeIf(List::isEmpty);
    return groups;
  }

  private static String names(OptionSpec option) {
    String names =
        Arrays.stream(option.names())
            .sorted((a, b) -> a.length() - b.length())
            .collect(Collectors.joining(", "));
    String indent = names.startsWith("--") ? "    " : "";
    return indent + names + (option.arity().max() == 0 ? "" : " " + option.paramLabel());
  }

  private void write(Row row, int names) {
    page.append("  ").append(row.names());
    int column = 2 + row.names().length();
    if (row.names().length() > names) {
      page.append('\n');
      column = 0;
    }
    for (String line : Wrap.line(row.words(), width - names - 4)) {
      page.append(" ".repeat(names + 4 - column)).append(line).append('\n');
      column = 0;
    }
  }

  /** The first sentence. */
  static String first(String[] description) {
    String all = String.join(" ", description);
    int end = all.indexOf(". ");
    return end < 0 ? all : all.substring(0, end + 1);
  }
}
