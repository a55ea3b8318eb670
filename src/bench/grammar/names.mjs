// What the readings of PostgreSQL's tree share: names, types and expressions, and words for kinds of objects.

import { Expression, Type } from './grammar.mjs';

export const expression = (node) => (node ? new Expression(node) : null);
export const type = (node) => new Type(node);
export const strings = (list = []) => list.map((node) => node.String.sval ?? '');
export const name = (parts) => ({ schema: parts.at(-2) ?? null, name: parts.at(-1) });
export const relations = (list = []) => list.map((node) => nameOf(node.RangeVar));
export const option = (list = [], key) => list.map((node) => node.DefElem).find((o) => o.defname === key);
export const isOn = (o) => !!o && !/^(false|off|0)$/.test(o.arg?.String?.sval ?? o.arg?.Integer?.ival ?? (o.arg?.Integer ? 0 : ''));
export const cascade = (n) => n.behavior === 'DROP_CASCADE';
export const readings = (table, reading, name = (kind) => kind) =>
  Object.fromEntries(Object.entries(table).map(([kind, about]) => [name(kind), reading(about)]));
export const each = (kinds, reading) => Object.fromEntries(kinds.split(' ').map((kind) => [kind, reading]));

/** A name in any of the shapes that the grammar has for one. */
export function nameOf(node) {
  if (!node || typeof node === 'string') {
    return node ? name([node]) : null;
  }
  const list = Array.isArray(node) ? node : node.List?.items ?? node.TypeName?.names ?? node.ObjectWithArgs?.objname;
  return list ? name(strings(list))
    : node.String ? name([node.String.sval])
    : { schema: node.schemaname ?? null, name: node.relname };
}

export const WORDS = {
  OBJECT_MATVIEW: 'materialized view', OBJECT_FDW: 'foreign data wrapper', OBJECT_FOREIGN_SERVER: 'server',
  OBJECT_OPCLASS: 'operator class', OBJECT_OPFAMILY: 'operator family', OBJECT_STATISTIC_EXT: 'statistics',
  OBJECT_TSCONFIGURATION: 'text search configuration', OBJECT_TSDICTIONARY: 'text search dictionary',
  OBJECT_TSPARSER: 'text search parser', OBJECT_TSTEMPLATE: 'text search template', OBJECT_LARGEOBJECT: 'large object',
  OBJECT_ROLE: /^(ROLE|USER|GROUP)$/,
};

export const words = (type) => WORDS[type] ?? type.replace('OBJECT_', '').toLowerCase().replace('_', ' ');
/** The constant of ours that a kind of object or a command is: MATERIALIZED_VIEW. */
export const constant = (words) => (typeof words === 'string' ? words.toUpperCase().replaceAll(' ', '_') : words);
export const object = (kind, object, name, more) => ({ kind, object: constant(object), name, on: null, ...more });
export const command = (command) => ({ kind: 'Command', command });
export const maintenance = (command, full, table = null) => ({ kind: 'Maintenance', command: constant(command), table, full });
