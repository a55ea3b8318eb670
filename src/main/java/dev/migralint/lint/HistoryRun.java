package dev.migralint.lint;

import dev.migralint.history.DownMigration;
import dev.migralint.history.DownMigrations;
import dev.migralint.history.FileSite;
import dev.migralint.history.PastChanges;
import dev.migralint.history.StatementDiff;
import dev.migralint.layout.Direction;
import dev.migralint.layout.Layout;
import dev.migralint.layout.Migration;
import dev.migralint.layout.Section;
import dev.migralint.layout.Transaction;
import dev.migralint.postgres.Session;
import dev.migralint.rule.FileOperation;
import dev.migralint.rule.FileOperation.OmittedDown;
import dev.migralint.schema.Catalog;
import dev.migralint.schema.Origin;
import dev.migralint.schema.Replacements;
import dev.migralint.schema.Replay;
import dev.migralint.scope.Scope;
import dev.migralint.scope.StartingSchema;
import dev.migralint.settings.Settings;
import dev.migralint.source.ChangeSet.Version;
import dev.migralint.source.Problem;
import dev.migralint.source.Reading;
import dev.migralint.source.SourceFile;
import dev.migralint.source.Tree;
import dev.migralint.sql.Name;
import dev.migralint.sql.Script;
import dev.migralint.sql.Statement;
import dev.migralint.sql.read.ScriptReader;
import dev.migralint.suppression.AllowList;
import dev.migralint.suppression.Suppressions;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The engine's loop over one history: each statement under review is judged against what was true
 * just before it; then the session and the catalog take it in.
 */
public final class HistoryRun {
  private final Tree head;
  final Scope scope;
  final Settings settings;
  final Judge judge;
  final AllowList allowList;
  private final Set<String> ruleIds;
  final RunResult result;
  final Recorder recorder;
  private final FileFindings files;
  public final Catalog catalog;
  final Replay replay;
  public final Session session;
  private final DownMigrations waysBack;
  private final Map<Integer, List<String>> changes = new HashMap<>();
  private int previousChange;
  private Replacements replacements = Replacements.NONE;

  /** A run of which nothing is told about the files themselves. */
  public HistoryRun(
      Tree head,
      Scope scope,
      Settings settings,
      Judge judge,
      AllowList allowList,
      Set<String> ruleIds,
      RunResult result,
      Recorder recorder) {
    this(
        head,
        scope,
        settings,
        judge,
        allowList,
        ruleIds,
        result,
        recorder,
        new FileFindings(judge, settings, allowList, result));
  }

  public HistoryRun(
      Tree head,
      Scope scope,
      Settings settings,
      Judge judge,
      AllowList allowList,
      Set<String> ruleIds,
      RunResult result,
      Recorder recorder,
      FileFindings files) {
    this.head = head;
    this.scope = scope;
    this.settings = settings;
    this.judge = judge;
    this.allowList = allowList;
    this.ruleIds = ruleIds;
    this.result = result;
    this.recorder = recorder;
    this.files = files;
    scope
        .files()
        .forEach(
            (path, part) ->
                changes.computeIfAbsent(part.change(), c -> new ArrayList<>()).add(path));
    this.waysBack = new DownMigrations(scope.history(), head);
    this.catalog = new Catalog(settings.schemas().stream().map(Name::quoted).toList());
    this.replay = new Replay(catalog);
    this.session = new Session(catalog, settings.serverVersion());
  }

  /** Replays the history up to the last file under review. */
  public void run() {
    if (scope.fromTheStart()) {
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
      if (settings.excludes(migration.path())) {
        catalog.loseCertainty();
      } else {
        run(migration, Optional.ofNullable(part));
      }
    }
  }

  /** Takes in the schema that was there before, and tells which migrations are part of it. */
  private Set<String> startFrom(StartingSchema schema) {
    if (scope.files().keySet().stream().anyMatch(schema.done()::contains)) {
      result.note(
          schema.file().path()
              + " holds migrations that are under review, so these are replayed from the first"
              + " one");
      return Set.of();
    }
    schema.replay(catalog, replay);
    return schema.done();
  }

  private void run(Migration migration, Optional<Scope.Part> part) {
    boolean reviewed = part.flatMap(Scope.Part::reported).isPresent();
    if (migration.opaque()) {
      if (reviewed) {
        result.opaque(migration.path());
      }
      catalog.loseCertainty();
      return;
    }
    if (migration.direction() == Direction.DOWN && !reviewed) {
      return;
    }
    switch (head.read(migration.path())) {
      case Reading.Text text -> {
        if (reviewed) {
          text.warnings().forEach(w -> result.note(migration.path() + " " + w));
        }
        read(migration, text.file(), part);
      }
      case Reading.Missing missing ->
          unreadable(new Problem(migration.path(), "is not there.", "Check the path."), reviewed);
      case Reading.Unreadable unreadable -> unreadable(unreadable.problem(), reviewed);
    }
  }

  private void unreadable(Problem problem, boolean reviewed) {
    if (reviewed) {
      result.error(problem);
    } else {
      result.note(problem.sentence() + " What it did to the schema is not known.");
    }
    catalog.loseCertainty();
  }

  private void read(Migration migration, SourceFile file, Optional<Scope.Part> part) {
    Layout layout = scope.history().layout();
    Script script = ScriptReader.read(layout.sql(file));
    List<Statement> statements = script.statements();
    if (part.isPresent()) {
      replacements = replacements(migration, part.get(), statements);
    }
    BitSet reported = part.map(p -> compared(p.reported(), file, statements)).orElse(new BitSet());
    BitSet added = part.map(p -> compared(p.added(), file, statements)).orElse(new BitSet());
    int change = part.map(Scope.Part::change).orElse(0);
    boolean reviewed = part.flatMap(Scope.Part::reported).isPresent();
    FileReview review =
        new FileReview(
            this,
            migration,
            file,
            script,
            reported,
            part.isPresent(),
            part.flatMap(Scope.Part::reported).map(v -> changedLines(v, file)).orElse(new BitSet()),
            suppressions(file, script, reviewed));
    if (reviewed) {
      result.file(file, statements, reported);
      recorder.begin(this, migration, file);
      files.take(file.path()).forEach(review::judge);
    }
    boolean forward = false;
    List<Section> sections = layout.sections(migration, file);
    Optional<DownMigration> wayBack =
        reviewed && !reported.isEmpty()
            ? waysBack.of(migration, file, sections, statements, catalog, replay)
            : Optional.empty();
    for (Section section : sections) {
      BitSet held = heldBy(section, statements);
      if (section.direction() != Direction.UP) {
        review.judgeBack(held);
      } else if (!held.isEmpty() || statements.isEmpty()) {
        begin(section, held, statements, file, change, forward);
        forward = true;
        for (int i = held.nextSetBit(0); i >= 0; i = held.nextSetBit(i + 1)) {
          int judged = added.get(i) ? change : 0;
          review.step(i, section, new Origin.Moment(judged, session.transaction()));
        }
      }
    }
    if (forward) {
      wayBack.flatMap(way -> way.after().map(o -> site(way.file(), o))).ifPresent(files::add);
      if (waysBack.lacks(migration, sections) && reviewed) {
        files.add(site(file, new OmittedDown(PastChanges.firstLine(file))));
      }
      files.take(file.path()).forEach(review::judge);
      review.misuses();
    }
  }

  /** The columns that the change under review adds and drops, in this file and the others. */
  Replacements replacements() {
    return replacements;
  }

  private Replacements replacements(
      Migration migration, Scope.Part part, List<Statement> statements) {
    if (part.change() == previousChange) {
      return replacements;
    }
    List<Statement> all = new ArrayList<>(statements);
    for (String path : changes.getOrDefault(part.change(), List.of())) {
      if (!path.equals(migration.path()) && isForward(path)) {
        all.addAll(statements(path));
      }
    }
    return Replacements.in(all);
  }

  private boolean isForward(String path) {
    return scope
        .history()
        .migration(path)
        .filter(m -> !m.opaque() && m.direction() == Direction.UP)
        .isPresent();
  }

  private List<Statement> statements(String path) {
    return head.read(path) instanceof Reading.Text text
        ? ScriptReader.read(scope.history().layout().sql(text.file())).statements()
        : List.of();
  }

  private FileSite site(SourceFile file, FileOperation operation) {
    return new FileSite(scope.history(), file, operation);
  }

  private void begin(
      Section section,
      BitSet held,
      List<Statement> statements,
      SourceFile file,
      int change,
      boolean sameFile) {
    boolean continues = change > 0 && change == previousChange;
    if (!continues) {
      catalog.settle();
    }
    previousChange = change;
    session.beginMigration(
        section.transaction(),
        held.cardinality(),
        leavesTransaction(section, held, statements, file),
        continues || sameFile,
        scope.history().layout().beginsAgain());
  }

  private static BitSet heldBy(Section section, List<Statement> statements) {
    BitSet held = new BitSet();
    int from = firstFrom(section.span().start(), statements);
    held.set(from, Math.max(from, firstFrom(section.span().end(), statements)));
    return held;
  }

  /** The first statement that begins at the offset or after it. */
  private static int firstFrom(int offset, List<Statement> statements) {
    int low = 0;
    int high = statements.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (statements.get(middle).span().start() < offset) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** What is only replayed has nothing to suppress. */
  private Suppressions suppressions(SourceFile file, Script script, boolean reviewed) {
    Script read = reviewed ? script : new Script(List.of(), List.of());
    return Suppressions.of(file, read, ruleIds, allowList.today());
  }

  private boolean leavesTransaction(
      Section section, BitSet held, List<Statement> statements, SourceFile file) {
    return section.transaction().equals(Transaction.UNLESS_REFUSED)
        && scope
            .history()
            .layout()
            .leavesTransaction(
                held.stream().mapToObj(i -> file.text(statements.get(i).span())).toList());
  }

  private BitSet compared(
      Optional<List<Version>> versions, SourceFile file, List<Statement> statements) {
    BitSet selected = new BitSet(statements.size());
    if (versions.isEmpty()) {
      return selected;
    }
    selected.set(0, statements.size());
    for (Version version : versions.get()) {
      if (version.tree().read(version.path()) instanceof Reading.Text before) {
        selected.and(StatementDiff.added(before.file(), file, statements));
      }
    }
    return selected;
  }

  private static BitSet changedLines(List<Version> versions, SourceFile file) {
    BitSet lines = new BitSet();
    lines.set(1, file.lineCount() + 1);
    for (Version version : versions) {
      if (version.tree().read(version.path()) instanceof Reading.Text before) {
        lines.and(StatementDiff.addedLines(before.file(), file));
      }
    }
    return lines;
  }
}
