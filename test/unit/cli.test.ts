// The command line as a person runs it: a process of its own on a data folder of its own.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';

const folder = mkdtempSync(join(tmpdir(), 'hiwar-cli-'));
const cli = new URL('../../src/cli.ts', import.meta.url).pathname;
afterAll(() => rmSync(folder, { recursive: true }));

function hiwar(words: string[], input = ''): { code: number | null; out: string; err: string } {
  const env = { PATH: process.env['PATH'], DATA_DIR: join(folder, 'data') };
  const run = spawnSync(process.execPath, [cli, ...words], { cwd: folder, env, input, encoding: 'utf8' });
  return { code: run.status, out: run.stdout.trim(), err: run.stderr.trim() };
}

const create = (over: string[] = []) => ['staff', 'create', '--email', 'Layla@example.org', '--name', 'ليلى', ...over];

test('a moderator is created with the password of standard input, once per email', () => {
  const made = hiwar(create(['--role', 'admin']), 'كلمة سر طويلة\n');
  expect(made).toMatchObject({ code: 0, out: expect.stringMatching(/^st_\w+ layla@example\.org admin all sites$/) });
  expect(hiwar(create(), 'كلمة سر طويلة')).toMatchObject({ code: 1, err: 'Something of that name exists.' });
});

test.each<[string, string[], string]>([
  ['a short password', create(), 'short'],
  ['no email', ['staff', 'create', '--name', 'x'], 'كلمة سر طويلة'],
  ['a role that is none', create(['--role', 'king']), 'كلمة سر طويلة'],
  ['a site that is none', create(['--sites', 'none']), 'كلمة سر طويلة'],
  ['a password as an argument', create(['--password', 'كلمة سر طويلة']), ''],
])('%s is a usage error', (_what, words, input) => {
  const run = hiwar(words, input);
  expect(run.code).toBe(2);
  expect(run.err).toContain('Usage:');
});

test('an empty installation has nothing to recount and nothing to verify', () => {
  expect(hiwar(['recount'])).toMatchObject({ code: 0, out: '0 differences' });
  expect(hiwar(['audit', 'verify'])).toMatchObject({ code: 0 });
});

test('an unknown command shows how it is used', () => {
  expect(hiwar(['dance'])).toMatchObject({ code: 2, err: expect.stringContaining('hiwar staff create') });
  expect(hiwar(['--help'])).toMatchObject({ code: 0, out: expect.stringContaining('hiwar recount') });
});

test('.env in the working folder is read, and the environment outranks it', () => {
  const file = join(folder, '.env');
  try {
    writeFileSync(file, 'DATA_DIR=elsewhere\nTRUST_PROXY=loose\nCOLOUR=red\n');
    expect(hiwar(['recount'])).toMatchObject({ code: 1, err: 'COLOUR: .env names a setting that does not exist.\nTRUST_PROXY: must be a number of hops or a list of addresses and CIDR ranges.' });
    writeFileSync(file, 'DATA_DIR=elsewhere\n');
    expect(hiwar(['recount'])).toMatchObject({ code: 0, out: '0 differences' });
    expect(existsSync(join(folder, 'elsewhere'))).toBe(false);
  } finally {
    rmSync(file);
  }
});
