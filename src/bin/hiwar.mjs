#!/usr/bin/env node
// Starts the command line on the packaged Node: the machine's own may not read TypeScript. Plain JavaScript for that reason.
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const installed = spawnSync(process.execPath, [join(root, 'src', 'bin', 'ensure-installed.mjs')], { stdio: 'inherit' });
if (installed.status !== 0) process.exit(installed.status ?? 1);
const node = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
const run = spawnSync(node, [join(root, 'src', 'cli.ts'), ...process.argv.slice(2)], { stdio: 'inherit' });
process.exit(run.status ?? 1);
