// Load is shed while the event loop stays late, judged by given delays, never by this machine's speed.
import { afterEach, expect, jest, test } from '@jest/globals';
import express from 'express';
import { pino } from 'pino';
import { Registry } from 'prom-client';
import request from 'supertest';
import { createHttp } from '../../src/http/create-http.ts';
import { defaultLimits } from '../../src/http/limits.ts';
import { isOverloaded, overloadGuard, sampleDelays } from '../../src/http/overload.ts';

afterEach(() => {
  jest.useRealTimers();
});

function serve(latest: [number, number], { random = (): number => 0, lines = [] as string[] } = {}) {
  return createHttp({
    endpoints: [], services: {}, originsOf: async () => null, authenticate: async () => ({ kind: 'anonymous' }),
    config: { publicUrl: 'https://hiwar.example', trustProxy: 0, limits: defaultLimits }, logger: pino({ level: 'error' }, { write: (line: string) => void lines.push(line) }),
    ops: { registry: new Registry(), isReady: async () => true }, guard: overloadGuard(500, { latest: () => latest }, random),
    mount: (app: express.Express) => void app.get('/page', (_request, response) => void response.end('page')),
  });
}

test.each<[string, [number, number], boolean]>([
  ['a loop on time', [0, 0], false], ['one long pause', [60_000, 3], false], ['a pause that has passed', [3, 60_000], false],
  ['a loop at the threshold', [500, 500], false], ['a loop that stays late', [501, 501], true],
])('%s: overloaded %#', (_what, latest, answer) => {
  expect(isOverloaded(latest, 500)).toBe(answer);
});

test('while it stays late, a request is told when to come back, in its language, and any page may read it', async () => {
  const lines: string[] = [];
  const answer = await request(serve([900, 800], { lines })).get('/page').set('Accept-Language', 'en').set('Origin', 'https://news.example');
  expect([answer.status, answer.body.code]).toEqual([503, 'overloaded']);
  expect(answer.headers).toMatchObject({ 'retry-after': '1', 'access-control-allow-origin': '*', 'content-type': 'application/problem+json; charset=utf-8' });
  expect(lines).toEqual([]);
  expect((await request(serve([900, 800], { random: () => 0.999 })).get('/page')).headers['retry-after']).toBe('4');
});

test('what operators ask is answered all the same, and so is a page when the loop is on time', async () => {
  for (const path of ['/healthz', '/readyz', '/metrics']) expect((await request(serve([900, 800])).get(path)).status).toBe(200);
  expect((await request(serve([0, 800])).get('/page')).text).toBe('page');
});

test('a sample is how much later than due its timer fired', () => {
  jest.useFakeTimers();
  let now = 0;
  const delays = sampleDelays(100, () => now);
  const fire = (at: number) => {
    now = at;
    jest.advanceTimersByTime(100);
  };
  expect(delays.latest()).toEqual([0, 0]);
  fire(100);
  fire(800);
  expect(delays.latest()).toEqual([600, 0]);
  fire(1500);
  expect(delays.latest()).toEqual([600, 600]);
  fire(1600);
  expect(delays.latest()).toEqual([0, 600]);
  delays.stop();
  fire(9000);
  expect(delays.latest()).toEqual([0, 600]);
});
