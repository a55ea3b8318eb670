// PostgreSQL's own grammar (libpg_query): statements with their ranges, and the SQL inside of blocks.

import { loadModule, parsePlPgSQLSync, parseSync, scanSync } from 'libpg-query';

await loadModule();

/** The statements of a text with their UTF-16 ranges, without comments before and behind them. */
export function parse(text) {
  if (!/\S/.test(text)) {
    return [];
  }
  const at = utf16Offsets(text);
  const { stmts = [] } = parseSync(text);
  const tokens = scanSync(text).tokens.filter((token) => !/^(SQL|C)_COMMENT$/.test(token.tokenName));
  let next = 0;
  return stmts.map(({ stmt, stmt_location: from = 0, stmt_len: length }) => {
    while (tokens[next].start < from) {
      next++;
    }
    const start = at(tokens[next].start);
    while (next + 1 < tokens.length && (!length || tokens[next + 1].start < from + length)) {
      next++;
    }
    return { start, end: at(tokens[next].end), stmt };
  });
}

/** The grammar's offsets count bytes of UTF-8, ours UTF-16. */
function utf16Offsets(text) {
  if (!/[^\x00-\x7f]/.test(text)) {
    return (offset) => offset;
  }
  const offsets = [];
  let at = 0;
  for (const character of text) {
    offsets.push(...Array(Buffer.byteLength(character)).fill(at));
    at += character.length;
  }
  return (offset) => offsets[offset] ?? at;
}

const nodes = (sql) => (parseSync(sql).stmts ?? []).map((statement) => statement.stmt);
const value = (expression) => nodes(`SELECT ${expression}`)[0].SelectStmt.targetList[0].ResTarget.val;

/** The statements that a DO block or function runs, as nodes in order; null for what is made up as it runs. */
export function body(text) {
  const { DoStmt, CreateFunctionStmt } = nodes(text)[0];
  const options = (DoStmt?.args ?? CreateFunctionStmt.options ?? []).map((node) => node.DefElem);
  const option = (key) => options.find((o) => o.defname === key)?.arg;
  const written = CreateFunctionStmt?.sql_body;
  if (written) {
    return written.List ? written.List.items.flatMap((inner) => inner.List?.items ?? []) : [written];
  }
  switch (option('language')?.String.sval.toLowerCase() ?? (DoStmt ? 'plpgsql' : 'sql')) {
    case 'sql': return nodes(option('as').List.items[0].String.sval);
    case 'plpgsql': return parsePlPgSQLSync(text).plpgsql_funcs.flatMap((f) => run(f.PLpgSQL_function.action));
    default: return [];
  }
}

const fixed = ({ PLpgSQL_expr: { query } }) => nodes(query);
const executed = ({ PLpgSQL_expr: { query } }) => {
  const { A_Const } = value(query);
  return A_Const?.sval ? nodes(A_Const.sval.sval ?? '') : [null];
};

/** What each statement of PL/pgSQL runs; what stands inside of any other is looked for. */
const RUN = {
  PLpgSQL_stmt_execsql: (n) => fixed(n.sqlstmt),
  PLpgSQL_stmt_call: (n) => fixed(n.expr),
  PLpgSQL_stmt_perform: (n) => fixed(n.expr),
  PLpgSQL_stmt_return_query: (n) => (n.query ? fixed(n.query) : executed(n.dynquery)),
  PLpgSQL_stmt_fors: (n) => [...fixed(n.query), ...run(n.body ?? [])],
  PLpgSQL_stmt_dynfors: (n) => [...executed(n.query), ...run(n.body ?? [])],
  PLpgSQL_stmt_dynexecute: (n) => executed(n.query),
  PLpgSQL_stmt_commit: (n) => [{ TransactionStmt: { kind: 'TRANS_STMT_COMMIT', ...n } }],
  PLpgSQL_stmt_rollback: (n) => [{ TransactionStmt: { kind: 'TRANS_STMT_ROLLBACK', ...n } }],
};

const run = (node) => Object.entries(node).flatMap(([kind, inner]) =>
  RUN[kind] ? RUN[kind](inner) : typeof inner === 'object' ? run(inner) : []);

/** A part of PostgreSQL's tree where we hold SQL text, which the grammar must read as the same tree. */
export class Tree {
  constructor(node) {
    this.form = JSON.stringify(node, (key, inner) => {
      if (/^location$|_(start|end|location)$/.test(key)) {
        return undefined;
      }
      // A type that SQL spells in words is one of pg_catalog: timestamp with time zone and timestamptz.
      return key === 'names' ? inner.filter((part) => part.String?.sval !== 'pg_catalog') : inner;
    });
  }

  toString() {
    return this.form;
  }
}

export class Expression extends Tree {
  means(sql) {
    return new Tree(value(`(${sql})`)).form === this.form;
  }
}

export class Type extends Tree {
  constructor(type) {
    super(plain(type));
  }

  means(sql) {
    return new Type(value(`NULL::${sql}`).TypeCast.typeName).form === this.form;
  }
}

/** pg_catalog.int4 and int4, numeric(4) and numeric(4, 0), int[] and int[][] are the same types. */
function plain({ names, typmods = [], arrayBounds }) {
  const name = names.map((part) => part.String.sval).filter((part, i) => i > 0 || part !== 'pg_catalog');
  const scale = name.join() === 'numeric' && typmods.length === 1 ? [{ A_Const: { ival: {} } }] : [];
  return { name, typmods: [...typmods, ...scale], array: !!arrayBounds };
}
