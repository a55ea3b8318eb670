// PostgreSQL's tree told as our operations (src/main/java/dev/migralint/sql): the same kinds, the same
// components. A component that is undefined can't be told from the tree; a pattern allows several words;
// a set has no order.

import { looked, named, readsOf, ROWS, rows, set, tableOfQuery, TRANSACTIONS } from './data.mjs';
import {
  cascade, command, each, isOn, maintenance, nameOf, object, option, readings, relations, strings, type, words, WORDS,
} from './names.mjs';
import {
  alter, alterDomain, alterPolicy, ALTER_ROLE, alterSequence, altered, comment, create, createPolicy, createRoutine,
  createSequence, createStatistics, createTrigger, createView, domain, DOMAIN_ACTIONS, drop, OBJECTS, onType, publication,
  rename, schemaElements,
} from './objects.mjs';
import { alterTable, createIndex, createTable } from './tables.mjs';

const LOCKS = ['access share', 'row share', 'row exclusive', 'share update exclusive', 'share', 'share row exclusive',
  'exclusive', 'access exclusive'];

/** What we know by its words alone. */
const COMMANDS = {
  SecLabelStmt: 'security label', NotifyStmt: 'notify', ListenStmt: 'listen',
  UnlistenStmt: 'unlisten', ExecuteStmt: 'execute',
  VariableShowStmt: 'show', LoadStmt: 'load', ImportForeignSchemaStmt: 'import',
  ClosePortalStmt: 'close', ReassignOwnedStmt: 'reassign', DropOwnedStmt: 'drop owned',
  AlterDatabaseStmt: 'alter database',
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
  CreateForeignTableStmt: (n) => createTable(n.base, true),
  CreateTableAsStmt: (n) => n.objtype === 'OBJECT_MATVIEW'
    ? createView('materialized view', n.into.rel, n.query, {
      replace: false, ifNotExists: !!n.if_not_exists, empty: !!n.into.skipData })
    : tableOfQuery(n.into, n.if_not_exists, readsOf(named(n.query).reads)),
  AlterTableStmt: alterTable,
  RefreshMatViewStmt: (n) => ({
    kind: 'RefreshMaterializedView',
    table: nameOf(n.relation),
    concurrently: !!n.concurrent,
    withData: !n.skipData,
  }),
  AlterTableMoveAllStmt: (n) => maintenance(`alter ${words(n.objtype)} all`, true),
  IndexStmt: createIndex,
  DropStmt: drop,
  RenameStmt: rename,
  ...each('AlterObjectSchemaStmt AlterOwnerStmt AlterObjectDependsStmt', alter),
  TruncateStmt: (n) => relations(n.relations).map((table, i) => ({
    kind: 'Truncate',
    table,
    only: !n.relations[i].RangeVar.inh,
    restartIdentity: !!n.restart_seqs,
    cascade: cascade(n),
  })),
  LockStmt: (n) => relations(n.relations).map((table, i) => ({ kind: 'LockTable', table, only: !n.relations[i].RangeVar.inh, mode: LOCKS[n.mode - 1] })),
  ReindexStmt: (n) => ({
    kind: 'Reindex',
    target: n.kind.replace('REINDEX_OBJECT_', ''),
    name: nameOf(n.relation ?? n.name),
    concurrently: isOn(option(n.params, 'concurrently')),
  }),

  CreateEnumStmt: onType('CreateEnum', (n) => ({ values: strings(n.vals) })),
  CompositeTypeStmt: onType('CreateType', ({ coldeflist = [] }) => ({
    attributes: coldeflist.map(({ ColumnDef: def }) => ({ name: def.colname, type: type(def.typeName) })),
  })),
  CreateRangeStmt: onType('CreateType', () => ({ attributes: [] })),
  CreateDomainStmt: (n) => ({ kind: 'CreateDomain', type: nameOf(n.domainname), ...domain(n) }),
  AlterDomainStmt: (n) => alterDomain(nameOf(n.typeName), DOMAIN_ACTIONS[n.subtype], !!n.def?.Constraint?.skip_validation),
  AlterTypeStmt: onType('AlterType'),
  AlterEnumStmt: (n) => n.oldVal
    ? onType('RenameEnumValue', () => ({ value: n.oldVal, newValue: n.newVal }))(n)
    : onType('AddEnumValue', () => ({ value: n.newVal, ifNotExists: !!n.skipIfNewValExists }))(n),

  ViewStmt: (n) => createView('view', n.view, n.query, { replace: !!n.replace, ifNotExists: false, empty: false }),
  CreateFunctionStmt: createRoutine,
  CreateTrigStmt: createTrigger,
  CreatePolicyStmt: createPolicy,
  AlterPolicyStmt: alterPolicy,
  CreateSeqStmt: createSequence,
  AlterSeqStmt: alterSequence,
  CreatePublicationStmt: publication('CreateObject'),
  CreateSchemaStmt: (n) => [create('schema', 'schemaname')(n), ...schemaElements(n).flatMap(operations)],
  CreateStatsStmt: createStatistics,
  RuleStmt: create('rule', 'rulename', 'relation'),
  DefineStmt: (n) => n.kind === 'OBJECT_TYPE'
    ? { kind: 'CreateType', type: nameOf(n.defnames), attributes: [] }
    : create(words(n.kind), n.kind === 'OBJECT_OPERATOR' ? undefined : 'defnames')(n),
  CreateRoleStmt: (n) => create(n.stmt_type.replace('ROLESTMT_', '').toLowerCase(), 'role')(n),

  AlterFunctionStmt: (n) => object('AlterObject', words(n.objtype), nameOf(n.func.objname)),
  ...each('AlterRoleStmt AlterRoleSetStmt', () => ALTER_ROLE),
  AlterPublicationStmt: publication('AlterObject'),
  AlterSystemStmt: () => maintenance('alter system', false),

  DropRoleStmt: (n) => n.roles.map(({ RoleSpec: { rolename, roletype } }) => object('DropObject', WORDS.OBJECT_ROLE,
    nameOf(rolename ?? roletype.replace('ROLESPEC_', '').toLowerCase()), { ifExists: !!n.missing_ok, cascade: false })),
  DropUserMappingStmt: (n) => object('DropObject', 'user mapping', null, { ifExists: !!n.missing_ok, cascade: false }),

  TransactionStmt: (n) => TRANSACTIONS[n.kind](n),
  VariableSetStmt: set,
  ConstraintsSetStmt: () => ({ kind: 'SetTransaction' }),

  CopyStmt: (n) => ({
    kind: 'Copy', table: nameOf(n.relation), from: !!n.is_from, reads: readsOf(named([n.query ?? {}, n.whereClause ?? {}]).reads) }),
  DoStmt: (n) => ({ kind: 'DoBlock', language: option(n.args, 'language')?.arg.String.sval ?? 'plpgsql' }),
  CallStmt: (n) => ({ kind: 'Call', procedure: nameOf(n.funccall.funcname) }),

  ExplainStmt: (n) => (isOn(option(n.options, 'analyze')) ? operations(n.query) : looked(n.query)),
  PrepareStmt: (n) => ({ kind: 'Prepare', prepared: n.name }),
  DeallocateStmt: (n) => ({ kind: 'Deallocate', prepared: n.name ?? null }),
  DeclareCursorStmt: (n) => looked(n.query),
  CommentStmt: comment,

  VacuumStmt: ({ is_vacuumcmd: vacuum, options, rels = [null] }) => rels.map((node) => maintenance(
    vacuum ? 'vacuum' : 'analyze', vacuum && isOn(option(options, 'full')), nameOf(node?.VacuumRelation.relation))),
  ClusterStmt: (n) => maintenance('cluster', false, nameOf(n.relation)),
  CheckPointStmt: () => maintenance('checkpoint', false),
  DiscardStmt: (n) => (n.target === 'DISCARD_ALL'
    ? maintenance('discard all', false)
    : n.target === 'DISCARD_TEMP' ? maintenance('discard temp', false) : command('discard')),
  ...each('GrantStmt GrantRoleStmt', (n) => ({ kind: 'Privileges', grants: !!n.is_grant })),
  AlterDefaultPrivilegesStmt: (n) => ({ kind: 'Privileges', grants: !!n.action.is_grant }),
  FetchStmt: (n) => command(n.ismove ? 'move' : 'fetch'),
};

/** A statement's node as a list of our operations. */
export function operations(statement) {
  const [kind, node] = Object.entries(statement)[0];
  return kind in ROWS ? rows(statement) : [STATEMENTS[kind]?.(node) ?? { kind }].flat();
}
