package dev.migralint.sizes;

import dev.migralint.source.Place;
import dev.migralint.source.Position;
import dev.migralint.source.Problem;
import dev.migralint.source.SourceFile;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads a file of sizes strictly: the first line that is malformed is a problem. */
public final class SizesReader {
  /** The largest file that is read, in bytes or characters. */
  public static final int LIMIT = 50 << 20;

  private static final int MOST_ROWS = 1_000_000;
  private static final int MOST_COLUMNS = 1000;
  private static final String SIZE = "size";
  private static final String AGAIN =
      "Write the file again with `migralint sizes | psql -X --csv`, and do not edit it.";

  private final SourceFile file;
  private final Map<SizesFile.Key, SizesFile.Row> tables = new LinkedHashMap<>();
  private Optional<LocalDate> taken = Optional.empty();
  private List<String> columns = List.of();

  private SizesReader(SourceFile file) {
    this.file = file;
  }

  /** What the file says, or what is wrong with it. */
  public record Result(SizesFile file, Optional<Problem> problem) {}

  /** Reads a file of sizes; columns that it does not know are ignored. */
  public static Result read(SourceFile file) {
    SizesReader reader = new SizesReader(file);
    Optional<Problem> problem = reader.problem();
    SizesFile found =
        problem.isPresent()
            ? SizesFile.none(file.path())
            : new SizesFile(file.path(), Optional.of(file), reader.tables, reader.taken);
    return new Result(found, problem);
  }

  private Optional<Problem> problem() {
    if (file.text().length() > LIMIT) {
      return wrong(1, "is larger than 50 MB");
    }
    Csv csv = new Csv(file.text());
    Optional<Csv.Row> header = csv.next();
    if (header.isEmpty()) {
      return wrong(1, "is empty");
    }
    Optional<Problem> problem = header(header.get());
    for (Optional<Csv.Row> row = csv.next();
        problem.isEmpty() && row.isPresent();
        row = csv.next()) {
      problem = row(row.get());
    }
    return problem;
  }

  private Optional<Problem> header(Csv.Row header) {
    if (header.wrong().isPresent() || header.fields().size() > MOST_COLUMNS) {
      return wrong(header.line(), header.wrong().orElse("has too many columns"));
    }
    columns = header.fields();
    for (String needed : List.of("schema", "table", "taken_at")) {
      if (columns.stream().filter(needed::equals).count() != 1) {
        return wrong(header.line(), "is no header with one column `" + needed + "`");
      }
    }
    return columns.contains(SIZE) || columns.contains("rows") || columns.contains("bytes")
        ? Optional.empty()
        : wrong(header.line(), "is no header with `rows` and `bytes`, or with `size`");
  }

  private Optional<Problem> row(Csv.Row row) {
    if (row.wrong().isPresent()) {
      return wrong(row.line(), row.wrong().get());
    }
    if (row.fields().size() != columns.size()) {
      String columnsHere = row.fields().size() + " instead of " + columns.size() + " fields";
      return wrong(row.line(), "has " + columnsHere);
    }
    Function<String, Optional<String>> field =
        name ->
            Optional.of(columns.indexOf(name))
                .filter(at -> at >= 0)
                .map(row.fields()::get)
                .filter(text -> !text.isEmpty());
    for (String name : List.of("rows", "bytes")) {
      if (field.apply(name).filter(text -> !isNumber(name, text)).isPresent()) {
        return wrong(row.line(), "has no number for `" + name + "`");
      }
    }
    Optional<SizeClass> stated = field.apply(SIZE).flatMap(SizeClass::named);
    if (columns.contains(SIZE) && stated.isEmpty()) {
      return wrong(row.line(), "has none of " + String.join(", ", SizeClass.words()) + " for size");
    }
    Optional<LocalDate> day = field.apply("taken_at").flatMap(SizesReader::day);
    if (day.isEmpty()) {
      return wrong(row.line(), "has no time like 2026-11-30T08:15:00Z for `taken_at`");
    }
    if (taken.isEmpty() || day.get().isBefore(taken.get())) {
      taken = day;
    }
    Optional<String> schema = field.apply("schema");
    Optional<String> table = field.apply("table");
    if (schema.isEmpty() || table.isEmpty()) {
      return wrong(row.line(), "names no schema or no table");
    }
    TableSize size =
        new TableSize(number(field.apply("rows")), number(field.apply("bytes")), stated);
    SizesFile.Key key = new SizesFile.Key(schema.get(), table.get());
    if (tables.putIfAbsent(key, new SizesFile.Row(size, row.line())) != null) {
      return wrong(row.line(), "names a table that an earlier line names");
    }
    return tables.size() > MOST_ROWS
        ? wrong(row.line(), "is beyond a million tables")
        : Optional.empty();
  }

  /** -1 is PostgreSQL's number of rows for a table that was never analyzed. */
  private static boolean isNumber(String column, String text) {
    return text.matches("[0-9]{1,18}") || (column.equals("rows") && text.equals("-1"));
  }

  private static Optional<Long> number(Optional<String> text) {
    return text.filter(number -> !number.equals("-1")).map(Long::valueOf);
  }

  private static Optional<LocalDate> day(String text) {
    try {
      return text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}([T ].{0,40})?")
          ? Optional.of(LocalDate.parse(text.substring(0, 10)))
          : Optional.empty();
    } catch (DateTimeException noDay) {
      return Optional.empty();
    }
  }

  private Optional<Problem> wrong(int line, String what) {
    Place place = new Place(file.path(), new Position(line, 1));
    return Optional.of(new Problem(place, "this line " + what + ".", AGAIN));
  }
}
