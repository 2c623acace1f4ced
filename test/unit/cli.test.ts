// The command line as a person runs it: a process of its own on a data folder of its own.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openSqlite } from '../../src/store/sqlite/open-sqlite.ts';
import { aSite } from '../support/builders.ts';
import { approvedTexts, refusedTexts } from '../support/lessons.ts';

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
  ['a password given twice', create(), 'كلمة سر طويلة\nكلمة سر طويلة\n'],
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

describe('learn', () => {
  const site = 'port';
  const write = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text);
    return name;
  };
  const tsv = (label = 'label'): string => ['id\t'.concat(label, '\ttext'), ...approvedTexts(60).map((text, at) => `${at}\tok\t${text}`), ...refusedTexts(55).map((text, at) => `r${at}\t${at % 2 === 0 ? 'abuse' : 'spam'}\t${text}`)].join('\n');
  beforeAll(async () => {
    mkdirSync(join(folder, 'data'), { recursive: true });
    const store = await openSqlite({ file: join(folder, 'data', 'hiwar.db') });
    await store.sites.insert(aSite({ slug: site }));
    await store.close();
  });

  test('a file is learnt once, however often it is given, and can be forgotten', () => {
    const words = ['learn', '--site', site, '--from', write('rows.tsv', tsv()), '--reject', 'abuse,spam'];
    expect(hiwar(words)).toMatchObject({ code: 0, out: '115 rows: 60 approved, 55 refused.\n115 are new, 0 were known.\nThe score has learnt from 60 approved and 55 refused.' });
    expect(hiwar(words).out).toContain('0 are new, 115 were known.\nThe score has learnt from 60 approved and 55 refused.');
    const more = write('more.jsonl', '{"text":"يا وغد","label":"abuse"}\n');
    expect(hiwar(['learn', '--site', site, '--from', more, '--reject', 'abuse']).out).toContain('learnt from 60 approved and 56 refused.');
    expect(hiwar(['learn', '--site', site, '--forget']).out).toBe('116 rows forgotten.\nThe score has learnt from 0 approved and 0 refused; it speaks from 50 of each on.');
  });

  test.each<[string, () => string[], number, string]>([
    ['no label column', () => ['--from', write('no.tsv', tsv('kind')), '--reject', 'spam'], 1, 'no.tsv: The header has no column "label"; it has: id, kind, text.'],
    ['a label no row has', () => ['--from', write('rows.tsv', tsv()), '--reject', 'hate'], 1, 'No row is labelled hate; the labels are: ok, abuse, spam.'],
    ['no file', () => ['--from', 'none.tsv', '--reject', 'spam'], 1, 'none.tsv'],
    ['another kind of file', () => ['--from', write('rows.csv', tsv()), '--reject', 'spam'], 2, '--from names a .tsv or .jsonl file.'],
    ['no label to refuse', () => ['--from', write('rows.tsv', tsv())], 2, '--reject names the labels'],
  ])('%s is told in a sentence and teaches nothing', (_what, words, code, sentence) => {
    expect(hiwar(['learn', '--site', site, ...words()])).toMatchObject({ code, err: expect.stringContaining(sentence) });
  });

  test('a site that is none is told', () => {
    expect(hiwar(['learn', '--site', 'none', '--forget'])).toMatchObject({ code: 1, err: 'There is no site "none".' });
  });
});

test('a consent policy is linted: nothing, a finding, no policy', () => {
  const first = hiwar(['consent', 'first-policy', '--domain', 'example.org']).out;
  writeFileSync(join(folder, 'policy.json'), first);
  expect(hiwar(['consent', 'lint', 'policy.json'])).toMatchObject({ code: 0 });
  writeFileSync(join(folder, 'policy.json'), first.replace('Reject all', 'Later'));
  expect(hiwar(['consent', 'lint', 'policy.json'])).toMatchObject({ code: 1, out: expect.stringMatching(/^\/texts\/en\/reject reject_not_refusal: /) });
  expect(JSON.parse(hiwar(['consent', 'lint', 'policy.json', '--json']).out)).toMatchObject({ findings: [{ code: 'reject_not_refusal', locale: 'en' }] });
  writeFileSync(join(folder, 'policy.json'), '{"categories":[]}');
  expect(hiwar(['consent', 'lint', 'policy.json'])).toMatchObject({ code: 2, err: expect.stringContaining('/material required') });
  expect(hiwar(['consent', 'lint', 'none.json'])).toMatchObject({ code: 2, err: expect.stringContaining('ENOENT') });
});

describe('consent policies', () => {
  const ofSite = ['--site', 'harbour'];
  beforeAll(async () => {
    mkdirSync(join(folder, 'data'), { recursive: true });
    const store = await openSqlite({ file: join(folder, 'data', 'hiwar.db') });
    await store.sites.insert(aSite({ slug: 'harbour' }));
    await store.close();
  });

  test('a file is published, listed and retired', () => {
    const first = hiwar(['consent', 'first-policy', ...ofSite]).out;
    writeFileSync(join(folder, 'policy.json'), first.replace('Reject all', 'Later'));
    const publish = ['consent', 'publish', ...ofSite, '--from', 'policy.json'];
    expect(hiwar(publish)).toMatchObject({ code: 1, out: expect.stringContaining('/texts/en/reject reject_not_refusal: ') });
    expect(hiwar(['consent', 'policies', ...ofSite]).out).toBe('');
    writeFileSync(join(folder, 'policy.json'), first);
    expect(hiwar(publish)).toMatchObject({ code: 0, out: expect.stringMatching(/^p_\w+ published revision 1 /) });
    expect(hiwar(['consent', 'policies', ...ofSite]).out).toMatch(/^p_\w+ published revision 1 .*Z$/);
    expect(hiwar(['consent', 'retire', ...ofSite, '--revision', '1'])).toMatchObject({ code: 0, out: expect.stringMatching(/^p_\w+ retired revision 1 /) });
    expect(hiwar(['consent', 'policies', ...ofSite]).out).toMatch(/^p_\w+ retired revision 1 /);
    expect(hiwar(['audit', 'verify'])).toMatchObject({ code: 0 });
  });

  test.each<[string, string[], number, string]>([
    ['a site that is none', ['policies', '--site', 'none'], 1, 'There is nothing at this address.'],
    ['no site', ['policies'], 2, '--site is needed.'],
    ['no file', ['publish', ...ofSite], 2, '--from is needed.'],
    ['a revision that is none', ['retire', ...ofSite, '--revision', '7'], 1, 'No policy was published under this number.'],
    ['a revision that is no number', ['retire', ...ofSite, '--revision', 'x'], 2, '--revision is the number'],
  ])('%s is told in a sentence', (_what, words, code, sentence) => {
    expect(hiwar(['consent', ...words])).toMatchObject({ code, err: expect.stringContaining(sentence) });
  });
});
