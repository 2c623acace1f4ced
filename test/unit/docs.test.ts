// What the documents say of calls, commands, settings and places, held against the program.
import { execFileSync } from 'node:child_process';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { endpoints } from '../../src/app.ts';
import { settingNames } from '../../src/config.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (name: string): string => readFileSync(join(root, name), 'utf8');
const readme = read('README.md');
const operations = read('docs/operations.md');

test('the table of calls is the calls there are', () => {
  const table = readme.split('## The calls')[1]!.split('\n## ')[0]!;
  const told = Array.from(table.matchAll(/`([A-Z]+(?: [A-Z]+)*) ([/S]\S*)`/g), ([, methods = '', path = '']) =>
    methods.split(' ').map((method) => `${method} ${path.replace(/^S(?=\/|$)/, '/sites/{site}/threads/{key}')}`)).flat();
  expect(told.toSorted()).toEqual(endpoints.map(({ method, path }) => `${method.toUpperCase()} ${path}`).toSorted());
});

test('every command is explained to operators', () => {
  const usage = execFileSync(process.execPath, [join(root, 'src/cli.ts'), '--help'], { encoding: 'utf8' });
  const commands = Array.from(usage.matchAll(/^  (hiwar(?: [a-z]+)+)/gm), ([, name]) => name!);
  expect(commands.length).toBeGreaterThan(5);
  expect(commands.filter((name) => !operations.includes(name))).toEqual([]);
});

test('a setting that a document names exists', () => {
  const named = [readme, operations].flatMap((text) => Array.from(text.matchAll(/`([A-Z][A-Z_]{3,})(?:=[^`]*)?`/g), ([, name]) => name!)).filter((name) => name.includes('_'));
  expect(named.length).toBeGreaterThan(10);
  expect(named.filter((name) => !settingNames.includes(name) && !name.startsWith('LIMIT_'))).toEqual([]);
});

/** As the usual renderers name a heading. */
const anchors = (text: string): string[] => Array.from(text.matchAll(/^#+ (.+)$/gm), ([, title]) => title!.toLowerCase().replaceAll(/[^\p{L}\p{N} -]/gu, '').replaceAll(' ', '-'));

test('every link leads somewhere, those that messages name too', () => {
  const links = globSync('{*.md,docs/**/*.md}', { cwd: root }).flatMap((file) =>
    Array.from(read(file).matchAll(/\]\((?!https?:)([^)#]*)(?:#([^)]*))?\)/g), ([, to = '', at]) => ({ file: to === '' ? file : join(dirname(file), to), at })));
  const messages = globSync('src/**/*.ts', { cwd: root }).flatMap((file) => Array.from(read(file).matchAll(/(docs\/[\w/-]+\.md)#([\w-]+)/g), ([, to = '', at]) => ({ file: to, at })));
  expect(messages.length).toBeGreaterThan(0);
  const broken = [...links, ...messages].filter(({ file, at }) => !existsSync(join(root, file)) || (at !== undefined && !anchors(read(file)).includes(at)));
  expect(broken).toEqual([]);
});
