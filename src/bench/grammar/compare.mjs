// Compares how the packaged migralint reads SQL files with what PostgreSQL's own grammar says of them.
// usage: compare.mjs [--at-least PERCENT] [--differences FILE] FOLDER...

import { spawn, spawnSync } from 'node:child_process';
import { createWriteStream, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { body, parse, Tree } from './grammar.mjs';
import { operations } from './operations.mjs';

const root = join(import.meta.dirname, '../../..');
const { values: settings, positionals: folders } = parseArgs({
  allowPositionals: true,
  options: {
    'at-least': { type: 'string', default: '0' },
    differences: { type: 'string', default: join(root, 'target/grammar-differences.txt') },
  },
});

/** How a statement can come out, in the order of the summary; only the first two of these agree. */
const COMPARED = [
  'same', 'same in a body', 'different', 'different in a body', 'boundary', 'refused by us', 'accepted by us',
];
const OTHERS = [
  'refused by both', 'with a placeholder', 'psql command', 'made up as it runs', 'body that PL/pgSQL refuses', 'not compared',
];
const counts = Object.fromEntries(['files', ...COMPARED, ...OTHERS].map((what) => [what, new Map()]));
const count = (what, kind) => counts[what].set(kind, (counts[what].get(kind) ?? 0) + 1);

const attempt = (action) => {
  try {
    return { value: action() };
  } catch (error) {
    return { error: error.message };
  }
};

const sorted = (elements) => [...new Set([...elements].map((one) => JSON.stringify(one)))].sort().map((one) => JSON.parse(one));

/** Where two forms first differ, or undefined; what only ours holds is counted and not compared. */
function difference(ours, theirs, path = [], kind = '') {
  if (theirs === undefined) {
    return undefined;
  }
  if (theirs instanceof Tree || theirs instanceof RegExp) {
    const same = theirs instanceof RegExp ? theirs.test(ours) : ours !== null && attempt(() => theirs.means(ours)).value;
    return same ? undefined : { path, ours, theirs: String(theirs) };
  }
  if (theirs instanceof Set) {
    return difference(sorted(ours), sorted(theirs), path, kind);
  }
  if (!(theirs instanceof Object) || !(ours instanceof Object)) {
    return ours === theirs ? undefined : { path, ours, theirs };
  }
  const all = Object.keys({ ...theirs, ...ours });
  const alone = Array.isArray(theirs) ? [] : all.filter((key) => !(key in theirs));
  for (const key of all.filter((key) => !alone.includes(key))) {
    const found = key in theirs
      ? difference(ours[key], theirs[key], [...path, key], theirs.kind ?? kind)
      : { path: [...path, key], ours: ours[key] };
    if (found) {
      return found;
    }
  }
  alone.forEach((key) => count('not compared', `${theirs.kind ?? kind}.${key}`));
  return undefined;
}

const kindOf = (operations) => operations[0]?.kind;
const refusal = (statement) => statement.operations.find((o) => o.kind === 'NotUnderstood')?.reason;

/** What is filled in before PostgreSQL sees it. */
const PLACEHOLDER = /\$\{|\{\{|%\{|:\{\?|(?<![:\w\]]):['"]?[a-z_]/i;

/** One file of ours against the grammar: as a whole, or else each of our statements by itself. */
function compare({ path, text, statements }) {
  const whole = attempt(() => parse(text));
  count('files', whole.error ? 'statement by statement' : 'whole');
  if (whole.error) {
    statements.forEach((s) => compareStatement(s, attempt(() => parse(textOf(s)))));
  } else {
    compareBoundaries(new Map(whole.value.map((their) => [their.start, their])));
  }

  function compareBoundaries(theirs) {
    for (const our of statements) {
      const their = theirs.get(our.start);
      theirs.delete(our.start);
      if (their?.end === our.end) {
        compareStatement(our, { value: [their] });
      } else {
        report('boundary', kindOf(our.operations), our, their ? 'end' : 'start', { ours: our.end, theirs: their?.end });
      }
    }
    theirs.forEach((their) => report('boundary', kindOf(operations(their.stmt)), their, 'start', { theirs: their.start }));
  }

  function compareStatement(our, { value, error }) {
    const refused = refusal(our);
    const kind = kindOf(error ? our.operations : operations(value[0].stmt));
    if (text.startsWith('\\', our.start)) {
      count('psql command', kind);
    } else if (error) {
      const what = refused ? 'refused by both' : PLACEHOLDER.test(textOf(our)) ? 'with a placeholder' : 'accepted by us';
      report(what, kind, our, error);
    } else if (value.length > 1) {
      report('boundary', kind, our, 'statements', { ours: 1, theirs: value.length });
    } else if (refused) {
      report('refused by us', kind, our, refused);
    } else {
      outcome('', our.operations, value[0].stmt, our);
      if (value[0].stmt.DoStmt || value[0].stmt.CreateFunctionStmt) {
        compareBody(our);
      }
    }
  }

  /** The statements of a block or function; what is made up as it runs may be none or several of ours. */
  function compareBody(statement) {
    const ours = statement.body;
    const { value: theirs, error } = attempt(() => body(textOf(statement)));
    if (error) {
      report('body that PL/pgSQL refuses', 'body', statement, error);
    } else if (ours.length !== theirs.length && theirs.includes(null)) {
      count('made up as it runs', 'body');
    } else if (ours.length !== theirs.length) {
      report('different in a body', 'body', statement, 'statements', { ours: ours.length, theirs: theirs.length });
    } else {
      theirs.forEach((their, i) => (their
        ? outcome(' in a body', ours[i].operations, their, ours[i])
        : count('made up as it runs', 'statement')));
    }
  }

  function outcome(where, ours, stmt, place) {
    const theirs = operations(stmt);
    const found = difference(ours, theirs);
    report((found ? 'different' : 'same') + where, kindOf(theirs), place, found?.path.join('.'), found);
  }

  function report(what, kind, place, reason, sides = {}) {
    count(what, kind);
    if (!what.startsWith('same')) {
      const line = text.slice(0, place.start).split(/\r\n|\r|\n/).length;
      const forms = Object.entries(sides).filter(([side]) => side !== 'path')
        .map(([side, form]) => `    ${side}: ${JSON.stringify(form)}\n`);
      const sql = textOf(place).slice(0, 300).replaceAll(/\s+/g, ' ');
      differences.write(`${path}:${line}: ${what}: ${kind}: ${reason}\n${forms.join('')}    ${sql}\n`);
    }
  }

  function textOf({ start, end }) {
    return text.slice(start, end);
  }
}

const java = process.env.JAVA_HOME ? join(process.env.JAVA_HOME, 'bin/java') : 'java';
const program = join(root, 'target/migralint/lib');

/** What to do before anything can be compared, if there is something. */
function toDo() {
  if (!existsSync(program) || !readdirSync(program).some((file) => file.endsWith('.jar'))) {
    return 'there is no program in target/migralint: make it with mvn -q -B package -Dmaven.test.skip';
  }
  const { stderr } = spawnSync(java, ['-XshowSettings:properties', '-version'], { encoding: 'utf8' });
  const version = /java\.specification\.version = (\d+)/.exec(stderr)?.[1];
  return Number(version ?? 0) < 21
    ? `${java} ${version ? `is Java ${version}` : 'does not run'}: set JAVA_HOME to the folder of a JDK 21 or newer`
    : undefined;
}

const obstacle = folders.length === 0 ? 'name the folders to compare' : toDo();
if (obstacle) {
  console.error(obstacle);
  process.exit(2);
}
mkdirSync(dirname(settings.differences), { recursive: true });
const differences = createWriteStream(settings.differences);
const reading = ['-cp', join(program, '*'), join(import.meta.dirname, 'Dump.java'), ...folders];
const dump = spawn(java, reading, { stdio: ['ignore', 'pipe', 'inherit'] });
const exit = new Promise((resolve) => dump.on('close', resolve));
for await (const line of createInterface({ input: dump.stdout })) {
  compare(JSON.parse(line));
}

const total = (...outcomes) => outcomes.flatMap((what) => [...counts[what].values()]).reduce((a, b) => a + b, 0);
for (const [what, kinds] of Object.entries(counts).filter(([, kinds]) => kinds.size > 0)) {
  console.log(`${what}: ${total(what)}`);
  if (!what.startsWith('same')) {
    [...kinds].sort((a, b) => b[1] - a[1]).forEach(([kind, n]) => console.log(`${String(n).padStart(9)} ${kind}`));
  }
}
const agreement = (100 * total('same', 'same in a body')) / total(...COMPARED);
console.log(`agreement: ${agreement.toFixed(3)} %; what differs is in ${settings.differences}`);
process.exitCode = (await exit) === 0 && agreement >= Number(settings['at-least']) ? 0 : 1;
