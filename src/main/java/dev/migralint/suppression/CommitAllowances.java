package dev.migralint.suppression;

import dev.migralint.finding.Finding;
import dev.migralint.source.ChangeSet.Allowance;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What commits allow in their messages: {@code Migralint-Allow: RULE[, RULE…] because REASON}, for
 * the files that the commit changes.
 *
 * @param misread what could not be read, in words
 */
record CommitAllowances(List<Granted> granted, List<String> misread) {

  private static final String FORM = " Write RULE because REASON.";

  /** One line that could be read. */
  record Granted(Allowance allowance, AllowComment comment) {}

  /** Reads the lines; one without a reason, or whose last day is over, allows nothing. */
  static CommitAllowances read(List<Allowance> allowances, Terms terms) {
    List<Granted> granted = new ArrayList<>();
    List<String> misread = new ArrayList<>();
    for (Allowance allowance : allowances) {
      switch (AllowComment.read("-- migralint:allow " + allowance.text()).orElseThrow()) {
        case AllowComment.Reading.Malformed(String message, String nextStep) ->
            misread.add(allowance.by() + " allows nothing: " + message + FORM);
        case AllowComment.Reading.Read(AllowComment comment) -> {
          if (comment.reason().isEmpty()) {
            misread.add(allowance.by() + " allows nothing: it gives no reason." + FORM);
          } else if (terms.isOver(comment.until())) {
            misread.add(
                allowance.by()
                    + " allows nothing any more: its last day is over. Give a later one.");
          } else {
            List<String> accepted = new ArrayList<>();
            for (String rule : comment.rules()) {
              Optional<Terms.Refusal> refusal =
                  terms.refusal(terms.current(rule), comment.reason());
              if (refusal.isEmpty()) {
                accepted.add(terms.current(rule));
              } else {
                misread.add(
                    allowance.by()
                        + " does not suppress "
                        + rule
                        + ": "
                        + refusal.get().message()
                        + ". "
                        + refusal.get().nextStep());
              }
            }
            granted.add(new Granted(allowance, comment.of(accepted)));
          }
        }
      }
    }
    return new CommitAllowances(List.copyOf(granted), List.copyOf(misread));
  }

  /** What could not be read, and the rules that there are none of, in words. */
  List<String> misread(Terms terms) {
    List<String> all = new ArrayList<>(misread);
    for (Granted one : granted) {
      for (String rule : one.comment().rules()) {
        if (!terms.names().containsKey(rule)) {
          all.add(
              one.allowance().by()
                  + " allows `"
                  + rule
                  + "`, and there is no such rule. `migralint rules` lists them.");
        }
      }
    }
    return List.copyOf(all);
  }

  /** What allows the rule in the file. */
  Optional<Finding.Allowed> covers(String ruleId, String path) {
    return granted.stream()
        .filter(one -> one.comment().rules().contains(ruleId))
        .filter(one -> one.allowance().paths().map(paths -> paths.contains(path)).orElse(true))
        .findFirst()
        .map(
            one ->
                new Finding.Allowed(
                    Finding.Allowed.Kind.COMMIT,
                    one.comment().reason() + " (" + one.allowance().by() + ")"));
  }
}
