// Choices as visitors make them: what is asked, what is answered, what is refused and leaves nothing behind.
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Policy } from '../../src/consent/policy.ts';
import { ORIGIN, startApp, type TestApp } from '../support/app.ts';
import { choiceOf, me, publish, put, retire, subjectIn } from '../support/consent.ts';
import type { Adapter } from '../support/stores.ts';

export function consentApi(adapter: Adapter): void {
  let app: TestApp;
  let policy: Policy;
  const records = async () => (await app.app.store.consent.unsealed('demo', 1000)).length;
  const choose = (over: object = {}, subject?: string) => put(app, choiceOf(policy, over), subject);
  const config = (query = 'site=demo') => app.call('get', `/consent/config?${query}`);

  beforeAll(async () => {
    app = await startApp(adapter);
    await app.app.services.sites.create({ slug: 'other', name: 'أخرى', origins: ['https://paper.example'] });
  });
  afterAll(() => app.dispose());

  test('without a policy there is nothing to ask and nothing to choose under', async () => {
    expect([(await config()).status, (await config()).body.code]).toEqual([404, 'no_consent_policy']);
    expect((await app.call('get', me)).body).toEqual({ decided: false, action: null, categories: {}, services: {}, revision: null, decidedAt: null, expiresAt: null, gpc: null, reask: null, reasons: [], receiptId: null, receiptToken: null, clear: [] });
    policy = await publish(app.app.store);
    expect((await put(app, choiceOf(policy, { revision: 9 }))).body.code).toBe('unknown_revision');
  });

  test('the configuration is what is shown, and its text hashes to its name', async () => {
    const { body } = await config();
    expect(body).toMatchObject({ site: 'demo', revision: 1, lang: 'ar', dir: 'rtl', gpc: false, expiresDays: 180, textHash: policy.textHashes.ar });
    expect(body.googleConsent).toMatchObject({ ad_storage: 'denied', ad_user_data: 'denied', ad_personalization: 'denied', analytics_storage: 'denied' });
    const text = await app.call('get', `/consent/texts/${body.textHash}`);
    expect(`sha256:${createHash('sha256').update(text.text).digest('hex')}`).toBe(body.textHash);
    expect(text.get('Cache-Control')).toContain('immutable');
    expect((await app.call('get', `/consent/texts/sha256:${'0'.repeat(64)}`)).status).toBe(404);
    expect((await config('site=demo&lang=fr')).body).toMatchObject({ lang: 'fr', dir: 'ltr', textHash: policy.textHashes.fr });
  });

  test('nothing is set before a choice', async () => {
    for (const path of [me, '/consent/config?site=demo', '/consent/me/data?site=demo']) {
      const answer = await app.call('get', path, { origin: ORIGIN }).set('Sec-Fetch-Site', 'same-origin').set('Cookie', `hiwar_consent_demo=cs_${'a'.repeat(43)}`);
      expect([answer.status, answer.get('Set-Cookie'), answer.get('Consent-Subject')]).toEqual([200, undefined, undefined]);
    }
    const nobody = await app.call('delete', me, { origin: ORIGIN });
    expect([nobody.body.decided, nobody.get('Set-Cookie'), await records()]).toEqual([false, undefined, 0]);
  });

  test('a choice is kept, and the same one again is the same record', async () => {
    const first = await choose({ action: 'custom', categories: { necessary: true, preferences: false, statistics: true, marketing: false } }, 'cs_chosen-by-myself');
    expect(first.body).toMatchObject({ decided: true, action: 'custom', services: { matomo: true, player: false }, reask: false, reasons: [], clear: [{ name: 'player_id' }] });
    expect([first.get('Access-Control-Allow-Credentials'), first.get('Access-Control-Allow-Origin')]).toEqual(['true', 'https://paper.example']);
    expect(subjectIn(first)).toMatch(/^cs_[\w-]{43}$/);
    const before = await records();
    const again = await choose({ action: 'custom', categories: { necessary: true, preferences: false, statistics: true, marketing: false } }, subjectIn(first));
    expect([again.body.receiptId, again.body.receiptToken, await records()]).toEqual([first.body.receiptId, first.body.receiptToken, before]);
    const { body } = await app.call('get', me).set('Consent-Subject', subjectIn(first));
    expect(body).toEqual({ ...first.body, receiptToken: null });
    expect((await app.call('get', '/consent/me?site=other').set('Consent-Subject', subjectIn(first))).body.decided).toBe(false);
  });

  test.each<[string, object, number, string, string?]>([
    ['an action that is none', { action: 'scroll' }, 422, 'implied_consent', '/action'], ['closing', { action: 'close' }, 422, 'implied_consent', '/action'],
    ['an unknown action', { action: 'maybe' }, 422, 'invalid', '/action'],
    ['a category unsaid', { action: 'custom', categories: { necessary: true, preferences: false, statistics: true } }, 422, 'required', '/categories/marketing'],
    ['an unknown category', { categories: { tracking: true } }, 422, 'unknown_field', '/categories/tracking'],
    ['the necessary refused', { categories: { necessary: false } }, 422, 'contradiction', '/categories/necessary'],
    ['refusal with a grant', { action: 'reject_all', categories: { marketing: true } }, 422, 'contradiction', '/categories/marketing'],
    ['an unknown service', { services: { spy: true } }, 422, 'unknown_field', '/services/spy'],
    ['a service against its category', { action: 'reject_all', services: { matomo: true } }, 422, 'contradiction', '/services/matomo'],
    ['another language\'s text', { lang: 'en' }, 409, 'text_mismatch'], ['an unknown text', { textHash: `sha256:${'0'.repeat(64)}` }, 409, 'text_mismatch'],
    ['an unknown revision', { revision: 99 }, 409, 'unknown_revision'], ['no text said', { textHash: undefined }, 422, 'required', '/textHash'],
    ['an unknown field', { ip: '198.51.100.7' }, 422, 'unknown_field', '/ip'], ['a surface that is none', { surface: 'Über' }, 422, 'invalid', '/surface'],
    ['too much', { surface: 'x'.repeat(70_000) }, 413, 'too_large'], ['too deep', { services: JSON.parse(`${'['.repeat(40)}${']'.repeat(40)}`) as object }, 400, 'too_deep'],
  ])('%s is refused, and nothing is kept', async (_name, over, status, code, path = '') => {
    const before = await records();
    const answer = await choose(over);
    const told = path === '' ? answer.body.code : (answer.body.errors as { path: string; code: string }[]).find((each) => each.path === path)?.code;
    expect([answer.status, told, await records()]).toEqual([status, code, before]);
    expect([answer.get('Set-Cookie'), answer.get('Consent-Subject')]).toEqual([undefined, undefined]);
  });

  test('a page that is not listed may not choose, and is told no origin', async () => {
    const answer = await app.call('put', me, { origin: 'https://evil.example' }).send(choiceOf(policy));
    expect([answer.status, answer.body.code, answer.get('Access-Control-Allow-Origin')]).toEqual([403, 'origin_not_allowed', undefined]);
    expect((await app.call('put', '/consent/me?site=nowhere', { origin: ORIGIN }).send(choiceOf(policy))).status).toBe(404);
    expect((await app.call('put', '/consent/me', { origin: ORIGIN }).send(choiceOf(policy))).status).toBe(422);
  });

  test('only Sec-GPC of exactly 1 is Global Privacy Control, and an explicit choice wins over it', async () => {
    for (const [sent, gpc] of [['1', true], ['true', false], ['01', false], ['0', false]] as const) {
      const asked = await config().set('Sec-GPC', sent);
      expect([sent, asked.body.gpc, asked.get('Vary')]).toEqual([sent, gpc, expect.stringContaining('Sec-GPC')]);
      expect((await choose().set('Sec-GPC', sent)).body).toMatchObject({ gpc, categories: { marketing: true } });
    }
  });

  describe('revisions', () => {
    test('an older revision is recorded as it was; what is not material asks nobody again', async () => {
      const given = await choose();
      const read = async () => (await app.call('get', me).set('Consent-Subject', subjectIn(given))).body;
      await publish(app.app.store, { material: false });
      expect((await config()).body.revision).toBe(2);
      expect(await read()).toMatchObject({ reask: false, reasons: [] });
      await publish(app.app.store, { material: true });
      expect((await config()).body.revision).toBe(3);
      expect(await read()).toMatchObject({ reask: true, reasons: ['policy_changed'], revision: 1 });
      expect((await choose({ surface: 'settings' }, subjectIn(given))).body).toMatchObject({ revision: 1, reask: true });
    });

    test('under a retired one no choice is taken, but one can be taken back', async () => {
      const given = await choose();
      await retire(app.app.store, policy);
      expect((await choose()).body.code).toBe('policy_retired');
      const back = await app.call('delete', me, { origin: 'https://paper.example' }).set('Consent-Subject', subjectIn(given));
      expect(back.body).toMatchObject({ action: 'withdraw', revision: 1, receiptToken: null, categories: { necessary: true, statistics: false, marketing: false }, services: { matomo: false, player: false } });
      expect((back.body.clear as { name: string }[]).map(({ name }) => name).toSorted()).toEqual(['_pk_id', 'player_id']);
      const before = await records();
      const again = await app.call('delete', me).set('Consent-Subject', subjectIn(given));
      expect([again.body.receiptId, await records()]).toEqual([back.body.receiptId, before]);
    });
  });
}
