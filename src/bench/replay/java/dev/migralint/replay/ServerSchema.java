package dev.migralint.replay;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** What a server's catalogs hold, without PostgreSQL's own objects and those of extensions. */
final class ServerSchema {
  private static final String RELATIONS =
      """
      SELECT CASE c.relkind WHEN 'v' THEN 'view' WHEN 'm' THEN 'materialized view'
          WHEN 'S' THEN 'sequence' ELSE 'table' END,
        n.nspname || '.' || c.relname,
        CASE WHEN c.relkind IN ('v', 'm', 'S') THEN '{}'::text[] ELSE ARRAY[
          CASE c.relpersistence WHEN 'u' THEN 'unlogged' ELSE 'permanent' END,
          CASE c.relkind WHEN 'p' THEN 'partitioned' WHEN 'f' THEN 'foreign' ELSE 'ordinary' END,
          coalesce((SELECT CASE WHEN c.relispartition THEN 'partition of ' ELSE 'child of ' END
              || string_agg(pn.nspname || '.' || p.relname, ', ' ORDER BY i.inhseqno)
            FROM pg_inherits i JOIN pg_class p ON p.oid = i.inhparent
            JOIN pg_namespace pn ON pn.oid = p.relnamespace WHERE i.inhrelid = c.oid), 'no parent')]
        END
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind IN ('r', 'p', 'f', 'v', 'm', 'S')
      AND {ours}
      """
          .replace("{ours}", ours("pg_class", "c"));

  private static final String COLUMNS =
      """
      SELECT 'column', n.nspname || '.' || c.relname || '.' || a.attname,
        ARRAY[format_type(a.atttypid, a.atttypmod),
          CASE WHEN a.attnotnull THEN 'not null' ELSE 'nullable' END,
          CASE WHEN a.attidentity <> '' THEN 'identity'
            WHEN a.attgenerated <> '' THEN 'generated'
            WHEN a.atthasdef THEN 'default' ELSE 'no default' END]
      FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
      JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE a.attnum > 0 AND NOT a.attisdropped AND c.relkind IN ('r', 'p', 'f')
      AND {ours}
      """
          .replace("{ours}", ours("pg_class", "c"));

  private static final String CONSTRAINTS =
      """
      SELECT 'constraint', n.nspname || '.' || c.relname || '.' || o.conname,
        ARRAY[CASE o.contype WHEN 'p' THEN 'primary key' WHEN 'u' THEN 'unique'
            WHEN 'f' THEN 'foreign key' WHEN 'c' THEN 'check' WHEN 'x' THEN 'exclude' END,
          '(' || coalesce((SELECT string_agg(a.attname, ', ' ORDER BY
              CASE WHEN o.contype IN ('c', 'x') THEN a.attname::text END, k.place)
            FROM unnest(o.conkey) WITH ORDINALITY k (number, place)
            JOIN pg_attribute a ON a.attrelid = o.conrelid AND a.attnum = k.number), '') || ')',
          CASE WHEN o.convalidated THEN 'valid' ELSE 'not valid' END,
          coalesce('references ' || (SELECT rn.nspname || '.' || r.relname FROM pg_class r
            JOIN pg_namespace rn ON rn.oid = r.relnamespace WHERE r.oid = o.confrelid), 'no table')]
      FROM pg_constraint o JOIN pg_class c ON c.oid = o.conrelid
      JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE o.contype IN ('p', 'u', 'f', 'c', 'x')
      AND {ours}
      """
          .replace("{ours}", ours("pg_class", "c"));

  private static final String INDEXES =
      """
      SELECT 'index', n.nspname || '.' || x.relname,
        ARRAY['on ' || tn.nspname || '.' || c.relname,
          CASE WHEN i.indisunique THEN 'unique' ELSE 'not unique' END,
          '(' || coalesce((SELECT string_agg(a.attname, ', ' ORDER BY k.place)
            FROM unnest(i.indkey[0:i.indnkeyatts - 1]) WITH ORDINALITY k (number, place)
            JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.number), '') || ')',
          CASE WHEN i.indisvalid THEN 'valid' ELSE 'not valid' END,
          coalesce('for ' || (SELECT o.conname FROM pg_constraint o WHERE o.conindid = x.oid
            AND o.contype IN ('p', 'u', 'x')), 'no constraint')]
      FROM pg_index i JOIN pg_class x ON x.oid = i.indexrelid
      JOIN pg_class c ON c.oid = i.indrelid JOIN pg_namespace n ON n.oid = x.relnamespace
      JOIN pg_namespace tn ON tn.oid = c.relnamespace
      WHERE {ours}
      """
          .replace("{ours}", ours("pg_class", "c"));

  private static final String ENUMS =
      """
      SELECT 'enum', n.nspname || '.' || t.typname,
        ARRAY(SELECT e.enumlabel::text FROM pg_enum e WHERE e.enumtypid = t.oid
          ORDER BY e.enumsortorder)
      FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace
      WHERE t.typtype = 'e'
      AND {ours}
      """
          .replace("{ours}", ours("pg_type", "t"));

  private ServerSchema() {}

  /** Whether a row of a system catalog lies in a schema of the user's and is no extension's. */
  private static String ours(String catalog, String row) {
    return """
    n.nspname NOT LIKE 'pg\\_%%' AND n.nspname <> 'information_schema' AND NOT EXISTS (
      SELECT FROM pg_depend e WHERE e.deptype = 'e'
      AND e.classid = '%s'::regclass AND e.objid = %s.oid)\
    """
        .formatted(catalog, row);
  }

  static NavigableMap<Item, List<String>> read(Connection connection) throws SQLException {
    NavigableMap<Item, List<String>> objects = new TreeMap<>();
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET search_path = public");
      for (String query : List.of(RELATIONS, COLUMNS, CONSTRAINTS, INDEXES, ENUMS)) {
        try (ResultSet row = statement.executeQuery(query)) {
          while (row.next()) {
            List<String> properties = new ArrayList<>();
            for (Object property : (Object[]) row.getArray(3).getArray()) {
              properties.add(String.valueOf(property));
            }
            objects.put(new Item(row.getString(1), row.getString(2)), properties);
          }
        }
      }
    }
    return objects;
  }
}
