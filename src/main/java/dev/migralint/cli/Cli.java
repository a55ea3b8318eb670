package dev.migralint.cli;

import dev.migralint.cli.help.HelpPage;
import dev.migralint.git.GitFailure;
import dev.migralint.report.Printable;
import dev.migralint.scope.UnknownSince;
import dev.migralint.source.Problem;
import dev.migralint.yaml.Nearest;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line: arguments and surroundings go in, an exit code comes out. */
@Command(
    name = "migralint",
    description =
        "Lints PostgreSQL migrations: says what each statement locks, rewrites or breaks, and how"
            + " to write it safely.",
    versionProvider = Version.class,
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Examples:",
      "  migralint lint                     # what is staged",
      "  migralint lint --base origin/main  # what this branch changes",
      "  migralint explain dropped-column   # why, and what to do instead",
      "",
      "Exit codes: 0 clean, 1 findings, 2 wrong usage or settings, 3 could not run or read a file.",
      "`migralint help COMMAND` shows the options of a command."
    })
public final class Cli implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  private Cli() {}

  /** Runs one command; whatever happens ends in an exit code and, at worst, a message. */
  public static int run(String[] args, Environment environment) {
    Rulebooks rules = Rulebooks.loading();
    CommandLine line =
        HelpPage.on(commands(args, environment, rules), environment.width())
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setExpandAtFiles(false)
            .setOut(new PrintWriter(environment.out(), true, environment.charset()))
            .setErr(new PrintWriter(environment.err(), true, environment.charset()))
            .setParameterExceptionHandler((failed, arguments) -> misused(failed, environment))
            .setExecutionExceptionHandler((failed, command, parsed) -> failed(failed, environment));
    int exitCode = execute(line, args, environment);
    environment.out().flush();
    environment.err().flush();
    // A PrintStream hides its errors: a report that was not written must not look like a clean one.
    if (environment.out().checkError()) {
      say(
          new Problem(
              "",
              "The standard output could not be written to its end.",
              "Check the disk and the program that reads it, or use --output FILE."),
          environment.err());
      return ExitCode.COULD_NOT_RUN;
    }
    return exitCode;
  }

  /** All commands; only `lint` where that is the first word, because a hook waits for it. */
  static CommandLine commands(String[] args, Environment environment, Rulebooks rules) {
    CommandLine line =
        new CommandLine(new Cli()).addSubcommand(new LintCommand(environment, rules));
    if (args.length > 0 && args[0].equals("lint")) {
      return line;
    }
    return line.addSubcommand(new PlanCommand(environment, rules))
        .addSubcommand(new InitCommand(environment, rules))
        .addSubcommand(new BaselineCommand(environment, rules))
        .addSubcommand(new SizesCommand(environment))
        .addSubcommand(new RulesCommand(environment, rules))
        .addSubcommand(new ExplainCommand(environment, rules))
        .addSubcommand(new TestRulesCommand(environment, rules))
        .addSubcommand(
            new CommandLine(new HookCommand())
                .addSubcommand(new HookInstallCommand(environment))
                .addSubcommand(new HookStatusCommand(environment))
                .addSubcommand(new HookUninstallCommand(environment)))
        .addSubcommand(new SchemaCommand(environment, rules))
        .addSubcommand(new CompletionCommand(environment))
        .addSubcommand(new HelpCommand());
  }

  private static int execute(CommandLine line, String[] args, Environment environment) {
    try {
      return line.execute(args);
    } catch (OutOfMemoryError exhausted) {
      say(
          new Problem(
              "",
              "There is not enough memory for what was to be linted.",
              "Exclude the largest files, or give Java more memory."),
          environment.err());
      return ExitCode.COULD_NOT_RUN;
    } catch (Error mistake) {
      return mistaken(mistake, environment);
    }
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "No command given. Try `migralint lint`, or `migralint --help`.");
  }

  private static int misused(ParameterException failed, Environment environment) {
    CommandSpec command = failed.getCommandLine().getCommandSpec();
    String message =
        failed instanceof UnmatchedArgumentException unmatched
            ? unmatched(unmatched.getUnmatched().getFirst().split("=", 2)[0], command)
            : String.valueOf(failed.getMessage());
    String help = "Try `" + command.qualifiedName() + " --help`.";
    environment.err().println("migralint: " + Printable.line(message));
    environment.err().println(help);
    return ExitCode.USAGE;
  }

  private static String unmatched(String word, CommandSpec command) {
    boolean option = word.startsWith("-");
    boolean takesCommands = !command.subcommands().isEmpty();
    String message =
        option
            ? "There is no option `" + word + "`."
            : takesCommands
                ? "There is no command `" + word + "`."
                : "`" + word + "` is one word too many.";
    Set<String> known = option ? command.optionsMap().keySet() : command.subcommands().keySet();
    // One letter is as near to any other.
    boolean isShort = option && word.length() <= 2;
    return isShort
        ? message
        : message
            + Nearest.word(word, known).map(near -> " Did you mean `" + near + "`?").orElse("");
  }

  /** Says what went wrong, and gives its exit code. */
  static int failed(Exception failed, Environment environment) {
    return switch (failed) {
      case Failure failure -> {
        failure.problems().forEach(problem -> say(problem, environment.err()));
        yield failure.exitCode();
      }
      case GitFailure failure -> {
        say(failure.problem(), environment.err());
        yield switch (failure.kind()) {
          case USAGE -> ExitCode.USAGE;
          case COULD_NOT_RUN -> ExitCode.COULD_NOT_RUN;
        };
      }
      case UnknownSince unknown -> {
        say(unknown.problem(), environment.err());
        yield ExitCode.USAGE;
      }
      default -> mistaken(failed, environment);
    };
  }

  private static int mistaken(Throwable mistake, Environment environment) {
    PrintStream err = environment.err();
    String what = Printable.line(String.valueOf(mistake));
    err.println("migralint: this is a mistake in migralint itself: " + what);
    err.println("Please report it with the command that you ran; MIGRALINT_DEBUG=1 shows where.");
    if (environment.env().containsKey("MIGRALINT_DEBUG")) {
      mistake.printStackTrace(err);
    }
    return ExitCode.COULD_NOT_RUN;
  }

  static void say(Problem problem, PrintStream err) {
    err.println("migralint: " + Printable.line(problem.sentence()));
  }
}
