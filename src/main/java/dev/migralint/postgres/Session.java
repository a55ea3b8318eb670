package dev.migralint.postgres;

import dev.migralint.layout.Between;
import dev.migralint.layout.Transaction;
import dev.migralint.schema.Catalog;
import dev.migralint.schema.Origin;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.SessionOperation;
import dev.migralint.sql.Ternary;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The session that runs migrations: whether a transaction is open, which one it is, and the
 * settings that change what statements do.
 */
public final class Session {
  private static final String LOCK_TIMEOUT = "lock_timeout";

  private final Catalog catalog;
  private final int serverVersion;
  private final Set<String> set;
  private final List<Mark> savepoints = new ArrayList<>();
  private Ternary open = Ternary.NO;
  private boolean oneQuery;
  private boolean beginsAgain;
  private boolean endsUnknown;
  private boolean implicit;
  private int transaction;
  private int blocks;
  private int loops;
  private int start;
  private Parameters parameters = Parameters.NONE;
  private Parameters atStart = Parameters.NONE;
  private final HeldLocks locks;

  private record Mark(Name name, int position, Parameters parameters, int taken) {}

  /** The session on a server of that major version. */
  public Session(Catalog catalog, int serverVersion) {
    this(catalog, serverVersion, Set.of());
  }

  /**
   * The session on a server of that major version.
   *
   * @param set the parameters that it has from whatever starts it, with values that are unknown
   */
  public Session(Catalog catalog, int serverVersion, Set<String> set) {
    this.set = set;
    this.catalog = catalog;
    this.locks = new HeldLocks(catalog);
    this.serverVersion = serverVersion;
  }

  /** The server's major version. */
  public int serverVersion() {
    return serverVersion;
  }

  /** Another file begins, with what the runner leaves of the session of the one before. */
  public void begin(Between between) {
    switch (between) {
      case SAME_SESSION -> {}
      case RESTORED_SEARCH_PATH -> catalog.restoreSearchPath();
      case RESET_SETTINGS -> {
        catalog.restoreSearchPath();
        parameters = Parameters.NONE;
      }
      case NEW_SESSION -> {
        catalog.beginSession();
        parameters = Parameters.NONE;
      }
    }
  }

  /**
   * A runner begins a migration.
   *
   * @param runner what its transaction surrounds, and how it sends the text
   * @param statements how many statements it holds
   * @param refused whether one of them refuses a transaction
   * @param continues whether the runner's transaction around the migration before goes on
   * @param again whether the driver follows a COMMIT with another BEGIN
   */
  public void beginMigration(
      Transaction runner, int statements, boolean refused, boolean continues, boolean again) {
    Transaction.Sent sent = runner.sent();
    boolean several = statements > 1;
    oneQuery = several && sent == Transaction.Sent.QUERY;
    endsUnknown =
        several && (sent == Transaction.Sent.UNKNOWN || sent == Transaction.Sent.PIPELINE);
    if (continues && runner.surrounds() == Transaction.Surrounds.BATCH) {
      if (implicit) {
        begin(Ternary.NO);
      }
      return;
    }
    Ternary starts =
        switch (runner.surrounds()) {
          case FILE, BATCH -> Ternary.YES;
          case UNLESS_REFUSED -> Ternary.of(!refused);
          case UNKNOWN -> Ternary.UNKNOWN;
          case NONE -> implicit(sent, several);
        };
    begin(starts);
    beginsAgain = again && starts == Ternary.YES;
  }

  /** Whether PostgreSQL opens a transaction by itself; a pipeline ends with the runner's record. */
  private static Ternary implicit(Transaction.Sent sent, boolean several) {
    return switch (sent) {
      case STATEMENTS -> Ternary.NO;
      case QUERY -> Ternary.of(several);
      case PIPELINE -> Ternary.YES;
      case UNKNOWN -> Ternary.UNKNOWN;
    };
  }

  /** Gives the session the settings that it has now again when it is run. */
  public Runnable settings() {
    Parameters now = parameters;
    return () -> parameters = now;
  }

  /**
   * A statement took the effect's locks; in a transaction they are kept to its end.
   *
   * @param certain whether it is known to take them
   */
  public void hold(Effect effect, boolean certain, String path, int line) {
    List<Lock> taken = effect.tableLocks();
    if (inTransaction() == Ternary.YES) {
      locks.take(taken, path, line);
      locks.notice(certain ? effect.noticed().tableLocks() : List.of());
    }
    if (open == Ternary.UNKNOWN) {
      locks.mayTake(taken, path, line);
    }
  }

  /** The strongest lock on the table that the transaction holds already. */
  public Optional<HeldLocks.Held> held(ObjectName table) {
    return locks.held(table);
  }

  /** A statement has gone through rows of existing tables. */
  public void work() {
    locks.work();
  }

  /** The locks that the transaction holds. */
  public HeldLocks locks() {
    return locks;
  }

  /**
   * The strongest lock on the table that earlier statements of the file took, where it is unknown
   * whether the runner opens a transaction.
   */
  public Optional<HeldLocks.Held> mayHold(ObjectName table) {
    return locks.mayHold(table);
  }

  /** Whether the transaction holds a lock on the table that lets no other session write to it. */
  public boolean blocksWrites(ObjectName table) {
    return held(table).filter(lock -> lock.mode().compareTo(LockMode.SHARE) >= 0).isPresent();
  }

  /** Whether it did so already when an earlier statement of the transaction ran. */
  boolean blockedWrites(ObjectName table, Origin when) {
    return blocksWrites(table)
        && held(table)
            .filter(lock -> !lock.path().equals(when.path()) || lock.line() <= when.line())
            .isPresent();
  }

  private void begin(Ternary isOpen) {
    locks.clear();
    open = isOpen;
    implicit = false;
    transaction++;
    catalog.endTransaction();
    start = catalog.mark();
    savepoints.clear();
    parameters = parameters.afterTransaction();
    atStart = parameters;
  }

  /**
   * A statement is over: without a transaction, the next has one of its own, and the locks that its
   * block took and what SET LOCAL set are gone.
   */
  public void afterStatement() {
    if (open != Ternary.YES) {
      locks.release(0);
    }
    if (open == Ternary.NO) {
      parameters = parameters.afterTransaction();
      catalog.endTransaction();
      transaction++;
      start = catalog.mark();
    }
  }

  /** Takes in a transaction command or a setting. */
  public void apply(SessionOperation operation) {
    switch (operation) {
      case SessionOperation.Begin begin -> {
        if (open != Ternary.YES) {
          begin(Ternary.YES);
        }
        implicit = false;
      }
      case SessionOperation.Commit commit -> end(commit.chain());
      case SessionOperation.Rollback rollback -> {
        if (open == Ternary.YES) {
          catalog.rollBackTo(start);
          parameters = atStart;
        }
        end(rollback.chain());
      }
      case SessionOperation.PrepareTransaction prepare -> end(false);
      case SessionOperation.Savepoint savepoint ->
          savepoints.add(new Mark(savepoint.name(), catalog.mark(), parameters, locks.count()));
      case SessionOperation.ReleaseSavepoint release -> forget(release.name(), true);
      case SessionOperation.RollbackToSavepoint rollback -> rollBackTo(rollback.name());
      case SessionOperation.SetParameter set -> parameters = parameters.with(set);
      case SessionOperation.ResetParameter reset ->
          parameters = parameters.without(reset.parameter());
      case SessionOperation.SetTransaction set -> {}
    }
  }

  /** In one multi-statement query, what follows a COMMIT is a new implicit transaction. */
  private void end(boolean chain) {
    begin(
        chain || oneQuery || beginsAgain
            ? Ternary.YES
            : endsUnknown ? Ternary.UNKNOWN : Ternary.NO);
    implicit = !chain && oneQuery;
  }

  private void rollBackTo(Name name) {
    for (int i = savepoints.size() - 1; i >= 0; i--) {
      if (savepoints.get(i).name().equals(name)) {
        catalog.rollBackTo(savepoints.get(i).position());
        parameters = savepoints.get(i).parameters();
        locks.release(savepoints.get(i).taken());
        forget(name, false);
        return;
      }
    }
  }

  /** Drops the savepoints made after the named one, and that one too when it is released. */
  private void forget(Name name, boolean released) {
    for (int i = savepoints.size() - 1; i >= 0; i--) {
      if (savepoints.get(i).name().equals(name)) {
        savepoints.subList(released ? i : i + 1, savepoints.size()).clear();
        return;
      }
    }
  }

  /** A DO block begins: what it runs is in a transaction in any case. */
  public void enterBlock() {
    blocks++;
  }

  /** A DO block ends. */
  public void leaveBlock() {
    blocks--;
  }

  /** Whatever block runs is given up. */
  public void leaveBlocks() {
    blocks = 0;
    loops = 0;
  }

  /** A loop of a block begins a turn, in which nothing commits. */
  public void enterLoop() {
    loops++;
  }

  /** That turn is over. */
  public void leaveLoop() {
    loops--;
  }

  /** Whether the statement is repeated by a loop, all of whose turns are one transaction. */
  public boolean isInLoop() {
    return loops > 0;
  }

  /** Whether a DO block or a routine runs, in which a statement may not be reached. */
  public boolean isInBlock() {
    return blocks > 0;
  }

  /** Whether the next statement runs in a transaction block, or would be refused as if it did. */
  public Ternary inTransaction() {
    return blocks > 0 ? Ternary.YES : open;
  }

  /** Whether what was done there is committed when the next statement runs, or may be. */
  public boolean isOver(Origin done) {
    return done.moment().transaction() != transaction || inTransaction() == Ternary.UNKNOWN;
  }

  /** The number of the transaction that the next statement runs in. */
  public int transaction() {
    return transaction;
  }

  /** Whether the time zone is known to be UTC. */
  public boolean isUtc() {
    return parameters
        .value("timezone")
        .map(zone -> zone.toUpperCase(Locale.ROOT))
        .filter(zone -> zone.equals("UTC") || zone.equals("GMT") || zone.equals("ETC/UTC"))
        .isPresent();
  }

  /** After how long a statement stops waiting for a lock, as it was set; empty without end. */
  public Optional<String> lockTimeout() {
    return timeout(LOCK_TIMEOUT);
  }

  /** Whether a statement stops waiting for a lock, by the file's setting or the deploy tool's. */
  public boolean limitsLockWaits() {
    return parameters.value(LOCK_TIMEOUT).isPresent()
        ? lockTimeout().isPresent()
        : set.contains(LOCK_TIMEOUT);
  }

  /** After how long a statement is cancelled, as it was set; empty when it may take for ever. */
  public Optional<String> statementTimeout() {
    return timeout("statement_timeout");
  }

  private Optional<String> timeout(String parameter) {
    return parameters.value(parameter).filter(value -> !value.matches("0+ *(ms|s|min)?"));
  }
}
