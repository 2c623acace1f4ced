// What is typechecked against what: the server knows no page, browser code has one, and no source file is left out.
import { spawnSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';

const root = fileURLToPath(new URL('../..', import.meta.url));
const { scripts } = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as { scripts: Record<string, string> };

/** Every file the compiler reads for a project, its own and those of libraries. */
function filesOf(project: string): string[] {
  const run = spawnSync(process.execPath, ['node_modules/typescript/bin/tsc', '--listFilesOnly', '-p', project], { cwd: root, encoding: 'utf8' });
  return run.stdout.trim().split('\n');
}
const has = (files: string[], part: RegExp): boolean => files.some((file) => part.test(file));

const [server, browser] = [filesOf('.'), filesOf('src/web')];

test('server code has no document to use, even by way of a library', () => {
  expect(has(server, /\/src\/main\.ts$/)).toBe(true);
  expect(server.filter((file) => /lib\.dom/.test(file))).toEqual([]);
});

test('browser code has a page', () => {
  expect(has(browser, /lib\.dom\.d\.ts$/)).toBe(true);
});

test('the typecheck covers both, and with the tests of pages every source file', () => {
  const projects = Array.from(scripts['typecheck']!.matchAll(/tsc --noEmit(?: -p (\S+))?/g), ([, project = '.']) => project);
  expect(projects).toEqual(['.', 'src/web', 'test/browser']);
  const covered = new Set(projects.flatMap(filesOf));
  expect(globSync('{src,test}/**/*.{ts,tsx}', { cwd: root }).filter((file) => !covered.has(root + file))).toEqual([]);
});
