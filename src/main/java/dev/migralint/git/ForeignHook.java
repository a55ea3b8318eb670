package dev.migralint.git;

import java.util.Optional;

/**
 * A hook that another program or a person wrote.
 *
 * @param what what it is, after its path
 * @param nextStep how to have it run migralint
 */
record ForeignHook(String what, String nextStep) {
  /** What to say of a hook; without its text, it could not be read. */
  static ForeignHook of(Hook hook, Optional<HookText> read, boolean link, String line) {
    String lint = "`migralint lint " + hook.option() + "`";
    Optional<String> interpreter = read.flatMap(HookText::otherInterpreter);
    String text = read.map(HookText::before).orElse("");
    if (link) {
      return new ForeignHook(
          "is a symbolic link", "Add this line to the file that it points to: " + line);
    }
    if (interpreter.isPresent()) {
      return new ForeignHook(
          "is a hook that " + interpreter.get() + " runs",
          "Call " + lint + " from it, and exit with its exit code.");
    }
    if (text.contains("lefthook")) {
      String input = hook == Hook.PRE_PUSH ? ", with `use_stdin: true`." : ".";
      return new ForeignHook("is lefthook's hook", "Add " + lint + " to lefthook.yml" + input);
    }
    if (text.contains("pre-commit.com")) {
      return new ForeignHook(
          "is the pre-commit framework's hook", "Add migralint to .pre-commit-config.yaml.");
    }
    return new ForeignHook(
        "is a hook that is already there",
        "Add this line to it, before any `exec` or `exit`: " + line + more(hook, text));
  }

  private static String more(Hook hook, String text) {
    String input =
        hook == Hook.PRE_PUSH
            ? " Commands after it that read the standard input need"
                + " `printf '%s\\n' \"$pushed\" |`."
            : "";
    String ends =
        text.contains("\r\n") ? " The file has Windows line ends (CRLF); change them to LF." : "";
    return input + ends;
  }
}
