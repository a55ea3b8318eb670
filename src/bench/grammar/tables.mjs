// Tables, their columns, constraints and indexes, told as our operations.

import { cascade, each, expression, nameOf, object, readings, relations, strings, type, words } from './names.mjs';

const PERSISTENCE = { p: 'PERMANENT', t: 'TEMPORARY', u: 'UNLOGGED' };

export const table = (made, ifNotExists, rest) => ({
  kind: 'CreateTable',
  table: nameOf(made),
  ifNotExists: !!ifNotExists,
  persistence: PERSISTENCE[made.relpersistence],
  likes: [],
  inherits: [],
  partitionOf: null,
  defaultPartition: false,
  partitioned: false,
  foreign: false,
  asQuery: false,
  reads: new Set(),
  bound: null,
  partitionKey: [],
  ofType: null,
  droppedOnCommit: false,
  ...rest,
});

/** What LIKE may include, by the bits of the grammar. */
const INCLUDED = [
  'COMMENTS', 'COMPRESSION', 'CONSTRAINTS', 'DEFAULTS', 'GENERATED', 'IDENTITY', 'INDEXES', 'STATISTICS', 'STORAGE'];
const like = ({ relation, options = 0 }) => ({
  table: nameOf(relation), including: new Set(INCLUDED.filter((_, bit) => options & (1 << bit))) });

const expressions = (list = []) => list.map(expression);
const bound = (b) => (b.is_default ? null : {
  from: expressions(b.lowerdatums), to: expressions(b.upperdatums), in: expressions(b.listdatums) });

/** The column that a key is, which parentheses and a collation leave a column. */
function columnOf({ name, expr }) {
  const bare = expr?.CollateClause?.arg ?? expr;
  return name ?? bare?.ColumnRef?.fields.at(-1).String?.sval;
}

/** The columns of a key that holds no expression. */
function partitionKey(keys = []) {
  const columns = keys.map((node) => columnOf(node.PartitionElem));
  return columns.includes(undefined) ? [] : columns;
}

export function createTable(n, foreign = false) {
  const inherited = relations(n.inhRelations);
  const elements = n.tableElts ?? [];
  const created = table(n.relation, n.if_not_exists, {
    likes: elements.flatMap((e) => (e.TableLikeClause ? [like(e.TableLikeClause)] : [])),
    inherits: n.partbound ? [] : inherited,
    partitionOf: n.partbound ? inherited[0] : null,
    defaultPartition: !!n.partbound?.is_default,
    partitioned: !!n.partspec,
    foreign,
    bound: n.partbound ? bound(n.partbound) : null,
    partitionKey: partitionKey(n.partspec?.partParams),
    ofType: nameOf(n.ofTypename?.names),
    tablespace: n.tablespacename ?? null,
    accessMethod: n.accessMethod ?? null,
    droppedOnCommit: n.oncommit === 'ONCOMMIT_DROP',
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

const key = (c, only) => ({
  only, columns: c.indexname ? [] : strings(c.keys), including: strings(c.including), usingIndex: c.indexname ?? null });
/** The grammar takes what is NOT ENFORCED for NOT VALID, too. */
const valid = (c) => ({ enforced: !!c.is_enforced, notValid: c.is_enforced ? !!c.skip_validation : undefined });

const REFERENTIAL_ACTIONS = { a: 'NO_ACTION', r: 'RESTRICT', c: 'CASCADE', n: 'SET_NULL', d: 'SET_DEFAULT' };

const CONSTRAINTS = {
  CONSTR_CHECK: (c) => ({ kind: 'AddCheck', expression: expression(c.raw_expr), noInherit: !!c.is_no_inherit, ...valid(c) }),
  CONSTR_UNIQUE: (c, only) => ({ kind: 'AddUnique', nullsNotDistinct: !!c.nulls_not_distinct, ...key(c, only) }),
  CONSTR_PRIMARY: (c, only) => ({ kind: 'AddPrimaryKey', ...key(c, only) }),
  CONSTR_EXCLUSION: ({ exclusions, where_clause: where }) => {
    const keys = exclusions.map((node) => node.List.items[0].IndexElem);
    return {
      kind: 'AddExclude', columns: keys.flatMap((k) => columnOf(k) ?? []), expressions: keys.some((k) => !columnOf(k)), partial: !!where };
  },
  CONSTR_NOTNULL: (c) => ({ kind: 'AddNotNull', column: strings(c.keys)[0], notValid: !!c.skip_validation }),
  CONSTR_FOREIGN: (c) => ({
    kind: 'AddForeignKey',
    columns: strings(c.fk_attrs),
    referencedTable: nameOf(c.pktable),
    referencedColumns: strings(c.pk_attrs),
    onDelete: REFERENTIAL_ACTIONS[c.fk_del_action],
    onUpdate: REFERENTIAL_ACTIONS[c.fk_upd_action],
    ...valid(c),
  }),
};

const constraint = (c, table, written, only = false) => ({
  table, constraint: c.conname ?? null, written, ...CONSTRAINTS[c.contype](c, only) });

const onColumn = (kind, more = () => ({})) => (c, n) => ({ kind, column: c.name ?? '?', ...more(c, n) });
const onConstraint = (kind, more = () => ({})) => (c, n) => ({
  kind, constraint: c.name ?? c.def.ATAlterConstraint.conname, ...more(c, n) });
const trigger = (fires, all) => (c) => ({
  kind: 'SetTriggerState', trigger: all ?? c.name, enabled: fires !== 'NEVER', fires });
const rowSecurity = (rowSecurity) => () => ({ kind: 'SetRowSecurity', rowSecurity });
const inheritance = (joins) => (c) => ({ kind: 'SetInheritance', parent: nameOf(c.def.RangeVar), joins });
const persistence = (persistence) => () => ({ kind: 'SetPersistence', persistence });
const detach = (isFinalize) => ({ def: { PartitionCmd: part } }) => ({
  kind: 'DetachPartition', partition: nameOf(part.name), concurrently: !!part.concurrent, isFinalize });
const isOnly = (c, n) => ({ only: !n.relation.inh });
const missing = (c) => ({ ifExists: !!c.missing_ok });
const dropped = (c, n) => ({ ...isOnly(c, n), ifExists: !!(c.missing_ok || n.missing_ok), cascade: cascade(c) });

const COLUMN_OPTIONS = {
  SetStatistics: 'STATISTICS', SetOptions: 'ATTRIBUTE_OPTIONS', ResetOptions: 'ATTRIBUTE_OPTIONS', SetStorage: 'STORAGE',
  SetCompression: 'COMPRESSION', AlterColumnGenericOptions: 'FOREIGN_OPTIONS',
};

const TABLE_OPTIONS = {
  SetRelOptions: 'STORAGE_PARAMETERS', ResetRelOptions: 'STORAGE_PARAMETERS', ClusterOn: 'CLUSTER_ON',
  DropCluster: 'WITHOUT_CLUSTER', DropOids: 'WITHOUT_OIDS', ReplicaIdentity: 'REPLICA_IDENTITY', ChangeOwner: 'OWNER',
  AddOf: 'OF_TYPE', DropOf: 'OF_TYPE', EnableRule: 'RULE_STATE', EnableAlwaysRule: 'RULE_STATE',
  EnableReplicaRule: 'RULE_STATE', DisableRule: 'RULE_STATE', GenericOptions: 'FOREIGN_OPTIONS',
};

/** The actions of ALTER TABLE, without AT_ before their names. */
const ACTIONS = {
  ...readings(COLUMN_OPTIONS, (option) => onColumn('SetColumnOption', (c, n) => ({ option, ...isOnly(c, n) }))),
  ...readings(TABLE_OPTIONS, (option) => () => ({ kind: 'SetTableOption', option })),
  SetIdentity: onColumn('SetColumnOption', (c, n) => ({
    option: c.def.List.items.every((node) => node.DefElem.defname === 'generated') ? 'IDENTITY_GENERATED' : 'IDENTITY_SEQUENCE',
    ...isOnly(c, n),
  })),
  ColumnDefault: (c, n) => c.def
    ? { kind: 'SetDefault', column: c.name, defaultValue: expression(c.def), ...isOnly(c, n) }
    : { kind: 'DropDefault', column: c.name, ...isOnly(c, n) },
  DropNotNull: onColumn('DropNotNull', isOnly),
  SetNotNull: onColumn('SetNotNull', isOnly),
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
  AlterConstraint: onConstraint('AlterConstraint', ({ def: { ATAlterConstraint: c } }) => (
    { enforced: !c.alterEnforceability || !!c.is_enforced, enforcing: !!c.alterEnforceability && !!c.is_enforced })),
  SetLogged: persistence('PERMANENT'),
  SetUnLogged: persistence('UNLOGGED'),
  SetAccessMethod: () => ({ kind: 'SetAccessMethod' }),
  SetTableSpace: (c) => ({ kind: 'SetTablespace', tablespace: c.name }),
  EnableTrig: trigger('ORIGIN'),
  EnableAlwaysTrig: trigger('ALWAYS'),
  EnableReplicaTrig: trigger('REPLICA'),
  DisableTrig: trigger('NEVER'),
  EnableTrigAll: trigger('ORIGIN', 'all'),
  DisableTrigAll: trigger('NEVER', 'all'),
  EnableTrigUser: trigger('ORIGIN', 'user'),
  DisableTrigUser: trigger('NEVER', 'user'),
  AddInherit: inheritance(true),
  DropInherit: inheritance(false),
  EnableRowSecurity: rowSecurity('ENABLE'),
  DisableRowSecurity: rowSecurity('DISABLE'),
  ForceRowSecurity: rowSecurity('FORCE'),
  NoForceRowSecurity: rowSecurity('NO_FORCE'),
  AttachPartition: ({ def: { PartitionCmd: part } }) => ({
    kind: 'AttachPartition', partition: nameOf(part.name), isDefault: !!part.bound.is_default, bound: bound(part.bound) }),
  DetachPartition: detach(false),
  DetachPartitionFinalize: detach(true),
};

function action(c, n) {
  const table = nameOf(n.relation);
  switch (c.subtype) {
    case 'AT_AddColumn': return column(c.def.ColumnDef, table, 'ADD_COLUMN', !!c.missing_ok);
    case 'AT_AddConstraint': return [constraint(c.def.Constraint, table, 'ALONE', !n.relation.inh)];
    default: return [{ table, ...ACTIONS[c.subtype.replace('AT_', '')](c, n) }];
  }
}

const INDEX_OPTIONS = {
  AT_SetTableSpace: 'TABLESPACE',
  ...each('AT_SetRelOptions AT_ResetRelOptions', 'STORAGE_PARAMETERS'),
  ...each('AT_SetStatistics AT_SetOptions AT_ResetOptions', 'STATISTICS'),
  AT_AttachPartition: 'ATTACH_PARTITION',
};

/** What ALTER TABLE may say of a table; an index has no columns to add, but the grammar takes them. */
function indexAction(c, n) {
  const altered = { kind: 'AlterIndex', index: nameOf(n.relation), option: INDEX_OPTIONS[c.subtype] ?? 'OTHER' };
  return c.subtype === 'AT_AddColumn' ? action(c, n).map(() => altered) : [altered];
}

const attribute = (type, action, attribute, c, more) => ({
  kind: 'AlterAttribute', type, action, attribute, attributeType: null, newName: null, cascade: cascade(c), ...more });
const ATTRIBUTE_ACTIONS = {
  AT_AddColumn: (type, c) => attribute(type, 'ADD', c.def.ColumnDef.colname, c, typed(c)),
  AT_DropColumn: (type, c) => attribute(type, 'DROP', c.name, c),
  AT_AlterColumnType: (type, c) => attribute(type, 'SET_TYPE', c.name, c, typed(c)),
};
const typed = (c) => ({ attributeType: type(c.def.ColumnDef.typeName) });
export const renameAttribute = (n) => attribute(nameOf(n.relation), 'RENAME', n.subname, n, { newName: n.newname });

export function alterTable(n) {
  const actions = n.cmds.map((node) => node.AlterTableCmd);
  const altered = nameOf(n.relation);
  switch (words(n.objtype)) {
    case 'table':
    case 'foreign table':
    case 'materialized view':
    case 'sequence': return actions.flatMap((c) => action(c, n));
    case 'view': return actions[0].subtype === 'AT_ChangeOwner'
      ? actions.flatMap((c) => action(c, n))
      : object('AlterObject', 'view', altered);
    case 'index': return actions.flatMap((c) => indexAction(c, n));
    case 'type': return actions.map((c) => ATTRIBUTE_ACTIONS[c.subtype](altered, c));
    default: return object('AlterObject', words(n.objtype), altered);
  }
}

/** What PostgreSQL calls a key in a name that it makes up (FigureColname). */
function label(node) {
  const [[kind, n]] = Object.entries(node);
  switch (kind) {
    case 'ColumnRef': return n.fields.at(-1).String?.sval;
    case 'A_Indirection': return n.indirection.findLast((part) => part.String)?.String.sval ?? label(n.arg);
    case 'FuncCall': return n.funcname.at(-1).String.sval;
    case 'TypeCast': return ownLabel(n.arg) ?? n.typeName.names.at(-1).String.sval;
    case 'CollateClause': return label(n.arg);
    case 'CaseExpr': return ownLabel(n.defresult) ?? 'case';
    case 'A_Expr': return n.kind === 'AEXPR_NULLIF' ? 'nullif' : undefined;
    case 'SubLink': return { EXISTS_SUBLINK: 'exists', ARRAY_SUBLINK: 'array' }[n.subLinkType];
    case 'MinMaxExpr': return n.op === 'IS_LEAST' ? 'least' : 'greatest';
    case 'SQLValueFunction': return n.op.replace(/^SVFOP_|_N$/g, '').toLowerCase();
    case 'XmlExpr': return n.op === 'IS_DOCUMENT' ? undefined : n.op.replace('IS_', '').toLowerCase();
    default: return LABELS[kind];
  }
}

/** A label that does not give way to a type's or to CASE, as these do themselves. */
function ownLabel(node) {
  const { TypeCast, CollateClause, CaseExpr } = node ?? {};
  const inner = TypeCast?.arg ?? CollateClause?.arg ?? CaseExpr?.defresult;
  return inner ? ownLabel(inner) : CaseExpr ? undefined : node && label(node);
}

const LABELS = {
  CoalesceExpr: 'coalesce', A_ArrayExpr: 'array', RowExpr: 'row', XmlSerialize: 'xmlserialize',
  JsonObjectConstructor: 'json_object', JsonArrayConstructor: 'json_array',
};

export function createIndex(n) {
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
    columns: keys.flatMap((k) => columnOf(k) ?? []),
    labels: [...keys, ...(n.indexIncludingParams ?? []).map((node) => node.IndexElem)]
      .map((k) => k.name ?? label(k.expr) ?? 'expr'),
    predicate: expression(n.whereClause),
    keyOptions: keys.some((k) => k.collation || (k.expr?.CollateClause && columnOf(k)) || k.opclass || k.ordering !== 'SORTBY_DEFAULT' || k.nulls_ordering !== 'SORTBY_NULLS_DEFAULT'),
  };
}
