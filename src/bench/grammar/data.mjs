// Sessions, queries and data changes told as our operations.

import { command, each, expression, nameOf, strings } from './names.mjs';
import { table } from './tables.mjs';

const savepoint = (kind) => (n) => ({ kind, name: n.savepoint_name });
export const TRANSACTIONS = {
  ...each('TRANS_STMT_BEGIN TRANS_STMT_START', () => ({ kind: 'Begin' })),
  TRANS_STMT_COMMIT: (n) => ({ kind: 'Commit', chain: !!n.chain }),
  TRANS_STMT_ROLLBACK: (n) => ({ kind: 'Rollback', chain: !!n.chain }),
  TRANS_STMT_SAVEPOINT: savepoint('Savepoint'),
  TRANS_STMT_RELEASE: savepoint('ReleaseSavepoint'),
  TRANS_STMT_ROLLBACK_TO: savepoint('RollbackToSavepoint'),
  TRANS_STMT_PREPARE: () => ({ kind: 'PrepareTransaction' }),
  TRANS_STMT_COMMIT_PREPARED: () => command('commit prepared'),
  TRANS_STMT_ROLLBACK_PREPARED: () => command('rollback prepared'),
};

export function set({ kind, name: parameter, args = [], is_local }) {
  const assigned = (value) => ({ kind: 'SetParameter', parameter: parameter.toLowerCase(), value, local: !!is_local });
  switch (kind) {
    case 'VAR_SET_MULTI': return { kind: 'SetTransaction' };
    case 'VAR_RESET': return { kind: 'ResetParameter', parameter };
    case 'VAR_RESET_ALL': return { kind: 'ResetParameter', parameter: 'all' };
    case 'VAR_SET_DEFAULT': return assigned('default');
    case 'VAR_SET_CURRENT': return assigned('current');
    default: return assigned(args.map(constant).join(', '));
  }
}

function constant({ A_Const, TypeCast }) {
  const { sval, ival, fval } = A_Const ?? TypeCast.arg.A_Const;
  return sval ? sval.sval ?? '' : fval ? fval.fval : String(ival.ival ?? 0);
}

const intoOf = (n) => (n.larg ? intoOf(n.larg) : n.intoClause);
export const tableOfQuery = (into, ifNotExists, reads) => table(into.rel, ifNotExists, {
  asQuery: true, reads, tablespace: into.tableSpaceName ?? null, accessMethod: into.accessMethod ?? null,
  droppedOnCommit: into.onCommit === 'ONCOMMIT_DROP' });
const source = (select) => (!select ? 'DEFAULT_VALUES' : select.SelectStmt.valuesLists ? 'VALUES' : 'QUERY');
const where = (n) => (n.whereClause?.CurrentOfExpr ? undefined : expression(n.whereClause));
const targets = (list = []) => list.map((node) => node.ResTarget.name);
const change = (kind, n, more) => ({ kind, table: nameOf(n.relation), ...more });
export const ROWS = {
  SelectStmt: (n, seen) => (intoOf(n) ? tableOfQuery(intoOf(n), false, seen.reads) : { kind: 'Query', ...seen }),
  InsertStmt: (n, seen) => change('Insert', n, { columns: targets(n.cols), source: source(n.selectStmt), ...seen }),
  UpdateStmt: (n, seen) => change('Update', n, {
    columns: targets(n.targetList), joins: !!n.fromClause, where: where(n), ...seen }),
  DeleteStmt: (n, seen) => change('Delete', n, { joins: !!n.usingClause, where: where(n), ...seen }),
  MergeStmt: (n, seen) => change('Merge', n, seen),
  ReturnStmt: (n, seen) => ({ kind: 'Query', ...seen }),
};

/** A query or data change with what it reads and calls; the changes in its WITH come before it. */
export function rows(query, hidden = []) {
  const { changes, reads, calls } = named(query, hidden);
  const [kind, node] = Object.entries(query)[0];
  return [...changes, ROWS[kind](node, { reads: readsOf(reads), calls: new Set(calls) })];
}

/** What is only planned: nothing is left of it but what it would read. */
export const looked = (statement) => ({ kind: 'Query', reads: readsOf(named(statement).reads), calls: new Set() });

/** How relations are read, in full or with row locks, is not compared. */
export const readsOf = (relations) => new Set(relations.map((relation) => ({ relation })));

/** The relations, functions and data changes in a part of a statement. */
export function named(part, hidden = []) {
  const seen = { reads: [], calls: [], changes: [] };
  mentions(part, hidden, seen);
  return seen;
}

/** LIKE … ESCAPE and SIMILAR TO are calls to the grammar, and words of SQL like SUBSTRING, but not to us. */
const SYNTAX = ['like_escape', 'similar_to_escape', 'substring', 'overlay', 'json_object'];
const isCall = (n) => n.funcformat === 'COERCE_EXPLICIT_CALL' && !SYNTAX.includes(strings(n.funcname).at(-1));

/** Gathers what is named in a part of a query; hidden are the names of its WITH queries. */
function mentions(node, hidden, seen) {
  for (const { CommonTableExpr: { ctename, ctequery } } of node.withClause?.ctes ?? []) {
    const inside = node.withClause.recursive ? [...hidden, ctename] : hidden;
    const changes = ctequery.SelectStmt ? [] : rows(ctequery, inside);
    mentions(ctequery, inside, ctequery.SelectStmt ? seen : { ...seen, changes: [] });
    seen.changes.push(...changes);
    hidden = [...hidden, ctename];
  }
  for (const [kind, inner] of Object.entries(node)) {
    if (kind === 'RangeVar' && (inner.schemaname || !hidden.includes(inner.relname))) {
      seen.reads.push(nameOf(inner));
    } else if (kind === 'FuncCall' && isCall(inner)) {
      seen.calls.push(nameOf(inner.funcname));
    }
    if (inner instanceof Object && kind !== 'withClause' && kind !== 'lockingClause') {
      mentions(inner, hidden, seen);
    }
  }
}
