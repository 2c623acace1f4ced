// Whose a choice is: the id a browser keeps, its expiry, their data, its erasure, and receipts that prove what was said.
import { createPublicKey, verify } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { canonicalJson, type Json } from '../../src/consent/canonical-json.ts';
import type { Policy } from '../../src/consent/policy.ts';
import { ORIGIN, startApp, type TestApp } from '../support/app.ts';
import { choiceOf, me, publish, put, subjectIn } from '../support/consent.ts';
import type { Adapter } from '../support/stores.ts';

export function consentSubjectsApi(adapter: Adapter): void {
  let app: TestApp;
  let policy: Policy;
  beforeAll(async () => {
    app = await startApp(adapter, { TRUST_PROXY: '1', REGION_HEADER: 'CF-IPCountry' });
    policy = await publish(app.app.store);
  });
  afterAll(() => app.dispose());
  const data = async (subject: string) => (await app.call('get', '/consent/me/data?site=demo').set('Consent-Subject', subject)).body.items as Record<string, unknown>[];
  const read = async (subject: string) => (await app.call('get', me).set('Consent-Subject', subject)).body;

  test('where Hiwar and the page are one site the id is a cookie that no script reads, else a header', async () => {
    const same = await app.call('put', me, { origin: 'https://paper.example' }).set('Sec-Fetch-Site', 'same-site').send(choiceOf(policy));
    expect(same.get('Set-Cookie')).toEqual([expect.stringMatching(/^hiwar_consent_demo=cs_[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=15552000$/)]);
    expect(same.get('Consent-Subject')).toBeUndefined();
    const cookie = same.get('Set-Cookie')![0]!.split(';')[0]!;
    expect((await app.call('get', me).set('Cookie', `a=b; ${cookie}`)).body.receiptId).toBe(same.body.receiptId);
    const own = await app.call('put', me, { origin: ORIGIN }).send(choiceOf(policy));
    expect(own.get('Set-Cookie')).toHaveLength(1);
    const cross = await app.call('put', me, { origin: ORIGIN }).set('Sec-Fetch-Site', 'cross-site').send(choiceOf(policy));
    expect([cross.get('Set-Cookie'), subjectIn(cross)]).toEqual([undefined, expect.stringMatching(/^cs_/)]);
  });

  test('an id that Hiwar did not give is as good as none and is never adopted', async () => {
    for (const forged of [`cs_${'a'.repeat(43)}`, 'cs_short', 'x']) {
      const answer = await put(app, choiceOf(policy), forged);
      expect([answer.status, subjectIn(answer) === forged]).toEqual([200, false]);
      expect((await read(forged)).decided).toBe(false);
    }
  });

  test('a beacon says its id in its body, in plain text', async () => {
    const first = await put(app, choiceOf(policy));
    const beacon = await app.call('post', me, { origin: 'https://paper.example' }).set('Content-Type', 'text/plain;charset=UTF-8').send(JSON.stringify({ ...choiceOf(policy, { action: 'reject_all' }), subject: subjectIn(first) }));
    expect([beacon.status, beacon.body.action]).toEqual([200, 'reject_all']);
    expect((await read(subjectIn(first))).action).toBe('reject_all');
  });

  test('a clock that goes back changes no order, and a choice expires', async () => {
    const first = await put(app, choiceOf(policy));
    app.pass(-3600);
    await put(app, choiceOf(policy, { action: 'reject_all' }), subjectIn(first));
    app.pass(3600);
    expect((await read(subjectIn(first))).action).toBe('reject_all');
    app.pass(181 * 86_400);
    expect(await read(subjectIn(first))).toMatchObject({ reask: true, reasons: ['expired'] });
    const renewed = await put(app, choiceOf(policy, { action: 'reject_all' }), subjectIn(first));
    expect([renewed.body.reask, await data(subjectIn(first)).then((items) => items.length)]).toEqual([false, 3]);
  });

  test('of browser and place no more is kept than the family and the country that the proxy says', async () => {
    const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
    const kept = async (body: object, country: string) => (await data(subjectIn(await put(app, body).set('User-Agent', firefox).set('CF-IPCountry', country))))[0];
    expect(await kept(choiceOf(policy), 'MA')).toMatchObject({ agent: 'Firefox', region: 'MA', text: { lang: 'ar' } });
    expect(await kept(choiceOf(policy, { action: 'reject_all' }), 'XX')).toMatchObject({ agent: null, region: null });
  });

  test('erasure cuts the records loose, and the receipt stays', async () => {
    const given = await put(app, choiceOf(policy));
    const gone = await app.call('delete', '/consent/me/data?site=demo', { origin: 'https://paper.example' }).set('Consent-Subject', subjectIn(given));
    expect([gone.status, gone.get('Set-Cookie')]).toEqual([204, [expect.stringContaining('Max-Age=0')]]);
    expect([await data(subjectIn(given)), (await read(subjectIn(given))).decided]).toEqual([[], false]);
    expect((await app.call('get', `/consent/receipts/${given.body.receiptId}?token=${given.body.receiptToken}`)).status).toBe(200);
    expect(subjectIn(await put(app, choiceOf(policy), subjectIn(given)))).not.toBe(subjectIn(given));
  });

  test('a receipt is signed by a published key, and nothing in it can be changed', async () => {
    const { body: { receiptId, receiptToken } } = await put(app, choiceOf(policy));
    const { body } = await app.call('get', `/consent/receipts/${receiptId}`, { token: receiptToken });
    const { keys } = (await app.call('get', '//.well-known/jwks.json')).body;
    const { signature, ...content } = body as { signature: { kid: string; value: string } } & Record<string, Json>;
    const jwk = (keys as { kty: string; kid: string }[]).find(({ kid }) => kid === signature.kid)!;
    const key = createPublicKey({ key: jwk, format: 'jwk' });
    const holds = (given: Json) => verify(null, Buffer.from(canonicalJson(given)), key, Buffer.from(signature.value, 'base64url'));
    expect(content).toMatchObject({ record_id: receiptId, privacy_notice: { hash: policy.textHashes.ar, language: 'ar' }, events: [{ event_state: 'consent_given', validity_duration: 'P180D' }] });
    expect([holds(content), holds({ ...content, gpc: true })]).toEqual([true, false]);
    expect(JSON.stringify(body)).not.toContain('cs_');
    for (const token of ['', 'x', `${receiptToken}x`.slice(1)]) expect((await app.call('get', `/consent/receipts/${receiptId}?token=${token}`)).status).toBe(404);
    expect((await app.call('get', `/consent/receipts/r_none?token=${receiptToken}`)).status).toBe(404);
  });

  test('Global Privacy Control is announced', async () => {
    expect((await app.call('get', '//.well-known/gpc.json')).body).toEqual({ gpc: true, lastUpdate: '2026-11-26' });
  });

  test('the ready configuration has the headers of a built one, and tells of no cookies', async () => {
    const ask = () => app.call('get', '/consent/config?site=demo&lang=en', { origin: 'https://paper.example' });
    const still = ({ headers }: { headers: Record<string, string> }) => Object.fromEntries(Object.entries(headers).filter(([name]) => !['date', 'x-request-id', 'ratelimit'].includes(name)));
    const [slow, fast] = [await ask(), await ask()];
    expect(still(fast)).toEqual(still(slow));
    expect([fast.get('Access-Control-Allow-Origin'), fast.get('Access-Control-Allow-Credentials')]).toEqual(['https://paper.example', undefined]);
    expect((await ask().set('If-None-Match', String(fast.get('ETag')))).status).toBe(304);
  });

  test('a preflight goes by the site of the query', async () => {
    await app.app.services.sites.create({ slug: 'apart', name: 'بعيدة', origins: ['https://apart.example'] });
    const { default: request } = await import('supertest');
    const ask = (site: string) => request(app.http).options(`/api/v1/consent/me?site=${site}`).set('Origin', 'https://apart.example').set('Access-Control-Request-Method', 'PUT');
    expect((await ask('apart')).headers).toMatchObject({ 'access-control-allow-origin': 'https://apart.example', 'access-control-allow-credentials': 'true' });
    expect((await ask('demo')).get('Access-Control-Allow-Origin')).toBeUndefined();
  });
}
