#!/usr/bin/env node
'use strict';

// Starts the program in this platform's package, which npm installs as an optional dependency.

const COULD_NOT_RUN = 3;
const args = process.argv.slice(2);
const env = { ...process.env, MIGRALINT_LAUNCHER: process.argv[1] };

function giveUp(problem, nextStep) {
  process.stderr.write(`migralint: ${problem}\n${nextStep}\n`);
  process.exit(COULD_NOT_RUN);
}

function findHome() {
  const name = `@migralint/${process.platform}-${process.arch}`;
  try {
    return require.resolve(`${name}/package.json`).slice(0, -'package.json'.length);
  } catch {
    return giveUp(
      `The package ${name} is not installed.`,
      'Install migralint again, without --omit=optional. If there is no such package for your platform, ' +
        'use the archive that runs on Java 21 or newer: https://github.com/migralint/migralint#readme',
    );
  }
}

function run(program, programArgs) {
  const { spawnSync } = require('child_process');
  const { error, signal, status } = spawnSync(program, programArgs, { stdio: 'inherit', env });
  if (error) {
    giveUp(`${program} could not be started: ${error.message}`, 'Install migralint again.');
  }
  if (signal) {
    process.kill(process.pid, signal);
  }
  return status;
}

/** The .bat file needs a shell, which would read the arguments once more, so Java is started here. */
function runOnWindows(home) {
  const start = require(`${home}lib/start.json`);
  const words = start.arguments.map((word) => word.replace('@HOME@', () => home));
  const status = run(`${home}${start.java}`, [`-Dmigralint.launcher=${process.argv[1]}`, ...words, ...args]);
  // Java ends with 1 where it can't start, so migralint has another number for findings.
  return status === start.findings ? 1 : status === 0 || status === 2 ? status : COULD_NOT_RUN;
}

const home = findHome();
if (process.platform === 'win32') {
  process.exit(runOnWindows(home));
}
const program = `${home}bin/migralint`;
if (process.execve) {
  try {
    // Node 22.15 and newer: the program takes this process's place, and Node's memory is free.
    process.execve(program, [program, ...args], env);
  } catch {
    // Node's permission model may forbid it.
  }
}
process.exit(run(program, args));
