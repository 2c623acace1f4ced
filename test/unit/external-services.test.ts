// What is sent to external services, how their answers are read, and when they are left alone.
import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { COOL_MS, FAILURES } from '../../src/kernel/breaker.ts';
import { Outgoing } from '../../src/kernel/outgoing.ts';
import { noExceptions, parseExceptions } from '../../src/kernel/public-address.ts';
import { Akismet, type AkismetComment } from '../../src/screening/external/akismet.ts';
import type { ExternalError } from '../../src/screening/external/guarded-service.ts';
import { HttpCheck } from '../../src/screening/external/http-check.ts';
import { breaksOff, floods, hangs, redirects, says, startOddServer, type OddServer } from '../support/odd-server.ts';

let server: OddServer;
let outgoing: Outgoing;
let now = 0;
const clock = { now: () => new Date(Date.UTC(2026, 0, 1) + now) };
beforeEach(async () => {
  now = 0;
  server = await startOddServer();
  outgoing = new Outgoing({ exceptions: parseExceptions(server.host) ?? noExceptions });
});
afterEach(async () => {
  outgoing.close();
  await server.stop();
});

const why = (answer: Promise<unknown>): Promise<string> => answer.then(() => 'answered', (error: ExternalError) => error.why);
const aComment: AkismetComment = {
  blog: 'https://paper.example', permalink: 'https://paper.example/train', text: 'ربحت ألف دولار من البيت', authorName: 'سلمى', isReply: false, lang: 'ar',
  createdAt: clock.now(), email: null, network: null,
};
const akismet = (isTest = false) => new Akismet({ outgoing, clock, url: `${server.url}/`, key: 'k_1', isTest, home: 'https://hiwar.example' });
const SECRET = 's'.repeat(32);
const httpCheck = () => new HttpCheck({ outgoing, clock, url: `${server.url}/judge`, secret: SECRET });
const question = { site: 'demo', thread: { key: 'a', url: null }, text: 'شكرا', author: { id: 'a_1', name: 'سلمى', kind: 'guest' }, parentId: null, lang: 'ar' };

describe('akismet', () => {
  test('is sent what is listed and nothing about the person', async () => {
    server.behave(says('false'));
    expect(await akismet().check(aComment, 800)).toBe('ham');
    expect(server.asked[0]?.path).toBe('/1.1/comment-check');
    expect(Object.fromEntries(new URLSearchParams(server.asked[0]?.body))).toEqual({
      api_key: 'k_1', blog: aComment.blog, blog_lang: 'ar', blog_charset: 'UTF-8', comment_type: 'comment', comment_author: 'سلمى', comment_content: aComment.text,
      comment_date_gmt: '2026-01-01T00:00:00.000Z', permalink: aComment.permalink, user_ip: '127.0.0.1',
    });
  });

  test('is sent the email and the network where a site has it so, and the mark of a test', async () => {
    server.behave(says('true'));
    await akismet(true).check({ ...aComment, email: 's@example.org', network: '192.0.2.0/24', isReply: true }, 800);
    expect(Object.fromEntries(new URLSearchParams(server.asked[0]?.body))).toMatchObject({ is_test: '1', user_ip: '192.0.2.0', comment_author_email: 's@example.org', comment_type: 'reply' });
  });

  test.each([['true', {}, 'spam'], ['true', { 'X-akismet-pro-tip': 'discard' }, 'discard'], ['false', {}, 'ham']] as const)('%s %p is %s', async (body, headers, verdict) => {
    server.behave(says(body, 200, headers));
    expect(await akismet().check(aComment, 800)).toBe(verdict);
  });

  test.each([['invalid', 200, 'nonsense'], ['', 200, 'nonsense'], ['<html>true', 200, 'nonsense'], ['true', 500, 'status']] as const)('%p with %i is no answer', async (body, status, expected) => {
    server.behave(says(body, status));
    expect(await why(akismet().check(aComment, 800))).toBe(expected);
  });

  test('is taught under the protocol\'s names', async () => {
    server.behave(says('Thanks for making the web a better place.'));
    await akismet().teach(aComment, 'spam');
    await akismet().teach(aComment, 'ham');
    expect(server.asked.map(({ path }) => path)).toEqual(['/1.1/submit-spam', '/1.1/submit-ham']);
  });
});

describe('a signed check', () => {
  test('is asked in the agreed words, signed over time and body', async () => {
    server.behave(says('{"verdict":"hold","score":0.5,"reason":"كلام مكرر"}'));
    expect(await httpCheck().ask(question, 800)).toEqual({ verdict: 'hold', score: 0.5, reason: 'كلام مكرر' });
    const [{ body, headers, path }] = server.asked as [OddServer['asked'][number]];
    expect([path, JSON.parse(body)]).toEqual(['/judge', question]);
    const timestamp = String(clock.now().getTime() / 1000);
    expect(headers['hiwar-timestamp']).toBe(timestamp);
    expect(headers['hiwar-signature']).toBe(`v1=${createHmac('sha256', SECRET).update(`${timestamp}.${body}`).digest('hex')}`);
  });

  test.each([
    'true', '{}', '[]', '{"verdict":"maybe"}', '{"verdict":"hold","score":2}', '{"verdict":"hold","score":"1"}', '{"verdict":"hold","more":1}', '{"verdict":"hold"', `{"verdict":"hold","reason":"${'x'.repeat(201)}"}`, '',
    '{"verdict":"hold","reason":"\\u0000"}', '{"verdict":"hold","__proto__":{"a":1}}',
  ])('%s is nonsense', async (body) => {
    server.behave(says(body));
    expect(await why(httpCheck().ask(question, 800))).toBe('nonsense');
  });

  test.each([
    ['is slow', hangs, 'late'], ['breaks off', breaksOff, 'unreachable'], ['says too much', floods, 'too_large'], ['answers 204', says('', 204), 'status'],
    ['sends us to a private address', redirects('http://169.254.169.254/latest/meta-data/'), 'refused_redirect'],
  ] as const)('one that %s has not answered', async (_what, behaviour, expected) => {
    server.behave(behaviour);
    expect(await why(httpCheck().ask(question, 200))).toBe(expected);
  });
});

test('a service that keeps failing is left alone, tried once after the pause, and counted', async () => {
  const check = httpCheck();
  server.behave(says('', 500));
  for (let times = 0; times < FAILURES; times += 1) expect(await why(check.ask(question, 800))).toBe('status');
  expect(check.service.state).toBe('open');
  expect(await why(check.ask(question, 800))).toBe('skipped');
  expect(server.asked).toHaveLength(FAILURES);
  now += COOL_MS;
  server.behave(says('{"verdict":"approve"}'));
  expect(check.service.state).toBe('half_open');
  expect(await Promise.all([why(check.ask(question, 800)), why(check.ask(question, 800))])).toEqual(['answered', 'skipped']);
  expect([check.service.state, check.service.counts]).toEqual(['closed', { answered: 1, failed: FAILURES, skipped: 2 }]);
});
