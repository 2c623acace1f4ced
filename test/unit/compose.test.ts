// docker-compose.yml and the Dockerfile, checked without Docker: their shape, their settings, and what they let out.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import { expect, test } from '@jest/globals';
import { loadConfig, settingNames } from '../../src/config.ts';
import { parseYaml } from '../support/small-yaml.ts';

const read = (name: string): string => readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8');

/** The part of the Compose Specification that our file uses; a key it does not name is a mistake. */
const strings = { type: 'array', items: { type: 'string' }, minItems: 1 };
const duration = { type: 'string', pattern: '^\\d+(ms|s|m|h)$' };
const service = {
  type: 'object', additionalProperties: false, required: ['image', 'restart', 'networks', 'volumes'],
  properties: {
    build: { type: 'string' }, image: { type: 'string', pattern: '^[a-z/]+(:[\\w.]+)?$' }, init: { enum: ['true', 'false'] }, command: strings, networks: strings,
    restart: { enum: ['no', 'always', 'on-failure', 'unless-stopped'] }, stop_grace_period: duration,
    ports: { ...strings, items: { type: 'string', pattern: ':\\d+$' } },
    volumes: { ...strings, items: { type: 'string', pattern: '^[a-z-]+:/[\\w/]+(:ro)?$' } },
    environment: { type: 'object', propertyNames: { pattern: '^[A-Z_]+$' }, additionalProperties: { type: 'string' } },
    depends_on: { type: 'object', additionalProperties: { type: 'object', additionalProperties: false, required: ['condition'], properties: { condition: { enum: ['service_started', 'service_healthy'] } } } },
    healthcheck: {
      type: 'object', additionalProperties: false, required: ['test', 'interval', 'timeout', 'retries'],
      properties: { test: { ...strings, minItems: 2 }, interval: duration, timeout: duration, start_period: duration, retries: { type: 'string', pattern: '^\\d+$' } },
    },
  },
};
const schema = {
  type: 'object', additionalProperties: false, required: ['services', 'volumes', 'networks'],
  properties: {
    name: { type: 'string' }, services: { type: 'object', additionalProperties: service }, volumes: { type: 'object', additionalProperties: { type: 'null' } },
    networks: { type: 'object', additionalProperties: { anyOf: [{ type: 'null' }, { type: 'object', additionalProperties: false, properties: { internal: { const: 'true' } } }] } },
  },
};

type Service = { environment: Record<string, string>; ports?: string[]; volumes: string[]; networks: string[]; healthcheck?: { test: string[] }; command?: string[]; depends_on?: Record<string, { condition: string }> };
type Compose = { services: { hiwar: Service; mongodb: Service }; volumes: object; networks: Record<string, { internal: string } | null> };
const compose = parseYaml(read('docker-compose.yml')) as unknown as Compose;
const { hiwar, mongodb } = compose.services;

/** `${NAME:-default}` and `${NAME:?sentence}`, innermost first, as Compose does it. */
function interpolate(text: string, env: Record<string, string>): string {
  const next = text.replace(/\$\{(\w+):([-?])([^${}]*)\}/, (_all, name: string, kind: string, rest: string) => {
    const value = env[name] ?? '';
    if (value === '' && kind === '?') throw new Error(`${name}: ${rest}`);
    return value === '' ? rest : value;
  });
  return next === text ? text : interpolate(next, env);
}
const environment = (env: Record<string, string>) => Object.fromEntries(Object.entries(hiwar.environment).map(([name, value]) => [name, interpolate(value, env)]));
const SECRET = { HIWAR_SECRET: 's'.repeat(44) };

test('the file has the shape Compose takes, and every volume and network it names', () => {
  const ajv = new Ajv({ allErrors: true, strict: false });
  ajv.validate(schema, compose);
  expect(ajv.errors ?? []).toEqual([]);
  for (const each of [hiwar, mongodb]) {
    expect(Object.keys(compose.networks)).toEqual(expect.arrayContaining(each.networks));
    expect(Object.keys(compose.volumes)).toEqual(expect.arrayContaining(each.volumes.map((volume) => volume.split(':')[0]!)));
  }
});

test('its settings exist and start Hiwar on the replica set; the secret has to be given', () => {
  expect(Object.keys(hiwar.environment).filter((name) => !settingNames.includes(name))).toEqual([]);
  expect(() => environment({})).toThrow('HIWAR_SECRET: set it to');
  expect(loadConfig(environment(SECRET), null)).toMatchObject({
    mongodbUri: 'mongodb://mongodb:27017/hiwar?replicaSet=rs0', publicUrl: 'http://127.0.0.1:8080', trustProxy: 0, workers: 1, admin: null, overloadMs: 500,
  });
  const given = { ...SECRET, PUBLIC_URL: 'https://talk.example', TRUST_PROXY: '1', WEB_CONCURRENCY: '4' };
  expect(loadConfig(environment(given), null)).toMatchObject({ publicUrl: 'https://talk.example', trustProxy: 1, workers: 4 });
});

test('only Hiwar is published, to this machine alone unless told otherwise; MongoDB is on the inner network', () => {
  expect(hiwar.ports?.map((port) => interpolate(port, {}))).toEqual(['127.0.0.1:8080:8080']);
  expect(hiwar.ports?.map((port) => interpolate(port, { HOST: '0.0.0.0', PORT: '80' }))).toEqual(['0.0.0.0:80:8080']);
  expect(mongodb.ports).toBeUndefined();
  expect([mongodb.networks, compose.networks['back']]).toEqual([['back'], { internal: 'true' }]);
});

test('MongoDB is healthy once it is a replica set that takes writes, and Hiwar waits for that', () => {
  expect(mongodb.command).toEqual(expect.arrayContaining(['--replSet', 'rs0']));
  const script = mongodb.healthcheck?.test.at(-1) ?? '';
  expect(hiwar.depends_on?.['mongodb']).toEqual({ condition: 'service_healthy' });
  // The script as mongosh would run it: first on a fresh server, then while it elects, then when it is up.
  const run = (isInitiated: boolean, isWritablePrimary: boolean) => {
    const calls: unknown[] = [];
    const rs = { status: () => { if (!isInitiated) throw new Error('no replset config has been received'); }, initiate: (config: unknown) => calls.push(config) };
    // oxlint-disable-next-line no-new-func -- the script is data of this repository
    new Function('rs', 'db', 'quit', script)(rs, { hello: () => ({ isWritablePrimary }) }, (code: number) => calls.push(code));
    return calls;
  };
  expect(run(false, false)).toEqual([{ _id: 'rs0', members: [{ _id: 0, host: 'mongodb:27017' }] }, 1]);
  expect(run(true, false)).toEqual([1]);
  expect(run(true, true)).toEqual([]);
});

test('the image runs as nobody special, keeps its data in /data, is asked whether it is ready, and holds no secrets', () => {
  const lines = read('Dockerfile').split('\n');
  expect(lines).toEqual(expect.arrayContaining(['FROM node:26-slim', 'USER node', 'VOLUME /data', 'CMD ["node", "src/main.ts"]']));
  expect(lines.indexOf('USER node')).toBeGreaterThan(lines.findIndex((line) => line.includes('npm ci --omit=dev')));
  const check = JSON.parse(/CMD (\["node", "-e".*\])/.exec(read('Dockerfile'))?.[1] ?? '[]') as string[];
  expect(check[2]).toContain('/readyz');
  expect(read('.dockerignore').split('\n').filter((line) => line !== '' && !line.startsWith('#'))).toEqual(['*', '!package.json', '!package-lock.json', '!src', '!LICENSE', '!README.md']);
  // `hiwar` is on the PATH: the script it writes, run with this copy of the code.
  const [, script = ''] = /^RUN (printf .+) > \/usr\/local\/bin\/hiwar && chmod 755 \/usr\/local\/bin\/hiwar$/m.exec(read('Dockerfile')) ?? [];
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const written = execFileSync('sh', ['-c', script], { encoding: 'utf8' }).replace('exec node /app/', `exec ${process.execPath} ${root}`);
  expect(execFileSync('sh', ['-c', written, 'hiwar', '--help'], { encoding: 'utf8' })).toContain('hiwar staff create');
  const copied = lines.filter((line) => line.startsWith('COPY')).flatMap((line) => line.split(' ').slice(1, -1));
  expect(copied.sort()).toEqual(['LICENSE', 'README.md', 'package-lock.json', 'package.json', 'src']);
});
