package dev.migralint.sizes;

import dev.migralint.sizes.SizedTable.Basis;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectName;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How large tables are in one run: by the settings' own entries, else by the file, else by default.
 *
 * @param tables the entries, by names with or without schema
 * @param otherwise the class of tables that neither entries nor the file name
 * @param schemas where names without a schema are looked up
 * @param outdated whether the file may not lower severities any more
 */
public record TableSizes(
    Map<String, SizeClass> tables,
    SizeClass otherwise,
    SizesFile file,
    List<String> schemas,
    boolean outdated) {

  /** Nothing is known of any table. */
  public static final TableSizes NONE =
      new TableSizes(Map.of(), SizeClass.UNKNOWN, SizesFile.none(""), List.of(), false);

  /** The sizes on a day. */
  public static TableSizes on(
      LocalDate today,
      Map<String, SizeClass> tables,
      SizeClass otherwise,
      SizesFile file,
      List<String> schemas) {
    return new TableSizes(tables, otherwise, file, schemas, file.isOutdated(today));
  }

  /** What is known about a table. */
  public SizedTable of(ObjectName table) {
    return of(table, table);
  }

  /**
   * What is known about a table.
   *
   * @param name as people read it
   * @param table with its schema
   */
  public SizedTable of(ObjectName name, ObjectName table) {
    if (isEmpty()) {
      return new SizedTable(name, SizeClass.UNKNOWN, Basis.NOTHING, TableSize.NONE);
    }
    Optional<TableSize> listed = listed(table);
    TableSize measured = listed.orElse(TableSize.NONE);
    Optional<SizeClass> entry = entry(table);
    if (entry.isPresent()) {
      return new SizedTable(name, entry.get(), Basis.TABLES, measured);
    }
    if (listed.isEmpty()) {
      Basis basis = otherwise == SizeClass.UNKNOWN ? Basis.NOTHING : Basis.DEFAULT;
      return new SizedTable(name, otherwise, basis, measured);
    }
    boolean lowers = measured.size() == SizeClass.SMALL;
    return new SizedTable(
        name, lowers && outdated ? SizeClass.UNKNOWN : measured.size(), Basis.FILE, measured);
  }

  /** Whether nothing is known of any table. */
  public boolean isEmpty() {
    return tables.isEmpty() && file.tables().isEmpty() && otherwise == SizeClass.UNKNOWN;
  }

  /** YAML takes quotes away, so an entry may stand without those that SQL needs. */
  private Optional<SizeClass> entry(ObjectName table) {
    return schemas(table)
        .flatMap(
            schema ->
                Stream.of(
                    schema + "." + table.name().text(),
                    new ObjectName(Optional.of(Name.quoted(schema)), table.name()).sql()))
        .flatMap(text -> Optional.ofNullable(tables.get(text)).stream())
        .findFirst()
        .or(() -> Optional.ofNullable(tables.get(table.name().text())))
        .or(() -> Optional.ofNullable(tables.get(table.name().sql())));
  }

  private Optional<TableSize> listed(ObjectName table) {
    return schemas(table)
        .map(schema -> new SizesFile.Key(schema, table.name().text()))
        .flatMap(key -> Optional.ofNullable(file.tables().get(key)).stream())
        .map(SizesFile.Row::size)
        .findFirst();
  }

  private Stream<String> schemas(ObjectName table) {
    return table.schema().isPresent() ? Stream.of(table.schema().get().text()) : schemas.stream();
  }
}
