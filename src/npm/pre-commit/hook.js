#!/usr/bin/env node
'use strict';

// The pre-commit framework finds only the commands of the package that it installs itself.
process.argv.splice(2, 0, 'lint', '--staged');
require('migralint/migralint.js');
