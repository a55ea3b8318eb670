package dev.migralint.lint;

import dev.migralint.analysis.Registry;
import dev.migralint.analysis.Rejections;
import dev.migralint.history.AnnotationCheck;
import dev.migralint.history.DownMigration;
import dev.migralint.history.DownMigrations;
import dev.migralint.history.FileSite;
import dev.migralint.history.PastChanges;
import dev.migralint.history.UnreadMigrations;
import dev.migralint.layout.Between;
import dev.migralint.layout.Direction;
import dev.migralint.layout.Layout;
import dev.migralint.layout.Migration;
import dev.migralint.layout.Section;
import dev.migralint.layout.Transaction;
import dev.migralint.rule.FileOperation;
import dev.migralint.rule.FileOperation.OmittedDown;
import dev.migralint.schema.Catalog;
import dev.migralint.schema.TooMuchWork;
import dev.migralint.scope.Scope;
import dev.migralint.scope.StartingSchema;
import dev.migralint.source.Problem;
import dev.migralint.source.Reading;
import dev.migralint.source.SourceFile;
import dev.migralint.sql.Statement;
import dev.migralint.sql.read.ScriptReader;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The engine's loop over one history: each statement under review is judged against what was true
 * just before it; then the session and the catalog take it in.
 */
public final class HistoryRun {
  private final RunContext context;
  private final FileFindings files;
  private final Scope scope;
  private Database database;
  private Catalog catalog;
  private final DownMigrations downs;
  private final ChangeReplacements replacements;
  private final UnreadMigrations unread;
  private final List<Judged> judged = new ArrayList<>();
  private int judgedChange;
  private int previousChange;

  /** A file of the change at hand, whose last findings depend on what the change leaves. */
  private record Judged(String path, FileJudge judge) {}

  /** A run of this history alone, which looks at no file that it does not read. */
  public HistoryRun(RunContext context, Scope scope) {
    this(context, scope, new FileFindings(context));
  }

  /**
   * A run of one of several histories.
   *
   * @param files what is found about the files of all of them
   */
  HistoryRun(RunContext context, Scope scope, FileFindings files) {
    this.context = context;
    this.files = files;
    this.scope = scope;
    this.database = new Database(context.settings());
    this.catalog = database.catalog();
    this.downs = new DownMigrations(scope.history(), context.head());
    this.replacements = new ChangeReplacements(context.head(), scope);
    this.unread = new UnreadMigrations(scope.history(), context.head());
  }

  /** The catalog, which after the run holds what the last migration leaves. */
  public Catalog catalog() {
    return catalog;
  }

  /** Replays the history up to the last file under review. */
  public void run() {
    replay();
    endChange();
    unread.sites().forEach(files::add);
  }

  private void replay() {
    if (scope.fromTheStart() && (scope.schema().isPresent() || !startsInTheMiddle())) {
      catalog.startWithNothing();
    }
    Set<String> done = scope.schema().map(this::startFrom).orElse(Set.of());
    int left = scope.files().size();
    for (Migration migration : scope.history().migrations()) {
      if (left == 0) {
        return;
      }
      Scope.Part part = scope.files().get(migration.path());
      left -= part == null ? 0 : 1;
      if (part == null && done.contains(migration.path())) {
        continue;
      }
      if (context.settings().excludes(migration.path())) {
        catalog.loseCertainty();
      } else {
        runAlone(migration, Optional.ofNullable(part));
      }
    }
  }

  /** What can't be read is reported when it is that file's turn; it may be anything. */
  private boolean startsInTheMiddle() {
    try {
      return doesFirstNeedMore();
    } catch (RuntimeException | Error failure) {
      return true;
    }
  }

  private boolean doesFirstNeedMore() {
    return scope.history().migrations().stream()
        .filter(migration -> migration.direction() == Direction.UP)
        .findFirst()
        .filter(first -> !first.opaque())
        .map(first -> context.head().read(first.path()))
        .filter(Reading.Text.class::isInstance)
        .map(text -> scope.history().layout().sql(((Reading.Text) text).file()))
        .map(sql -> FirstMigration.startsInTheMiddle(ScriptReader.read(sql).statements()))
        .orElse(false);
  }

  /** Replays the starting schema and returns the migrations that are part of it. */
  private Set<String> startFrom(StartingSchema schema) {
    if (scope.files().keySet().stream().anyMatch(schema.done()::contains)) {
      context
          .result()
          .note(
              schema.file().path()
                  + " holds migrations that are under review, so these are replayed from the first"
                  + " one");
      return Set.of();
    }
    String path = schema.file().path();
    try {
      catalog.allowWorkOf(schema.file().text().length());
      schema.replay(catalog, database.replay());
    } catch (RuntimeException | Error failure) {
      giveUp(path, failure, true);
    }
    return schema.done();
  }

  /** Whatever goes wrong in one file is its own error; the next is judged with what is known. */
  private void runAlone(Migration migration, Optional<Scope.Part> part) {
    try {
      run(migration, part);
    } catch (RuntimeException | Error failure) {
      giveUp(migration.path(), failure, part.flatMap(Scope.Part::reported).isPresent());
    }
  }

  private void giveUp(String path, Throwable failure, boolean reported) {
    if (failure instanceof OutOfMemoryError || failure instanceof TooMuchWork) {
      database = new Database(context.settings());
      catalog = database.catalog();
    }
    database.session().leaveBlocks();
    replacements.leaveOut(path);
    unreadable(Mishap.of(path, failure), reported);
  }

  private void run(Migration migration, Optional<Scope.Part> part) {
    boolean reported = part.flatMap(Scope.Part::reported).isPresent();
    if (migration.opaque()) {
      if (reported) {
        context.result().unread();
        unread.add(migration.path());
      }
      catalog.loseCertainty();
      return;
    }
    if (migration.direction() == Direction.DOWN && !reported) {
      return;
    }
    switch (context.head().read(migration.path())) {
      case Reading.Text text -> {
        if (reported) {
          text.warnings().forEach(w -> context.result().note(migration.path() + " " + w));
        }
        run(ReadMigration.of(migration, text.file(), scope.history().layout(), part));
      }
      case Reading.Missing missing ->
          unreadable(new Problem(migration.path(), "is not there.", "Check the path."), reported);
      case Reading.Unreadable unreadable -> unreadable(unreadable.problem(), reported);
    }
  }

  private void unreadable(Problem problem, boolean reported) {
    if (reported) {
      context.result().error(problem);
    } else {
      context.result().note(problem.sentence() + " What it did to the schema is not known.");
    }
    catalog.loseCertainty();
  }

  private void run(ReadMigration read) {
    if (read.change() > 0 && read.change() != judgedChange) {
      endChange();
      judgedChange = read.change();
    }
    SourceFile file = read.file();
    catalog.allowWorkOf(file.text().length());
    FileJudge judge =
        new FileJudge(context, database, scope.history(), read, replacements.of(read));
    FileReview review = new FileReview(context, database, judge, read);
    if (read.isReported()) {
      context.result().file(file, read.statements(), read.reported());
      context.recorder().begin(database, read.migration(), file);
      AnnotationCheck.in(scope.history(), file, read.changedLines()).ifPresent(files::add);
      judge.judge(files.take(file.path()));
    }
    Optional<DownMigration> down = down(read);
    boolean hasUp = false;
    for (Section section : read.sections()) {
      BitSet statements = read.in(section);
      if (section.direction() != Direction.UP) {
        judge.judgeDown(statements);
        countKnown(read, statements);
      } else if (!statements.isEmpty() || read.statements().isEmpty()) {
        begin(section, statements, read, hasUp);
        hasUp = true;
        review.run(section, statements);
      }
    }
    if (hasUp) {
      findInDown(read, down);
      judge.judge(files.take(file.path()));
      judged.add(new Judged(file.path(), judge));
    }
  }

  /** Judges what is judged by the schema that the change leaves, and then the suppressions. */
  private void endChange() {
    for (Judged file : judged) {
      try {
        file.judge().judgeAfterChange();
        file.judge().judgeMisuses();
      } catch (RuntimeException | Error failure) {
        unreadable(Mishap.of(file.path(), failure), true);
      }
    }
    judged.clear();
  }

  private void begin(Section section, BitSet statements, ReadMigration read, boolean sameFile) {
    boolean sameChange = read.change() > 0 && read.change() == previousChange;
    if (!sameChange) {
      catalog.settle();
    }
    previousChange = read.change();
    Layout layout = scope.history().layout();
    if (!sameFile) {
      boolean sameTransaction = section.transaction().surrounds() == Transaction.Surrounds.BATCH;
      Between within = sameTransaction ? Between.SAME_SESSION : layout.between();
      database.session().begin(sameChange ? within : Between.NEW_SESSION);
    }
    database
        .session()
        .beginMigration(
            section.transaction(),
            statements.cardinality(),
            section.transaction().equals(Transaction.UNLESS_REFUSED)
                && layout.leavesTransaction(texts(statements, read)),
            sameChange || sameFile,
            layout.beginsAgain());
  }

  private static List<String> texts(BitSet statements, ReadMigration read) {
    return statements.stream()
        .mapToObj(i -> read.file().text(read.statements().get(i).span()))
        .toList();
  }

  /** The down migration of a file whose findings are reported. */
  private Optional<DownMigration> down(ReadMigration read) {
    return read.reported().isEmpty()
        ? Optional.empty()
        : downs.of(
            read.migration(),
            read.file(),
            read.sections(),
            read.statements(),
            catalog,
            database.replay());
  }

  /** The statements of a down section before which the schema is known. */
  private void countKnown(ReadMigration read, BitSet statements) {
    statements.stream()
        .filter(read.reported()::get)
        .mapToObj(read.statements()::get)
        .filter(
            statement ->
                scope.history().isOrderKnown() && Rejections.areDecided(statement, catalog))
        .forEach(statement -> context.result().schemaKnown());
  }

  /** Functions that the down migration drops and makes again are not followed. */
  private Optional<FileOperation> refused(Statement statement) {
    return scope.history().isOrderKnown()
        ? Rejections.of(
                statement, catalog, database.session().serverVersion(), new Registry(catalog))
            .map(rejection -> FileJudge.refused(statement, catalog, rejection))
        : Optional.empty();
  }

  /** Compares the down migration with what its up migration has done. */
  private void findInDown(ReadMigration read, Optional<DownMigration> down) {
    down.flatMap(
            found -> found.after(this::refused).map(operation -> site(found.file(), operation)))
        .ifPresent(files::add);
    if (downs.lacks(read.migration(), read.sections()) && read.isReported()) {
      files.add(site(read.file(), new OmittedDown(PastChanges.firstLine(read.file()))));
    }
  }

  private FileSite site(SourceFile file, FileOperation operation) {
    return new FileSite(scope.history(), file, operation);
  }
}
