package dev.migralint.rule.sentence;

import java.util.Map;
import java.util.stream.Collectors;

/** What each operation is, in one sentence. */
public final class OperationWords {
  private static final String TABLE =
      """
      add-check | A CHECK constraint, written alone, with a column or in CREATE TABLE.
      add-column | A column, of ALTER TABLE … ADD COLUMN or of CREATE TABLE; `written` tells which.
      add-enum-value | ALTER TYPE … ADD VALUE.
      add-exclude | An EXCLUDE constraint.
      add-foreign-key | A foreign key, written alone, with a column (REFERENCES) or in CREATE TABLE.
      add-identity | ALTER COLUMN … ADD GENERATED … AS IDENTITY.
      add-not-null | A NOT NULL constraint, with a column or, from PostgreSQL 18 on, alone.
      add-primary-key | A primary key, written alone, with a column or in CREATE TABLE.
      add-unique | A UNIQUE constraint, written alone, with a column or in CREATE TABLE.
      alter-attribute | An action of ALTER TYPE on an attribute of a composite type.
      alter-column-type | ALTER COLUMN … TYPE.
      alter-constraint | ALTER CONSTRAINT, which changes when a constraint is checked or whether it is enforced.
      alter-domain | ALTER DOMAIN.
      alter-index | ALTER INDEX, without RENAME.
      alter-object | ALTER of a view, sequence, function, policy or any other object but a table, an index or a type.
      alter-type | ALTER TYPE, where it sets an owner or options of a base type.
      altered-folder | A change that makes migrations of a folder run otherwise, by another tool or on another database.
      any-statement | Every operation of SQL.
      attach-partition | ATTACH PARTITION.
      begin | BEGIN or START TRANSACTION.
      call | CALL of a procedure.
      command | A statement that changes no table, such as NOTIFY, SHOW or DROP OWNED.
      comment | COMMENT ON.
      commit | COMMIT or END.
      copy | COPY into a table or out of it.
      create-domain | CREATE DOMAIN.
      create-enum | CREATE TYPE … AS ENUM.
      create-index | CREATE INDEX.
      create-object | CREATE of a schema, sequence, trigger, policy, role or any other object that has no operation of its own.
      create-routine | CREATE FUNCTION or CREATE PROCEDURE.
      create-table | CREATE TABLE, CREATE TABLE AS or CREATE FOREIGN TABLE. Each of its columns is an `add-column`, each constraint an operation too.
      create-type | CREATE TYPE of a composite, range or base type.
      create-view | CREATE VIEW or CREATE MATERIALIZED VIEW.
      deallocate | DEALLOCATE, or DISCARD ALL.
      delete | DELETE.
      detach-partition | DETACH PARTITION.
      do-block | A DO block, besides the operations of the statements in it.
      drop-column | DROP COLUMN.
      drop-constraint | DROP CONSTRAINT.
      drop-default | ALTER COLUMN … DROP DEFAULT.
      drop-expression | ALTER COLUMN … DROP EXPRESSION of a generated column.
      drop-identity | ALTER COLUMN … DROP IDENTITY.
      drop-index | DROP INDEX.
      drop-not-null | ALTER COLUMN … DROP NOT NULL.
      drop-object | DROP of a schema, view, sequence, type, function or any other object but a table or an index; `object` tells which. DROP DATABASE and DROP TABLESPACE are `maintenance`.
      drop-table | DROP TABLE.
      duplicate-version | A new migration whose version another migration has.
      edited-migration | A merged migration whose text the change edits.
      execute | EXECUTE of a prepared statement.
      foreign-annotation | A comment in a file that is an annotation of another migration tool.
      ignored-file | A file among migrations that the migration tool does not run.
      incomplete-down | A down migration that leaves more or less than what was there before its up migration.
      insert | INSERT.
      late-migration | A new migration whose version is below one that is merged.
      lock-table | LOCK TABLE.
      loosened-policy | A change that makes the settings, the baseline or a rule less strict.
      maintenance | VACUUM, ANALYZE, CLUSTER and other work on tables or the server; `command` tells which.
      merge | MERGE.
      misused-suppression | A suppression that is malformed, unknown, expired, refused or unused.
      not-understood | A statement that was not read in full.
      refused-statement | A statement that PostgreSQL refuses, whatever the rows are.
      omitted-down | A migration without a down migration, where those beside it have one.
      prepare | PREPARE of a statement.
      prepare-transaction | PREPARE TRANSACTION.
      privileges | GRANT or REVOKE.
      psql-command | A psql command, such as \\set.
      publish-table | A table that joins a publication or leaves it.
      query | SELECT, VALUES or TABLE.
      refresh-materialized-view | REFRESH MATERIALIZED VIEW.
      reindex | REINDEX.
      release-savepoint | RELEASE SAVEPOINT.
      removed-migration | A merged migration that the change deletes, renames or moves.
      rename-column | RENAME COLUMN of a table or view.
      rename-constraint | RENAME CONSTRAINT.
      rename-enum-value | ALTER TYPE … RENAME VALUE.
      rename-index | A new name for an index, of ALTER INDEX or ALTER TABLE.
      rename-object | A new name for a schema, function, trigger or any other object but a table, an index or a type.
      rename-table | A new name for a table, view or sequence.
      rename-type | ALTER TYPE or ALTER DOMAIN … RENAME TO.
      reset-parameter | RESET.
      rollback | ROLLBACK or ABORT.
      rollback-to-savepoint | ROLLBACK TO SAVEPOINT.
      savepoint | SAVEPOINT.
      set-access-method | SET ACCESS METHOD of a table.
      set-column-option | An action on a column that changes no value: statistics, storage, an identity's sequence.
      set-default | ALTER COLUMN … SET DEFAULT.
      set-expression | ALTER COLUMN … SET EXPRESSION of a generated column.
      set-inheritance | INHERIT or NO INHERIT.
      set-not-null | ALTER COLUMN … SET NOT NULL.
      set-parameter | SET, or set_config() in a query.
      set-persistence | SET LOGGED or SET UNLOGGED.
      set-row-security | ENABLE, DISABLE, FORCE or NO FORCE ROW LEVEL SECURITY.
      set-table-option | An action of ALTER TABLE that changes no rows and no columns: storage parameters, owner, replica identity.
      set-table-schema | SET SCHEMA of a table, view or sequence.
      set-tablespace | SET TABLESPACE of a table.
      set-transaction | SET TRANSACTION, SET SESSION CHARACTERISTICS or SET CONSTRAINTS.
      set-trigger-state | ENABLE or DISABLE of a trigger.
      set-type-schema | SET SCHEMA of a type or domain.
      skipped-creation | A CREATE … IF NOT EXISTS that does nothing, although what is there has another definition.
      truncate | TRUNCATE of one table; a statement that lists several is one operation for each.
      unlisted-migration | A new file that the list of migrations does not name, or a listed file that is missing.
      unread-migration | A migration in a language that migralint does not read.
      up-in-down | A statement in a down migration that creates what the up migration creates.
      update | UPDATE.
      validate-constraint | VALIDATE CONSTRAINT.
      version-gap | A new migration that leaves out a version.
      """;

  /** The sentences, each by the operation's kebab-case name. */
  public static final Map<String, String> SENTENCES = read(TABLE);

  private OperationWords() {}

  /** Reads lines of a name and a sentence with a bar between them. */
  static Map<String, String> read(String table) {
    return table
        .lines()
        .map(line -> line.split(" \\| ", 2))
        .collect(Collectors.toUnmodifiableMap(cells -> cells[0], cells -> cells[1]));
  }
}
