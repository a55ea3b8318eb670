// PostgreSQL's tree told as our operations (src/main/java/dev/migralint/sql): the same kinds, the same
// components. A component that is undefined can't be told from the tree; a pattern allows several words;
// a set has no order.

import { Expression, Type } from './grammar.mjs';

const expression = (node) => (node ? new Expression(node) : null);
const type = (node) => new Type(node);
const strings = (list = []) => list.map((node) => node.String.sval ?? '');
const name = (parts) => ({ schema: parts.at(-2) ?? null, name: parts.at(-1) });
const relations = (list = []) => list.map((node) => nameOf(node.RangeVar));
const option = (list = [], key) => list.map((node) => node.DefElem).find((o) => o.defname === key);
const isOn = (o) => !!o && !/^(false|off|0)$/.test(o.arg?.String?.sval ?? o.arg?.Integer?.ival ?? (o.arg?.Integer ? 0 : ''));
const cascade = (n) => n.behavior === 'DROP_CASCADE';
const readings = (table, reading, name = (kind) => kind) =>
  Object.fromEntries(Object.entries(table).map(([kind, about]) => [name(kind), reading(about)]));
const each = (kinds, reading) => Object.fromEntries(kinds.split(' ').map((kind) => [kind, reading]));

/** A name in any of the shapes that the grammar has for one. */
function nameOf(node) {
  if (!node || typeof node === 'string') {
    return node ? name([node]) : null;
  }
  const list = Array.isArray(node) ? node : node.List?.items ?? node.TypeName?.names ?? node.ObjectWithArgs?.objname;
  return list ? name(strings(list))
    : node.String ? name([node.String.sval])
    : { schema: node.schemaname ?? null, name: node.relname };
}

// Tables

const PERSISTENCE = { p: 'PERMANENT', t: 'TEMPORARY', u: 'UNLOGGED' };

const table = (made, ifNotExists, rest) => ({
  kind: 'CreateTable',
  table: nameOf(made),
  ifNotExists: !!ifNotExists,
  persistence: PERSISTENCE[made.relpersistence],
  copiesFrom: [],
  partitionOf: null,
  partitioned: false,
  asQuery: false,
  ...rest,
});

function createTable(n) {
  const inherited = relations(n.inhRelations);
  const elements = n.tableElts ?? [];
  const likes = elements.flatMap((e) => (e.TableLikeClause ? [nameOf(e.TableLikeClause.relation)] : []));
  const ofType = n.ofTypename ? [nameOf(n.ofTypename.names)] : [];
  const created = table(n.relation, n.if_not_exists, {
    copiesFrom: n.partbound ? [...inherited, ...likes] : [...ofType, ...likes, ...inherited],
    partitionOf: n.partbound ? inherited[0] : null,
    partitioned: !!n.partspec,
  });
  const parts = elements.flatMap((e) =>
    e.ColumnDef ? column(e.ColumnDef, created.table, 'CREATE_TABLE', false)
    : e.Constraint ? [constraint(e.Constraint, created.table, 'CREATE_TABLE')]
    : []);
  const isColumn = (part) => part.kind === 'AddColumn';
  return [created, ...parts.filter(isColumn), ...parts.filter((part) => !isColumn(part))];
}

const SERIALS = {
  serial: 'int4', serial4: 'int4', bigserial: 'int8', serial8: 'int8', smallserial: 'int2', serial2: 'int2',
};
const GENERATED = { s: 'STORED', v: 'VIRTUAL' };

/** A column and the constraints with it; in a table OF a type it has no type and is no new column. */
function column(def, table, written, ifNotExists) {
  const parts = withAttributes(def.constraints ?? []);
  const find = (...kinds) => parts.findLast((c) => kinds.includes(`${c.contype}`.replace('CONSTR_', '')));
  const keys = [{ String: { sval: def.colname } }];
  const constraints = parts
    .filter((c) => /_(CHECK|UNIQUE|PRIMARY|FOREIGN)$/.test(c.contype))
    .map((c) => constraint({ ...c, keys, fk_attrs: keys }, table, written));
  if (!def.typeName) {
    return constraints;
  }
  const { names, arrayBounds } = def.typeName;
  const serial = !arrayBounds && names.length === 1 && SERIALS[names[0].String.sval];
  const identity = find('IDENTITY') ? 'IDENTITY' : serial ? 'SERIAL' : 'NO';
  return [{
    kind: 'AddColumn',
    table,
    column: def.colname,
    type: type(serial ? { names: [{ String: { sval: serial } }] } : def.typeName),
    notNull: !!serial || !!find('NOTNULL', 'PRIMARY', 'IDENTITY'),
    defaultValue: expression(find('DEFAULT', 'GENERATED')?.raw_expr),
    generated: GENERATED[find('GENERATED')?.generated_kind] ?? identity,
    ifNotExists,
    written,
  }, ...constraints];
}

/** In a column NOT ENFORCED and its kin are nodes of their own, behind the constraint that they belong to. */
function withAttributes(list) {
  const constraints = [];
  for (const { Constraint } of list) {
    if (Constraint.contype === 'CONSTR_ATTR_NOT_ENFORCED') {
      constraints.at(-1).is_enforced = false;
    } else if (!Constraint.contype.startsWith('CONSTR_ATTR_')) {
      constraints.push({ ...Constraint });
    }
  }
  return constraints;
}

const key = (c) => ({ columns: c.indexname ? [] : strings(c.keys), usingIndex: c.indexname ?? null });
/** The grammar takes what is NOT ENFORCED for NOT VALID, too. */
const valid = (c) => ({ enforced: !!c.is_enforced, notValid: c.is_enforced ? !!c.skip_validation : undefined });

const CONSTRAINTS = {
  CONSTR_CHECK: (c) => ({ kind: 'AddCheck', expression: expression(c.raw_expr), ...valid(c) }),
  CONSTR_UNIQUE: (c) => ({ kind: 'AddUnique', ...key(c) }),
  CONSTR_PRIMARY: (c) => ({ kind: 'AddPrimaryKey', ...key(c) }),
  CONSTR_EXCLUSION: () => ({ kind: 'AddExclude' }),
  CONSTR_NOTNULL: (c) => ({ kind: 'AddNotNull', column: strings(c.keys)[0], notValid: !!c.skip_validation }),
  CONSTR_FOREIGN: (c) => ({
    kind: 'AddForeignKey',
    columns: strings(c.fk_attrs),
    referencedTable: nameOf(c.pktable),
    referencedColumns: strings(c.pk_attrs),
    ...valid(c),
  }),
};

const constraint = (c, table, written) => ({ table, constraint: c.conname ?? null, written, ...CONSTRAINTS[c.contype](c) });

const onColumn = (kind, more = () => ({})) => (c, n) => ({ kind, column: c.name ?? '?', ...more(c, n) });
const onConstraint = (kind, more = () => ({})) => (c, n) => ({
  kind, constraint: c.name ?? c.def.ATAlterConstraint.conname, ...more(c, n) });
const trigger = (enabled, all) => (c) => ({ kind: 'SetTriggerState', trigger: all ?? c.name, enabled });
const rowSecurity = (rowSecurity) => () => ({ kind: 'SetRowSecurity', rowSecurity });
const inheritance = (joins) => (c) => ({ kind: 'SetInheritance', parent: nameOf(c.def.RangeVar), joins });
const persistence = (persistence) => () => ({ kind: 'SetPersistence', persistence });
const detach = (isFinalize) => ({ def: { PartitionCmd: part } }) => ({
  kind: 'DetachPartition', partition: nameOf(part.name), concurrently: !!part.concurrent, isFinalize });
const missing = (c) => ({ ifExists: !!c.missing_ok });
const dropped = (c, n) => ({ ifExists: !!(c.missing_ok || n.missing_ok), cascade: cascade(c) });

const COLUMN_OPTIONS = {
  SetStatistics: 'STATISTICS', SetOptions: 'ATTRIBUTE_OPTIONS', ResetOptions: 'ATTRIBUTE_OPTIONS', SetStorage: 'STORAGE',
  SetCompression: 'COMPRESSION', SetIdentity: 'IDENTITY_SEQUENCE', AlterColumnGenericOptions: 'FOREIGN_OPTIONS',
};

const TABLE_OPTIONS = {
  SetRelOptions: 'STORAGE_PARAMETERS', ResetRelOptions: 'STORAGE_PARAMETERS', ClusterOn: 'CLUSTER_ON',
  DropCluster: 'WITHOUT_CLUSTER', DropOids: 'WITHOUT_OIDS', ReplicaIdentity: 'REPLICA_IDENTITY', ChangeOwner: 'OWNER',
  AddOf: 'OF_TYPE', DropOf: 'OF_TYPE', EnableRule: 'RULE_STATE', EnableAlwaysRule: 'RULE_STATE',
  EnableReplicaRule: 'RULE_STATE', DisableRule: 'RULE_STATE', GenericOptions: 'FOREIGN_OPTIONS',
};

/** The actions of ALTER TABLE, without AT_ before their names. */
const ACTIONS = {
  ...readings(COLUMN_OPTIONS, (option) => onColumn('SetColumnOption', () => ({ option }))),
  ...readings(TABLE_OPTIONS, (option) => () => ({ kind: 'SetTableOption', option })),
  ColumnDefault: (c) => c.def
    ? { kind: 'SetDefault', column: c.name, defaultValue: expression(c.def) }
    : { kind: 'DropDefault', column: c.name },
  DropNotNull: onColumn('DropNotNull'),
  SetNotNull: onColumn('SetNotNull'),
  SetExpression: onColumn('SetExpression', (c) => ({ expression: expression(c.def) })),
  DropExpression: onColumn('DropExpression', missing),
  AddIdentity: onColumn('AddIdentity'),
  DropIdentity: onColumn('DropIdentity', missing),
  DropColumn: onColumn('DropColumn', dropped),
  AlterColumnType: onColumn('AlterColumnType', ({ def: { ColumnDef: def } }) => ({
    type: type(def.typeName),
    using: expression(def.raw_default),
    collation: nameOf(def.collClause?.collname),
  })),
  DropConstraint: onConstraint('DropConstraint', dropped),
  ValidateConstraint: onConstraint('ValidateConstraint'),
  AlterConstraint: onConstraint('AlterConstraint'),
  SetLogged: persistence('PERMANENT'),
  SetUnLogged: persistence('UNLOGGED'),
  SetAccessMethod: () => ({ kind: 'SetAccessMethod' }),
  SetTableSpace: (c) => ({ kind: 'SetTablespace', tablespace: c.name }),
  ...each('EnableTrig EnableAlwaysTrig EnableReplicaTrig', trigger(true)),
  DisableTrig: trigger(false),
  EnableTrigAll: trigger(true, 'all'),
  DisableTrigAll: trigger(false, 'all'),
  EnableTrigUser: trigger(true, 'user'),
  DisableTrigUser: trigger(false, 'user'),
  AddInherit: inheritance(true),
  DropInherit: inheritance(false),
  EnableRowSecurity: rowSecurity('ENABLE'),
  DisableRowSecurity: rowSecurity('DISABLE'),
  ForceRowSecurity: rowSecurity('FORCE'),
  NoForceRowSecurity: rowSecurity('NO_FORCE'),
  AttachPartition: ({ def: { PartitionCmd: part } }) => ({
    kind: 'AttachPartition', partition: nameOf(part.name), isDefault: !!part.bound.is_default }),
  DetachPartition: detach(false),
  DetachPartitionFinalize: detach(true),
};

function action(c, n) {
  const table = nameOf(n.relation);
  switch (c.subtype) {
    case 'AT_AddColumn': return column(c.def.ColumnDef, table, 'ADD_COLUMN', !!c.missing_ok);
    case 'AT_AddConstraint': return [constraint(c.def.Constraint, table, 'ALONE')];
    default: return [{ table, ...ACTIONS[c.subtype.replace('AT_', '')](c, n) }];
  }
}

const INDEX_OPTIONS = {
  AT_SetTableSpace: 'TABLESPACE',
  ...each('AT_SetRelOptions AT_ResetRelOptions', 'STORAGE_PARAMETERS'),
  ...each('AT_SetStatistics AT_SetOptions AT_ResetOptions', 'STATISTICS'),
  AT_AttachPartition: 'ATTACH_PARTITION',
};

function alterTable(n) {
  const actions = n.cmds.map((node) => node.AlterTableCmd);
  const altered = nameOf(n.relation);
  switch (words(n.objtype)) {
    case 'table':
    case 'foreign table': return actions.flatMap((c) => action(c, n));
    case 'index': return actions.map((c) => ({ kind: 'AlterIndex', index: altered, option: INDEX_OPTIONS[c.subtype] }));
    case 'type': return { kind: 'AlterType', type: altered };
    default: return object('AlterObject', words(n.objtype), altered);
  }
}

function createIndex(n) {
  const keys = n.indexParams.map((node) => node.IndexElem);
  return {
    kind: 'CreateIndex',
    index: n.idxname ?? null,
    table: nameOf(n.relation),
    unique: !!n.unique,
    concurrently: !!n.concurrent,
    ifNotExists: !!n.if_not_exists,
    only: !n.relation.inh,
    method: n.accessMethod,
    columns: keys.flatMap((k) => k.name ?? []),
    expressions: keys.some((k) => k.expr),
    predicate: expression(n.whereClause),
  };
}

// Other objects

const WORDS = {
  OBJECT_MATVIEW: 'materialized view', OBJECT_FDW: 'foreign data wrapper', OBJECT_FOREIGN_SERVER: 'server',
  OBJECT_OPCLASS: 'operator class', OBJECT_OPFAMILY: 'operator family', OBJECT_STATISTIC_EXT: 'statistics',
  OBJECT_TSCONFIGURATION: 'text search configuration', OBJECT_TSDICTIONARY: 'text search dictionary',
  OBJECT_TSPARSER: 'text search parser', OBJECT_TSTEMPLATE: 'text search template', OBJECT_LARGEOBJECT: 'large object',
  OBJECT_LANGUAGE: /^(trusted )?(procedural )?language$/, OBJECT_CONVERSION: /^(default )?conversion$/,
  OBJECT_ROLE: /^(role|user|group)$/,
};

const words = (type) => WORDS[type] ?? type.replace('OBJECT_', '').toLowerCase().replace('_', ' ');
const object = (kind, object, name, more) => ({ kind, object, name, on: null, ...more });
const command = (command) => ({ kind: 'Command', command });
const maintenance = (command, full) => ({ kind: 'Maintenance', command, full });
const alterRole = command(/^alter (role|user|group)$/);

/** An object's name and, where it has one, its table; what is told apart by types or methods has no plain name. */
function identity(object, node) {
  switch (object) {
    case 'trigger':
    case 'policy':
    case 'rule': {
      const parts = strings(node.List.items);
      return { name: name(parts.slice(-1)), on: name(parts.slice(0, -1)) };
    }
    case 'operator class':
    case 'operator family': return { name: nameOf(node.List.items.slice(1)), on: null };
    case 'cast':
    case 'operator':
    case 'transform':
    case 'large object': return { name: null, on: null };
    default: return { name: nameOf(node), on: null };
  }
}

const drop = (n) => n.objects.map((node) => {
  const dropped = words(n.removeType);
  const how = { ifExists: !!n.missing_ok, cascade: cascade(n) };
  switch (dropped) {
    case 'table':
    case 'foreign table': return { kind: 'DropTable', table: nameOf(node), ...how };
    case 'index': return { kind: 'DropIndex', index: nameOf(node), concurrently: !!n.concurrent, ...how };
    default: return { kind: 'DropObject', object: dropped, ...identity(dropped, node), ...how };
  }
});

function rename(n) {
  const renamed = words(n.renameType);
  const on = nameOf(n.relation);
  const to = { newName: n.newname };
  const ifExists = !!n.missing_ok;
  switch (renamed) {
    case 'table':
    case 'foreign table': return { kind: 'RenameTable', table: on, ...to, ifExists };
    case 'column': return /TABLE/.test(n.relationType)
      ? { kind: 'RenameColumn', table: on, column: n.subname, ...to }
      : object('AlterObject', words(n.relationType), on);
    case 'tabconstraint': return { kind: 'RenameConstraint', table: on, constraint: n.subname, ...to };
    case 'index': return { kind: 'RenameIndex', index: on, ...to, ifExists };
    case 'type':
    case 'domain': return { kind: 'RenameType', type: nameOf(n.object), ...to };
    case 'attribute': return { kind: 'AlterType', type: on };
    case 'domconstraint': return alterDomain(nameOf(n.object));
    case 'database': return command('alter database');
    case WORDS.OBJECT_ROLE: return alterRole;
    case 'trigger':
    case 'policy':
    case 'rule': return { kind: 'RenameObject', object: renamed, name: name([n.subname]), on, ...to };
    default: {
      const about = n.object ? identity(renamed, n.object) : { name: on ?? name([n.subname]), on: null };
      return { kind: 'RenameObject', object: renamed, ...about, ...to };
    }
  }
}

const alterDomain = (type, action = 'OTHER', notValid = false) => ({ kind: 'AlterDomain', type, action, notValid });
const DOMAIN_ACTIONS = { C: 'ADD_CONSTRAINT', V: 'VALIDATE_CONSTRAINT', O: 'SET_NOT_NULL' };

/** A new owner or schema, or an extension to depend on. */
function alter(n) {
  const altered = words(n.objectType);
  const { name, on } = n.relation ? { name: nameOf(n.relation), on: null } : identity(altered, n.object);
  const newSchema = n.newschema;
  switch (altered) {
    case 'table':
    case 'foreign table': return { kind: 'SetTableSchema', table: name, newSchema, ifExists: !!n.missing_ok };
    case 'type': return newSchema ? { kind: 'SetTypeSchema', type: name, newSchema } : { kind: 'AlterType', type: name };
    case 'domain': return newSchema ? { kind: 'SetTypeSchema', type: name, newSchema } : alterDomain(name);
    case 'database': return command('alter database');
    case 'index': return { kind: 'AlterIndex', index: name, option: 'DEPENDS_ON_EXTENSION' };
    case 'trigger': return object('AlterObject', 'trigger', nameOf(n.object), { on: name });
    default: return object('AlterObject', altered, name, { on });
  }
}

const onType = (kind, components) => (n) => ({ kind, type: nameOf(n.typeName ?? n.typevar), ...components?.(n) });

function domain(n) {
  const constraints = (n.constraints ?? []).map((node) => node.Constraint);
  return {
    baseType: type(n.typeName),
    constrained: constraints.some((c) => /_(CHECK|NOTNULL)$/.test(c.contype)),
    defaultValue: expression(constraints.find((c) => c.contype === 'CONSTR_DEFAULT')?.raw_expr),
  };
}

// Sessions and rows

const savepoint = (kind) => (n) => ({ kind, name: n.savepoint_name });
const TRANSACTIONS = {
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

function set({ kind, name: parameter, args = [], is_local }) {
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
const tableOfQuery = (into, ifNotExists) => table(into.rel, ifNotExists, { asQuery: true });
const source = (select) => (!select ? 'DEFAULT_VALUES' : select.SelectStmt.valuesLists ? 'VALUES' : 'QUERY');
const where = (n) => (n.whereClause?.CurrentOfExpr ? undefined : expression(n.whereClause));
const change = (kind, n, more) => ({ kind, table: nameOf(n.relation), ...more });
const ROWS = {
  SelectStmt: (n, seen) => (intoOf(n) ? tableOfQuery(intoOf(n), false) : { kind: 'Query', ...seen }),
  InsertStmt: (n, seen) => change('Insert', n, { source: source(n.selectStmt), ...seen }),
  UpdateStmt: (n, seen) => change('Update', n, { where: where(n), ...seen }),
  DeleteStmt: (n, seen) => change('Delete', n, { where: where(n), ...seen }),
  MergeStmt: (n, seen) => change('Merge', n, seen),
};

/** A query or data change with what it reads and calls; the changes in its WITH come before it. */
function rows(query, hidden = []) {
  const seen = { reads: [], calls: [], changes: [] };
  mentions(query, hidden, seen);
  const [kind, node] = Object.entries(query)[0];
  return [...seen.changes, ROWS[kind](node, { reads: new Set(seen.reads), calls: new Set(seen.calls) })];
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

const LOCKS = ['access share', 'row share', 'row exclusive', 'share update exclusive', 'share', 'share row exclusive',
  'exclusive', 'access exclusive'];

/** CREATE or ALTER of an object: its words, and where its name and its table's stand in the node. */
const create = (words, name, on) => (n) =>
  object('CreateObject', words, nameOf(n[name]), { on: nameOf(n[on]), replace: !!n.replace });
const altered = (words, name, on) => (n) => object('AlterObject', words, nameOf(n[name]), { on: nameOf(n[on]) });

/** What Create…Stmt and Alter…Stmt are about; some objects have only one of them. */
const OBJECTS = {
  Policy: ['policy', 'policy_name', 'table'], Trig: ['trigger', 'trigname', 'relation'], Seq: ['sequence', 'sequence'],
  Schema: ['schema', 'schemaname'], Extension: ['extension', 'extname'], ExtensionContents: ['extension', 'extname'],
  Publication: ['publication', 'pubname'], Subscription: ['subscription', 'subname'], Stats: ['statistics', 'defnames'],
  EventTrig: ['event trigger', 'trigname'], Fdw: ['foreign data wrapper', 'fdwname'], ForeignServer: ['server', 'servername'],
  OpClass: ['operator class', 'opclassname'], OpFamily: ['operator family', 'opfamilyname'], Operator: ['operator'],
  Collation: ['collation', 'collname'], Conversion: [WORDS.OBJECT_CONVERSION, 'conversion_name'], Cast: ['cast'],
  PLang: [WORDS.OBJECT_LANGUAGE, 'plname'], Transform: ['transform'], Am: ['access method', 'amname'],
  TSConfiguration: ['text search configuration', 'cfgname'], TSDictionary: ['text search dictionary', 'dictname'],
  UserMapping: ['user mapping'], TableSpaceOptions: ['tablespace', 'tablespacename'],
};

/** What we know by its words alone. */
const COMMANDS = {
  CommentStmt: 'comment', SecLabelStmt: 'security label', NotifyStmt: 'notify', ListenStmt: 'listen',
  UnlistenStmt: 'unlisten', PrepareStmt: 'prepare', ExecuteStmt: 'execute', DeallocateStmt: 'deallocate',
  ExplainStmt: 'explain', VariableShowStmt: 'show', LoadStmt: 'load', ImportForeignSchemaStmt: 'import',
  DeclareCursorStmt: 'declare', ClosePortalStmt: 'close', ReassignOwnedStmt: 'reassign', DropOwnedStmt: 'drop owned',
  AlterDefaultPrivilegesStmt: 'alter default privileges', AlterDatabaseStmt: 'alter database',
  AlterDatabaseSetStmt: 'alter database', AlterDatabaseRefreshCollStmt: 'alter database',
};

/** Work on the server itself that we call full. */
const MAINTENANCE = {
  CreatedbStmt: 'create database', CreateTableSpaceStmt: 'create tablespace', CreateSubscriptionStmt: 'create subscription',
  DropdbStmt: 'drop database', DropTableSpaceStmt: 'drop tablespace', DropSubscriptionStmt: 'drop subscription',
};

/** Each kind of statement: its node as our operations. */
const STATEMENTS = {
  ...readings(OBJECTS, (about) => create(...about), (kind) => `Create${kind}Stmt`),
  ...readings(OBJECTS, (about) => altered(...about), (kind) => `Alter${kind}Stmt`),
  ...readings(COMMANDS, (words) => () => command(words)),
  ...readings(MAINTENANCE, (words) => () => maintenance(words, true)),
  CreateStmt: createTable,
  CreateForeignTableStmt: (n) => createTable(n.base),
  CreateTableAsStmt: (n) => n.objtype === 'OBJECT_MATVIEW'
    ? object('CreateObject', 'materialized view', nameOf(n.into.rel), { replace: false })
    : tableOfQuery(n.into, n.if_not_exists),
  AlterTableStmt: alterTable,
  AlterTableMoveAllStmt: (n) => maintenance(`alter ${words(n.objtype)} all`, true),
  IndexStmt: createIndex,
  DropStmt: drop,
  RenameStmt: rename,
  ...each('AlterObjectSchemaStmt AlterOwnerStmt AlterObjectDependsStmt', alter),
  TruncateStmt: (n) => relations(n.relations).map((table) => ({ kind: 'Truncate', table, cascade: cascade(n) })),
  LockStmt: (n) => relations(n.relations).map((table) => ({ kind: 'LockTable', table, mode: LOCKS[n.mode - 1] })),
  ReindexStmt: (n) => ({
    kind: 'Reindex',
    target: n.kind.replace('REINDEX_OBJECT_', ''),
    name: nameOf(n.relation ?? n.name),
    concurrently: isOn(option(n.params, 'concurrently')),
  }),

  CreateEnumStmt: onType('CreateEnum', (n) => ({ values: strings(n.vals) })),
  ...each('CompositeTypeStmt CreateRangeStmt', onType('CreateType')),
  CreateDomainStmt: (n) => ({ kind: 'CreateDomain', type: nameOf(n.domainname), ...domain(n) }),
  AlterDomainStmt: (n) => alterDomain(nameOf(n.typeName), DOMAIN_ACTIONS[n.subtype], !!n.def?.Constraint?.skip_validation),
  AlterTypeStmt: onType('AlterType'),
  AlterEnumStmt: (n) => n.oldVal
    ? onType('RenameEnumValue', () => ({ value: n.oldVal, newValue: n.newVal }))(n)
    : onType('AddEnumValue', () => ({ value: n.newVal, ifNotExists: !!n.skipIfNewValExists }))(n),

  ViewStmt: create('view', 'view'),
  CreateFunctionStmt: (n) => create(n.is_procedure ? 'procedure' : 'function', 'funcname')(n),
  RuleStmt: create('rule', 'rulename', 'relation'),
  DefineStmt: (n) => n.kind === 'OBJECT_TYPE'
    ? { kind: 'CreateType', type: nameOf(n.defnames) }
    : create(words(n.kind), n.kind === 'OBJECT_OPERATOR' ? undefined : 'defnames')(n),
  CreateRoleStmt: (n) => create(n.stmt_type.replace('ROLESTMT_', '').toLowerCase(), 'role')(n),

  AlterFunctionStmt: (n) => object('AlterObject', words(n.objtype), nameOf(n.func.objname)),
  RefreshMatViewStmt: altered('materialized view', 'relation'),
  ...each('AlterRoleStmt AlterRoleSetStmt', () => alterRole),
  AlterSystemStmt: () => maintenance('alter system', false),

  DropRoleStmt: (n) => n.roles.map(({ RoleSpec: role }) =>
    object('DropObject', WORDS.OBJECT_ROLE, nameOf(role.rolename), { ifExists: !!n.missing_ok, cascade: false })),
  DropUserMappingStmt: (n) => object('DropObject', 'user mapping', null, { ifExists: !!n.missing_ok, cascade: false }),

  TransactionStmt: (n) => TRANSACTIONS[n.kind](n),
  VariableSetStmt: set,
  ConstraintsSetStmt: () => ({ kind: 'SetTransaction' }),

  CopyStmt: (n) => ({ kind: 'Copy', table: nameOf(n.relation), from: !!n.is_from }),
  DoStmt: (n) => ({ kind: 'DoBlock', language: option(n.args, 'language')?.arg.String.sval ?? 'plpgsql' }),
  CallStmt: (n) => ({ kind: 'Call', procedure: nameOf(n.funccall.funcname) }),

  VacuumStmt: (n) => n.is_vacuumcmd
    ? maintenance('vacuum', isOn(option(n.options, 'full')))
    : maintenance(/^analy[sz]e$/, false),
  ClusterStmt: () => maintenance('cluster', false),
  CheckPointStmt: () => maintenance('checkpoint', false),
  DiscardStmt: (n) => (n.target === 'DISCARD_ALL' ? maintenance('discard all', false) : command('discard')),
  ...each('GrantStmt GrantRoleStmt', (n) => command(n.is_grant ? 'grant' : 'revoke')),
  FetchStmt: (n) => command(n.ismove ? 'move' : 'fetch'),
};

/** A statement's node as a list of our operations. */
export function operations(statement) {
  const [kind, node] = Object.entries(statement)[0];
  return kind in ROWS ? rows(statement) : [STATEMENTS[kind]?.(node) ?? { kind }].flat();
}
