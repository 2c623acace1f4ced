// What a test run starts ends with it.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from '@jest/globals';
import { spawnLeashed } from '../support/leashed.ts';
import { until } from '../support/until.ts';

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

test('a program ends with the run that started it, even one that is killed', async () => {
  const leashed = new URL('../support/leashed.ts', import.meta.url).href;
  const script = `import { spawnLeashed } from '${leashed}'; console.log(spawnLeashed('sleep', ['600'], { stdio: 'ignore' }).pid);`;
  const run = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', '--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [said] = (await once(run.stdout, 'data')) as [Buffer];
  const pid = Number(said.toString());
  expect(isAlive(pid)).toBe(true);
  run.kill('SIGKILL');
  await until('it is gone', () => !isAlive(pid));
});

test('one that ends by itself says how, and one that cannot start says so', async () => {
  expect(await once(spawnLeashed('sh', ['-c', 'exit 7'], { stdio: 'ignore' }), 'exit')).toEqual([7, null]);
  const [error] = (await once(spawnLeashed('/nowhere/to/be/found', [], { stdio: 'ignore' }), 'error')) as [NodeJS.ErrnoException];
  expect(error.code).toBe('ENOENT');
});
