// Settings are read strictly, and every mistake is told at once.
import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { expect, test } from '@jest/globals';
import { ConfigError, loadConfig, settingNames } from '../../src/config.ts';

const example = readFileSync(new URL('../../.env.example', import.meta.url), 'utf8');
const mistakes = (env: Record<string, string>, dotenv: string | null = null): string[] => {
  try {
    loadConfig(env, dotenv);
    return [];
  } catch (error) {
    return (error as ConfigError).mistakes;
  }
};

test('.env.example names every setting and states the defaults', () => {
  expect(Object.keys(parseEnv(example)).sort()).toEqual([...settingNames].sort());
  expect(loadConfig({}, example)).toEqual(loadConfig({}, null));
});

test('the environment outranks .env', () => {
  expect(loadConfig({ PORT: '9000' }, 'PORT=9001\nHOST=0.0.0.0')).toMatchObject({ port: 9000, host: '0.0.0.0' });
});

test('all mistakes are told at once, a sentence each', () => {
  expect(mistakes({ PORT: 'x', TRUST_PROXY: 'true', HIWAR_SECRET: 'short', LIMIT_POST: '0/1', LIMIT_NONE: '1/1', LOG_LEVEL: 'loud', ADMIN_PASSWORD: 'short' }, 'COLOUR=red')).toHaveLength(8);
});

test.each<[string, Record<string, string>]>([
  ['http on a public address', { PUBLIC_URL: 'http://news.example' }], ['a path', { PUBLIC_URL: 'https://news.example/x' }],
  ['MongoDB without a secret', { MONGODB_URI: 'mongodb://127.0.0.1/x' }], ['half an admin', { ADMIN_EMAIL: 'a@example.org' }], ['a port too high', { PORT: '70000' }],
  ['a range that is none', { TRUST_PROXY: '10.0.0.0/64' }],
])('refuses %s', (_what, env) => {
  expect(mistakes(env)).toHaveLength(1);
});

test('localhost and 127.0.0.1 are both the server itself on a loopback address, and nothing else is elsewhere', () => {
  expect(loadConfig({}, null).ownOrigins.toSorted()).toEqual(['http://127.0.0.1:8080', 'http://localhost:8080']);
  expect(loadConfig({ PUBLIC_URL: 'https://talk.example' }, null).ownOrigins).toEqual(['https://talk.example']);
});

test('a rotation lists new and old, a proxy is hops or ranges, a limit is count and seconds', () => {
  const secrets = ['n'.repeat(32), 'o'.repeat(32)];
  const config = loadConfig({ HIWAR_SECRET: secrets.join(', '), TRUST_PROXY: '10.0.0.0/8,::1', LIMIT_POST: '5/30' }, null);
  expect(config).toMatchObject({ secrets, trustProxy: ['10.0.0.0/8', '::1'], limits: { post: { count: 5, seconds: 30 } } });
  expect(loadConfig({ TRUST_PROXY: '2' }, null).trustProxy).toBe(2);
});

test.each([['TRUST_PROXY', '0.0.0.0/0'], ['TRUST_PROXY', 'true'], ['WEB_CONCURRENCY', '2'], ['OVERLOAD_MS', '5']])('%s=%s is refused', (name, value) => {
  expect(() => loadConfig({ [name]: value }, null)).toThrow(`${name}: `);
});

test('an external service is called by https, but for what the operator lists', () => {
  const secret = 's'.repeat(32);
  expect(loadConfig({ CHECK_URL: 'http://10.1.2.3:9000/x', CHECK_SECRET: secret, OUTGOING_ALLOW: '10.0.0.0/8' }, null).httpCheck).toEqual({ url: 'http://10.1.2.3:9000/x', secret });
  expect(loadConfig({ AKISMET_KEY: 'k' }, null).akismet).toEqual({ url: 'https://rest.akismet.com', key: 'k', isTest: false });
  expect(mistakes({ CHECK_URL: 'http://10.1.2.3:9000/', CHECK_SECRET: secret, OUTGOING_ALLOW: '10.1.2.3:9001' })).toEqual([expect.stringMatching(/^CHECK_URL: http /)]);
  expect(mistakes({ CHECK_URL: 'https://checker.example/' })).toEqual([expect.stringMatching(/^CHECK_URL: goes with CHECK_SECRET/)]);
  expect(mistakes({ AKISMET_URL: 'https://akismet.example' })).toEqual([expect.stringMatching(/^AKISMET_KEY: /)]);
  expect(mistakes({ OUTGOING_ALLOW: '127.0.0.1' })).toEqual([expect.stringMatching(/^OUTGOING_ALLOW: /)]);
});
