// All other objects told as our operations.

import { named } from './data.mjs';
import { cascade, command, constant, expression, name, nameOf, object, option, strings, type, words, WORDS } from './names.mjs';
import { renameAttribute } from './tables.mjs';

export const ALTER_ROLE = command(/^alter (role|user|group)$/);

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

export const drop = (n) => n.objects.map((node) => {
  const dropped = words(n.removeType);
  const how = { ifExists: !!n.missing_ok, cascade: cascade(n) };
  switch (dropped) {
    case 'table':
    case 'foreign table': return { kind: 'DropTable', table: nameOf(node), ...how };
    case 'index': return { kind: 'DropIndex', index: nameOf(node), concurrently: !!n.concurrent, ...how };
    default: return { kind: 'DropObject', object: constant(dropped), ...identity(dropped, node), ...how };
  }
});

export function rename(n) {
  const renamed = words(n.renameType);
  const on = nameOf(n.relation);
  const to = { newName: n.newname };
  const ifExists = !!n.missing_ok;
  switch (renamed) {
    case 'table':
    case 'foreign table':
    case 'view':
    case 'materialized view': return { kind: 'RenameTable', table: on, ...to, ifExists };
    case 'column': return { kind: 'RenameColumn', table: on, column: n.subname, ...to };
    case 'tabconstraint': return { kind: 'RenameConstraint', table: on, constraint: n.subname, ...to };
    case 'index': return { kind: 'RenameIndex', index: on, ...to, ifExists, asTable: false };
    case 'type':
    case 'domain': return { kind: 'RenameType', type: nameOf(n.object), ...to };
    case 'attribute': return renameAttribute(n);
    case 'domconstraint': return alterDomain(nameOf(n.object));
    case 'database': return command('alter database');
    case WORDS.OBJECT_ROLE: return ALTER_ROLE;
    case 'trigger':
    case 'policy':
    case 'rule': return { kind: 'RenameObject', object: constant(renamed), name: name([n.subname]), on, ...to };
    default: {
      const about = n.object ? identity(renamed, n.object) : { name: on ?? name([n.subname]), on: null };
      return { kind: 'RenameObject', object: constant(renamed), ...about, ...to };
    }
  }
}

export const alterDomain = (type, action = 'OTHER', notValid = false) => ({ kind: 'AlterDomain', type, action, notValid });
export const DOMAIN_ACTIONS = { C: 'ADD_CONSTRAINT', V: 'VALIDATE_CONSTRAINT', O: 'SET_NOT_NULL' };

/** A new owner or schema, or an extension to depend on. */
export function alter(n) {
  const altered = words(n.objectType);
  const { name, on } = n.relation ? { name: nameOf(n.relation), on: null } : identity(altered, n.object);
  const newSchema = n.newschema;
  if (newSchema && n.relation) {
    return { kind: 'SetTableSchema', table: name, newSchema, ifExists: !!n.missing_ok };
  }
  switch (altered) {
    case 'type': return newSchema ? { kind: 'SetTypeSchema', type: name, newSchema } : { kind: 'AlterType', type: name };
    case 'domain': return newSchema ? { kind: 'SetTypeSchema', type: name, newSchema } : alterDomain(name);
    case 'database': return command('alter database');
    case 'index': return { kind: 'AlterIndex', index: name, option: 'DEPENDS_ON_EXTENSION' };
    case 'trigger': return object('AlterObject', 'trigger', nameOf(n.object), { on: name });
    default: return object('AlterObject', altered, name, { on });
  }
}

export const onType = (kind, components) => (n) => ({ kind, type: nameOf(n.typeName ?? n.typevar), ...components?.(n) });

export function domain(n) {
  const constraints = (n.constraints ?? []).map((node) => node.Constraint);
  return {
    baseType: type(n.typeName),
    notNull: constraints.some((c) => c.contype === 'CONSTR_NOTNULL'),
    constrained: constraints.some((c) => /_(CHECK|NOTNULL|PRIMARY|IDENTITY)$/.test(c.contype)),
    defaultValue: expression(constraints.find((c) => c.contype === 'CONSTR_DEFAULT')?.raw_expr),
  };
}

/** CREATE or ALTER of an object: its words, and where its name and its table's stand in the node. */
export const create = (words, name, on) => (n) =>
  object('CreateObject', words, nameOf(n[name]), { on: nameOf(n[on]), replace: !!n.replace });
export const altered = (words, name, on) => (n) => object('AlterObject', words, nameOf(n[name]), { on: nameOf(n[on]) });

export function createView(object, view, query, more) {
  const { reads, calls } = named(query);
  return { kind: 'CreateView', object: constant(object), name: nameOf(view), reads: new Set(reads), calls: new Set(calls), ...more };
}

export const createRoutine = (n) => ({
  kind: 'CreateRoutine',
  object: n.is_procedure ? 'PROCEDURE' : 'FUNCTION',
  name: nameOf(n.funcname),
  replace: !!n.replace,
  volatility: option(n.options, 'volatility')?.arg.String.sval ?? null,
  language: option(n.options, 'language')?.arg.String.sval.toLowerCase() ?? null,
});

/** A trigger with the function that it calls, and what a constraint trigger names behind FROM. */
export const createTrigger = (n) => ({
  ...create('trigger', 'trigname', 'relation')(n),
  reads: new Set(n.constrrel ? [nameOf(n.constrrel)] : []),
  calls: new Set([nameOf(n.funcname)]),
  forEachRow: !!n.row,
});

const conditions = ({ qual = {}, with_check = {} }) => named([qual, with_check]);
export const createPolicy = (n) => ({
  ...create('policy', 'policy_name', 'table')(n), reads: new Set(conditions(n).reads), calls: new Set(conditions(n).calls) });
export const alterPolicy = (n) => ({ ...altered('policy', 'policy_name', 'table')(n), reads: new Set(conditions(n).reads) });

/** The table in the name of a column; NONE has none. */
const ownerOf = (parts) => (parts.length > 1 ? nameOf(parts.slice(0, -1)) : null);
const owner = (n) => ({ on: ownerOf(option(n.options, 'owned_by')?.arg.List.items ?? []) });
const isNo = ({ defname, arg }) => (/^m..value$/.test(defname) && !arg) || (defname === 'cycle' && !arg.Boolean.boolval);
export const createSequence = (n) => ({ ...create('sequence', 'sequence')(n), ifNotExists: !!n.if_not_exists, ...owner(n) });
export const alterSequence = (n) => ({
  ...altered('sequence', 'sequence')(n),
  ...owner(n),
  ifExists: !!n.missing_ok,
  options: n.options.map(({ DefElem: o }) => (isNo(o) ? 'no' : o.defname.split('_')[0])),
});

/** A comment on a relation, or on what belongs to one. */
export function comment({ objtype, object, comment: text }) {
  const on = (relation, part = false, column = null) => ({ kind: 'Comment', relation, column, part, removes: !text });
  switch (words(objtype)) {
    case 'table':
    case 'view':
    case 'sequence':
    case 'materialized view':
    case 'foreign table': return on(nameOf(object));
    case 'column': return on(ownerOf(object.List.items), false, object.List.items.at(-1).String.sval);
    case 'tabconstraint':
    case 'policy':
    case 'rule':
    case 'trigger': return on(ownerOf(object.List.items), true);
    default: return on(null);
  }
}

/** What Create…Stmt and Alter…Stmt are about; some objects have only one of them. */
export const OBJECTS = {
  Extension: ['extension', 'extname'], ExtensionContents: ['extension', 'extname'],
  Subscription: ['subscription', 'subname'], Stats: ['statistics', 'defnames'],
  EventTrig: ['event trigger', 'trigname'], Fdw: ['foreign data wrapper', 'fdwname'], ForeignServer: ['server', 'servername'],
  OpClass: ['operator class', 'opclassname'], OpFamily: ['operator family', 'opfamilyname'], Operator: ['operator'],
  Collation: ['collation', 'collname'], Conversion: ['conversion', 'conversion_name'], Cast: ['cast'],
  PLang: ['language', 'plname'], Transform: ['transform'], Am: ['access method', 'amname'],
  TSConfiguration: ['text search configuration', 'cfgname'], TSDictionary: ['text search dictionary', 'dictname'],
  UserMapping: ['user mapping'], TableSpaceOptions: ['tablespace', 'tablespacename'],
};

/** The statistics of a relation; the grammar takes any joins, the server nothing but one name. */
export const createStatistics = ({ defnames, relations: [from, ...others] }) => object('CreateObject', 'statistics',
  nameOf(defnames), { on: others.length === 0 ? nameOf(from.RangeVar) : null, replace: false });

/** A publication that is made or altered, then the tables that it names. */
export const publication = (kind) => (n) => [
  kind === 'CreateObject' ? create('publication', 'pubname')(n) : altered('publication', 'pubname')(n),
  ...(n.pubobjects ?? []).flatMap(({ PublicationObjSpec: { pubtable } }) => (pubtable ? [{
    kind: 'PublishTable',
    table: nameOf(pubtable.relation),
    publication: n.pubname,
    joins: n.action !== 'AP_DropObjects',
  }] : [])),
];

/** The elements of CREATE SCHEMA in the order in which they are made. */
const ELEMENTS = ['CreateSeqStmt', 'CreateStmt', 'ViewStmt', 'IndexStmt', 'CreateTrigStmt', 'GrantStmt'];

/** The elements of CREATE SCHEMA with the schema in every name that means it. */
export function schemaElements({ schemaname, authrole, schemaElts = [] }) {
  const schema = schemaname ?? authrole.rolename;
  const made = schemaElts.map((element) => Object.values(element)[0])
    .map((n) => n.relation ?? n.view ?? n.sequence)
    .filter((relation) => relation && !relation.schemaname);
  const names = schemaElts.flatMap(({ CreateStmt, ViewStmt, CreateSeqStmt }) =>
    CreateStmt?.relation ?? ViewStmt?.view ?? CreateSeqStmt?.sequence ?? [])
    .filter((relation) => !relation.schemaname).map((relation) => relation.relname);
  const qualified = (node) => (!(node instanceof Object) ? node
    : Array.isArray(node) ? node.map(qualified)
    : { ...Object.fromEntries(Object.entries(node).map(([key, inner]) => [key, qualified(inner)])),
      ...((made.includes(node) || names.includes(node.relname)) && !node.schemaname && { schemaname: schema }) });
  return qualified(schemaElts)
    .sort((a, b) => ELEMENTS.indexOf(Object.keys(a)[0]) - ELEMENTS.indexOf(Object.keys(b)[0]));
}
