package dev.migralint.cli.help;

import dev.migralint.report.Format;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * Writes a script for fish, which picocli has none for:
 * https://fishshell.com/docs/current/completions.html
 */
public final class FishCompletion {
  private final StringBuilder script = new StringBuilder();
  private final String program;

  private FishCompletion(String program) {
    this.program = program;
  }

  /** The script for a program with its commands. */
  public static String of(CommandLine line) {
    CommandSpec spec = line.getCommandSpec();
    FishCompletion written = new FishCompletion(spec.name());
    written.script.append("# fish completions for ").append(spec.name()).append('\n');
    // No command takes files unless a line below says so.
    written.complete("", "-f");
    written.add(spec, "__fish_use_subcommand");
    spec.subcommands().values().forEach(command -> written.add(command, ""));
    return written.script.toString();
  }

  private void add(CommandLine command, String within) {
    CommandSpec spec = command.getCommandSpec();
    String here = within + "__fish_seen_subcommand_from " + spec.name();
    boolean isGroup = !spec.subcommands().isEmpty();
    String names = String.join(" ", spec.subcommands().keySet());
    add(spec, isGroup ? here + "; and not __fish_seen_subcommand_from " + names : here);
    spec.subcommands().values().forEach(below -> add(below, here + "; and "));
  }

  private void add(CommandSpec spec, String condition) {
    for (CommandLine command : spec.subcommands().values()) {
      CommandSpec below = command.getCommandSpec();
      String words = HelpPage.first(below.usageMessage().description());
      complete(condition, "-a " + below.name() + " -d " + quoted(words));
    }
    for (OptionSpec option : spec.options()) {
      complete(
          condition,
          names(option) + values(option) + " -d " + quoted(HelpPage.first(option.description())));
    }
    for (PositionalParamSpec parameter : spec.positionalParameters()) {
      String label = parameter.paramLabel();
      if (label.equals("PATH") || isFile(label)) {
        complete(condition, "-F");
      } else if (label.equals("COMMAND")) {
        String commands = String.join(" ", spec.root().subcommands().keySet());
        complete(condition, "-a " + quoted(commands));
      } else if (label.indexOf('|') >= 0) {
        complete(condition, "-a " + quoted(label.replace('|', ' ')));
      }
    }
  }

  private void complete(String condition, String words) {
    script.append("complete -c ").append(program);
    if (!condition.isEmpty()) {
      script.append(" -n ").append(quoted(condition));
    }
    script.append(' ').append(words).append('\n');
  }

  private static String names(OptionSpec option) {
    return Arrays.stream(option.names())
        .map(name -> name.startsWith("--") ? "-l " + name.substring(2) : "-s " + name.substring(1))
        .collect(Collectors.joining(" "));
  }

  private static String values(OptionSpec option) {
    if (option.arity().max() == 0) {
      return "";
    }
    if (isFile(option.paramLabel())) {
      return " -r -F";
    }
    if (option.paramLabel().startsWith("FORMAT[")) {
      return " -x -a " + quoted(Arrays.stream(Format.values()).map(Format::word).collect(joined()));
    }
    Object[] constants = option.type().getEnumConstants();
    return constants == null
        ? " -x"
        : " -x -a "
            + quoted(
                Arrays.stream(constants)
                    .map(constant -> constant.toString().toLowerCase(Locale.ROOT))
                    .collect(joined()));
  }

  private static Collector<CharSequence, ?, String> joined() {
    return Collectors.joining(" ");
  }

  private static boolean isFile(String label) {
    return List.of("FILE", "FILE|-", "DIR").contains(label);
  }

  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'").replace("\n", " ") + "'";
  }
}
