package dev.migralint.rule;

import static dev.migralint.rule.SiteFact.TEXT;
import static dev.migralint.rule.SiteFact.YES_NO;
import static dev.migralint.rule.SiteFact.none;
import static dev.migralint.rule.SiteFact.optional;
import static dev.migralint.rule.SiteFact.words;

import dev.migralint.layout.Alone;
import dev.migralint.layout.Conduct;
import dev.migralint.layout.Transaction;
import dev.migralint.layout.Version;
import dev.migralint.postgres.FirstVersions;
import dev.migralint.postgres.SupportedVersions;
import dev.migralint.rule.FactKind.Values;
import dev.migralint.rule.Matched.Sql;
import dev.migralint.schema.change.ChangePosition;
import dev.migralint.schema.change.Later;
import dev.migralint.sql.ConstraintOperation;
import dev.migralint.sql.IndexOperation;
import dev.migralint.sql.Operation;
import dev.migralint.sql.OtherOperation;
import dev.migralint.sql.Ternary;
import dev.migralint.words.UnknownWords;
import java.util.List;
import java.util.Optional;

/** Facts about how a statement is run: by which runner, in which session, on which server. */
final class RunFacts {
  private RunFacts() {}

  static final List<SiteFact> ALL =
      List.of(
          SiteFact.of(
              "transaction",
              "Whether the statement runs in a transaction block, the runner's or one of its own.",
              new Values.Words(List.of("open", "none"), false),
              site ->
                  switch (site.session().inTransaction()) {
                    case YES -> Fact.of("open");
                    case NO -> Fact.of("none");
                    case UNKNOWN -> Fact.UNKNOWN;
                  }),
          SiteFact.of(
              "transaction.ended-later",
              "Whether the file ends a transaction after the statement.",
              YES_NO,
              site -> later(site).map(l -> Fact.of(l.endsTransaction())).orElse(Fact.UNKNOWN)),
          SiteFact.of(
              "transaction.of-runner",
              "Whether the transaction is the one that the runner opened around the file.",
              YES_NO,
              RunFacts::isOfRunner),
          SiteFact.of(
              "file.goes-on",
              "Whether the file does more after the statement than begin and end transactions.",
              YES_NO,
              site -> later(site).map(l -> Fact.of(l.goesOn())).orElse(Fact.UNKNOWN)),
          SiteFact.of(
              "transaction.unwanted",
              "Whether what follows in the file is refused in a transaction or validates a"
                  + " constraint, or an enum value was added before that may be used only after a"
                  + " commit.",
              YES_NO,
              site -> later(site).map(l -> Fact.of(l.needsNoTransaction())).orElse(Fact.UNKNOWN)),
          SiteFact.of(
              "runner.surrounds",
              "What the runner's transaction surrounds.",
              words(Transaction.Surrounds.values()),
              site ->
                  site.transaction().isUnknown()
                      ? Fact.UNKNOWN
                      : Fact.of(OperationKind.word(site.transaction().surrounds()))),
          SiteFact.of(
              "statement.in-block",
              "Whether the statement runs in a DO block or in a function.",
              YES_NO,
              site -> Fact.of(site.session().isInBlock())),
          SiteFact.of(
              "statement.in-loop",
              "Whether a loop of a DO block or a function repeats the statement in one"
                  + " transaction.",
              YES_NO,
              site -> Fact.of(site.session().isInLoop())),
          SiteFact.of(
              "statement.refused",
              "Whether PostgreSQL refuses the statement, because a transaction is open.",
              YES_NO,
              site ->
                  Fact.of(
                      site.effect().refusesTransaction()
                          && site.session().inTransaction() == Ternary.YES)),
          SiteFact.of(
              "statement.limited",
              "Whether a query in the statement takes so many rows at most, and more than one.",
              YES_NO,
              site -> Fact.of(site.statement().aside().limited())),
          SiteFact.of(
              "transaction.condition",
              "What a sentence about an open transaction ends with: nothing where one is open.",
              TEXT,
              site ->
                  Fact.of(
                      site.session().inTransaction() == Ternary.UNKNOWN
                          ? UnknownWords.transaction()
                          : "")),
          SiteFact.of(
              "session.lock-timeout",
              "After how long the statement stops waiting for a lock, as the file set it;"
                  + " nothing where it did not.",
              TEXT,
              site -> optional(site.session().lockTimeout())),
          SiteFact.of(
              "session.lock-timeout-set",
              "Whether lock_timeout is in force: the file set it, or harness-sets in the settings"
                  + " says that the deploy tool does.",
              YES_NO,
              site -> Fact.of(site.session().limitsLockWaits())),
          SiteFact.of(
              "session.statement-timeout",
              "After how long the statement is cancelled, as the file set it; nothing where it did"
                  + " not.",
              TEXT,
              site -> optional(site.session().statementTimeout())),
          SiteFact.of(
              "runner",
              "The migration runner whose conventions the file follows.",
              TEXT,
              site -> Fact.of(site.runner().name())),
          SiteFact.of(
              "runner.release",
              "The release of the runner that the repository names, as in \"release 9.22.3\"; else"
                  + " that it is unknown.",
              TEXT,
              site ->
                  Fact.of(
                      "release "
                          + site.runner().version().map(Version::toString).orElse("unknown"))),
          SiteFact.of(
              "runner.transaction",
              "How the runner surrounds the file with a transaction, in words.",
              TEXT,
              site -> Fact.of(site.transaction().words())),
          SiteFact.of(
              "runner.leave-transaction",
              "How a user of this runner runs a statement outside a transaction.",
              TEXT,
              site ->
                  site.matched() instanceof Sql(Operation operation)
                      ? Fact.of(site.runner().leaveTransaction(site.file(), alone(operation)))
                      : none()),
          SiteFact.of(
              "runner.holds-transaction",
              "Whether the runner keeps a transaction open in another session while the statement"
                  + " runs.",
              YES_NO,
              site -> site.runner().holdsTransaction().map(Fact::of).orElse(Fact.UNKNOWN)),
          SiteFact.of(
              "runner.reaction",
              "What comes of such a change to the history: the runner refuses to run, goes on as if"
                  + " nothing had happened, or takes it as it is meant.",
              words(Conduct.Kind.values()),
              site -> reaction(site).map(RunFacts::fact).orElse(none())),
          SiteFact.of(
              "runner.does",
              "What the runner does about such a change to the history, in a sentence without full"
                  + " stop.",
              TEXT,
              site -> optional(reaction(site).map(Conduct.Reaction::words))),
          SiteFact.of(
              "roles.own-nothing",
              "Whether the change has given to another role before all that the named roles own.",
              YES_NO,
              site ->
                  site.matched() instanceof Sql(OtherOperation.Command command)
                      ? Fact.of(site.catalog().ownNothing(command.roles()))
                      : none()),
          SiteFact.of(
              "server.lacks",
              "Whether the settings name a version of PostgreSQL that does not know yet what the"
                  + " operation asks for.",
              YES_NO,
              site -> Fact.of(site.versionIsSet() && site.serverVersion() < firstVersion(site))),
          SiteFact.of(
              "server.needed",
              "The first major version that knows what the operation asks for; the oldest that"
                  + " migralint knows where all do.",
              new Values.Number(),
              site -> Fact.of(Integer.toString(firstVersion(site)))),
          SiteFact.of(
              "server.version",
              "PostgreSQL's major version, from the settings.",
              new Values.Number(),
              site -> Fact.of(Integer.toString(site.serverVersion()))));

  private static Optional<Later> later(Site site) {
    return site.change().position().map(ChangePosition::later);
  }

  private static Fact isOfRunner(Site site) {
    boolean opens =
        switch (site.transaction().surrounds()) {
          case FILE, BATCH, UNLESS_REFUSED -> true;
          case NONE, UNKNOWN -> false;
        };
    return later(site)
        .map(
            later ->
                Fact.of(
                    opens
                        && !site.session().isInBlock()
                        && site.session().inTransaction() == Ternary.YES
                        && !later.hasEndedTransaction()))
        .orElse(Fact.UNKNOWN);
  }

  private static int firstVersion(Site site) {
    if (!(site.matched() instanceof Sql(Operation operation))) {
      return SupportedVersions.OLDEST;
    }
    // Syntax that no operation holds is reported once, at the first operation.
    boolean first = site.statement().operations().getFirst().equals(operation);
    int ofStatement = first ? site.statement().aside().since() : 0;
    return Math.max(FirstVersions.of(operation), ofStatement);
  }

  private static Fact fact(Conduct.Reaction reaction) {
    return reaction.kind() == Conduct.Kind.UNKNOWN
        ? Fact.UNKNOWN
        : Fact.of(OperationKind.word(reaction.kind()));
  }

  private static Optional<Conduct.Reaction> reaction(Site site) {
    Conduct conduct = site.runner().conduct();
    return site.matched() instanceof Matched.File(FileOperation history)
        ? switch (history) {
          case FileOperation.EditedMigration edit ->
              Optional.of(
                  edit.noticed() ? conduct.edited() : Conduct.unnoticed(site.runner().name()));
          case FileOperation.RemovedMigration remove -> Optional.of(conduct.removed());
          case FileOperation.DuplicateVersion repeat -> Optional.of(conduct.duplicate());
          case FileOperation.LateMigration insert -> Optional.of(conduct.late().get());
          case FileOperation.VersionGap skip -> Optional.of(conduct.gap());
          case FileOperation.IgnoredFile misname -> Optional.empty();
          case FileOperation.UnlistedMigration mislist -> Optional.empty();
          case FileOperation.UnreadMigration unread -> Optional.empty();
          case FileOperation.AlteredFolder alter -> Optional.empty();
          case FileOperation.ForeignAnnotation annotate -> Optional.empty();
          case FileOperation.OmittedDown omit -> Optional.empty();
          case FileOperation.IncompleteDown undo -> Optional.empty();
          case FileOperation.UpInDown repeat -> Optional.empty();
          case FileOperation.SkippedCreation skip -> Optional.empty();
          case FileOperation.RefusedStatement refused -> Optional.empty();
          case FileOperation.MisusedSuppression misused -> Optional.empty();
          case FileOperation.LoosenedPolicy loosen -> Optional.empty();
        }
        : Optional.empty();
  }

  /** What the statement does that should stand in the operation's place. */
  private static Alone alone(Operation operation) {
    return switch (operation) {
      case IndexOperation.CreateIndex create -> Alone.BUILDS_INDEX;
      case ConstraintOperation key -> Alone.BUILDS_INDEX;
      case IndexOperation.DropIndex drop -> Alone.DROPS_INDEX;
      case IndexOperation.Reindex reindex -> Alone.REBUILDS_INDEX;
      default -> Alone.ANYTHING_ELSE;
    };
  }
}
