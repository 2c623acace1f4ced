// Installs the locked dependencies when node_modules is missing or older than the lockfile; does nothing else.
// Plain JavaScript: the machine's own Node runs it, before the packaged one that reads TypeScript is there.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const stamp = join(root, 'node_modules', '.hiwar-lock');
const locked = createHash('sha256').update(readFileSync(join(root, 'package-lock.json'))).digest('hex');

if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== locked) {
  console.log('Installing the locked dependencies (once, npm ci) ...');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const run = spawnSync(npm, ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (run.status !== 0) {
    console.error('npm ci failed; the lines above say why.');
    process.exit(run.status ?? 1);
  }
  writeFileSync(stamp, locked);
}
