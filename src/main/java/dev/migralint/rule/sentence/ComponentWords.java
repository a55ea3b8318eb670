package dev.migralint.rule.sentence;

import java.util.Map;
import java.util.Optional;

/** What each component of an operation is, in one sentence. */
public final class ComponentWords {
  /** By the component's name; where one operation means something else, behind a colon. */
  private static final String TABLE =
      """
      access-method | The access method behind USING.
      action | What is done.
      alias | The name that the statement gives the table, or that of the table.
      as-query | Whether a query gives the columns and rows (CREATE TABLE AS).
      as-table | Whether ALTER TABLE gives the name, which takes a stronger lock than ALTER INDEX.
      attached | The partition's index that is attached.
      attribute | The attribute.
      attribute-type | The type that the attribute is added with or gets.
      attributes | The attributes of a composite type, each with its type.
      base-type | The type behind the domain.
      bound | The values behind FOR VALUES.
      calls | The functions that it calls.
      calls:create-object | The functions that its definition calls; of a trigger the one that it runs.
      cascade | Whether CASCADE is written.
      cause | Why it was not understood.
      chain | Whether AND CHAIN is written, which begins the next transaction.
      collation | The collation that the column gets.
      column | The column.
      columns | The columns, in their order.
      columns:create-index | The key columns that are plain names, in their order.
      columns:add-exclude | The columns of the keys that are plain names.
      columns:create-view | The names that are written for its first columns.
      columns:update | The columns that SET writes.
      columns:insert | The columns that are listed.
      columns:add-primary-key | The key's columns; none with USING INDEX.
      columns:add-unique | The key's columns; none with USING INDEX.
      command | The command, by its first words.
      concurrently | Whether CONCURRENTLY is written.
      constrained | Whether it has a CHECK or is NOT NULL.
      constraint | The constraint's name; no words where none is written.
      constraint:drop-constraint | The constraint's name.
      constraint:validate-constraint | The constraint's name.
      constraint:alter-constraint | The constraint's name.
      constraint:rename-constraint | The constraint's old name.
      continues-line | Whether the version continues an older release line.
      creates | The table that it creates, where that much was read.
      default-partition | Whether it becomes the default partition.
      default-value | The expression behind DEFAULT, as PostgreSQL prints it.
      deferred | Whether INITIALLY DEFERRED is written.
      difference | What is different.
      differences | What is different, each in words.
      dropped-on-commit | Whether ON COMMIT DROP is written.
      edit | What the edit changes: only the file's framing, only comments, only guards such as IF NOT EXISTS, or statements.
      empty | Whether WITH NO DATA is written.
      enabled | Whether the trigger is enabled.
      enforcing | Whether ENFORCED is written.
      enforced | Whether it is enforced: not with NOT ENFORCED.
      events | What fires it: insert, update, delete, truncate.
      expression | The expression.
      expressions | Whether a key is an expression.
      fires | In which sessions the trigger fires.
      for-each-row | Whether it is FOR EACH ROW.
      foreign | Whether it is a foreign table.
      from | Whether it is COPY FROM, which writes the table.
      full | Whether FULL is written.
      generated | How values are generated: serial, identity, a stored or virtual expression, or not.
      git-attribute | The line of .gitattributes that keeps line ends as they are, where only those changed.
      grantees | The roles that are named; `public` is everybody.
      grants | Whether it is GRANT, not REVOKE.
      hides | The findings that are hidden by it, in words.
      if-exists | Whether IF EXISTS is written.
      if-not-exists | Whether IF NOT EXISTS is written.
      including | The columns behind INCLUDE.
      index | The index's name.
      index:create-index | The index's name; no words where none is written.
      inherits | The parents behind INHERITS.
      inlined | Whether PostgreSQL puts its one expression in place of each call.
      is-default | Whether it becomes the default partition.
      is-finalize | Whether FINALIZE is written.
      joins | Whether it joins, rather than leaves.
      joins:delete | Whether USING names another table.
      joins:update | Whether FROM names another table.
      key-options | Whether a key has a collation, an operator class or an order.
      kind | What it is on, such as table, view or column; no words for what is no relation.
      labels | What the name of an index without a written name is made of.
      language | The language, in lower case.
      likes | The tables behind LIKE.
      local | Whether it is SET LOCAL.
      mentions | The columns that an expression, INCLUDE or WHERE names besides the keys.
      method | The access method, such as btree or gin.
      missing | The version that is left out.
      misuse | What is wrong with the suppression.
      mode | The lock's mode, as SQL writes it.
      name | The name.
      new-name | The new name.
      new-schema | The new schema.
      new-value | The new label.
      newest | The newest merged version.
      next-step | What to do about it.
      no-inherit | Whether NO INHERIT is written.
      not-null | Whether NOT NULL, PRIMARY KEY, identity or serial forbids NULL.
      not-null:create-domain | Whether it is NOT NULL.
      not-valid | Whether NOT VALID is written.
      noticed | Whether the migration tool notices the edit.
      nulls-not-distinct | Whether NULLS NOT DISTINCT is written.
      object | The kind of object.
      object:up-in-down | The object, in words.
      object:skipped-creation | The object, in words.
      of-type | The composite type behind OF.
      on | The table of a trigger, policy or rule; the table whose column owns a sequence.
      on:privileges | The kind of objects, such as table, all tables or schema; no words for roles.
      on-delete | What ON DELETE does.
      on-update | What ON UPDATE does.
      only | Whether ONLY is written.
      option | What is set.
      options | The options that are set.
      options:create-view | The options that WITH turns on or gives a value.
      other | The other migration's path.
      parameter | The parameter's name, in lower case.
      parameters | The names of the storage parameters.
      parent | The parent table.
      part | Whether it is on a constraint, trigger, policy or rule of the relation.
      partial | Whether it has a WHERE.
      partition | The partition.
      partition-key | The columns of the partition key; none for an expression.
      partition-of | The table of which it becomes a partition.
      partitioned | Whether PARTITION BY is written.
      per-chunk | Whether TimescaleDB builds it in a transaction for each chunk.
      persistence | Whether the table is permanent, temporary or unlogged.
      predicate | The condition behind WHERE.
      prepared | The prepared statement's name.
      privileges | The privileges, in lower case, such as insert or all; no words for roles.
      problem | What is wrong, in words.
      procedure | The procedure.
      publication | The publication.
      reads | The tables and views that it reads, as written.
      reason | What was not understood, in words.
      referenced-columns | The referenced columns; no words where the primary key is meant.
      referenced-table | The referenced table.
      refusal | What is wrong with it, in words.
      relation | The table or view that is named, or to which the object belongs.
      relations | The tables, views and sequences that are named.
      relations:create-routine | The tables and views that its body names.
      removes | Whether it takes the comment away: IS NULL, or an empty text.
      removal | What became of the file.
      replace | Whether OR REPLACE is written.
      restart-identity | Whether RESTART IDENTITY is written.
      roles | The roles whose objects are dropped or given away.
      row-columns | The columns that its body reads or writes by NEW and OLD.
      row-security | What is done.
      schemas | The schemas that are named.
      security-definer | Whether SECURITY DEFINER is written.
      self-join | The column by which it joins the table with itself.
      sets-search-path | Whether it sets a search_path of its own.
      settings | The storage parameters that are set, such as fillfactor=70; the replica identity.
      sqlstate | The error code of PostgreSQL.
      source | Where the rows come from.
      stored | Whether PostgreSQL keeps its body parsed: BEGIN ATOMIC or RETURN.
      table | The table, as written.
      tablespace | The tablespace.
      target | What is rebuilt.
      trigger | The trigger's name, or all, or user.
      trigger:create-routine | Whether it is a function for triggers.
      type | The data type, under PostgreSQL's own name: `character varying(20)` for varchar(20), `integer` for int4.
      type:add-enum-value | The enum type.
      type:rename-enum-value | The enum type.
      type:create-enum | The type's name.
      type:create-type | The type's name.
      type:create-domain | The domain's name.
      type:rename-type | The type's old name.
      type:alter-type | The type's name.
      type:alter-domain | The domain's name.
      type:alter-attribute | The composite type.
      type:set-type-schema | The type's name.
      unique | Whether UNIQUE is written.
      using | The expression behind USING.
      using-index | The index behind USING INDEX.
      value | The label.
      value:set-parameter | The value, without quotes; `default` for DEFAULT.
      values | The labels, in their order.
      version | The version.
      volatility | What it is declared as: immutable, stable or volatile.
      what | What it is about, in words.
      where | The condition behind WHERE.
      with-data | Whether the query is run: not with WITH NO DATA.
      writes | The tables that a rule's actions change.
      written | Where it is written: in CREATE TABLE, with a column of ADD COLUMN, or alone.
      """;

  /** The sentences, each by what the table has before its bar. */
  public static final Map<String, String> SENTENCES = OperationWords.read(TABLE);

  private ComponentWords() {}

  /** The sentence for a component of an operation; empty where there is none. */
  public static Optional<String> sentence(String operation, String component) {
    return Optional.ofNullable(SENTENCES.get(component + ":" + operation))
        .or(() -> Optional.ofNullable(SENTENCES.get(component)));
  }
}
