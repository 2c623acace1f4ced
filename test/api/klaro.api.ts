// Banners of others: Klaro's own protocol at the root, and the configuration of vanilla-cookieconsent.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Policy } from '../../src/consent/policy.ts';
import { ORIGIN, startApp, type TestApp } from '../support/app.ts';
import { me, publish, retire, subjectIn } from '../support/consent.ts';
import type { Adapter } from '../support/stores.ts';

const PAPER = 'https://paper.example';
const none = { 'hiwar-consent': true, 'hiwar-name': true, 'category.preferences': false, matomo: false, player: false };
const all = { ...none, 'category.preferences': true, matomo: true, player: true };
type Said = { type?: string; config?: string; consents?: Record<string, boolean> };

/** As Klaro 0.7.22 sends it. */
const posted = ({ type = 'accept', config = '1-ar', consents = all }: Said = {}) => ({
  location_data: { pathname: '/', port: 443, hostname: 'paper.example', protocol: 'https:' }, user_data: { client_version: 'v0.7.22', client_name: 'klaro:web' },
  consent_data: { consents, changes: {}, type, config },
});

export function klaroApi(adapter: Adapter): void {
  let app: TestApp;
  let policy: Policy;
  const written = async () => (await app.app.store.consent.unsealed('demo', 1000)).map(({ record }) => record);
  const config = (query = '', site = 'demo') => app.call('get', `//v1/privacy-managers/${site}/config.json${query}`, { origin: PAPER });
  const submit = (body: string | object, { site = 'demo', origin = PAPER } = {}) => app.call('post', `//v1/privacy-managers/${site}/submit`, { origin }).send(body);
  const native = (query: string) => app.call('get', `/consent/config?${query}`, { origin: PAPER });

  beforeAll(async () => {
    app = await startApp(adapter);
    await app.app.services.sites.create({ slug: 'other', name: 'أخرى', origins: [PAPER] });
  });
  afterAll(() => app.dispose());

  test('without a policy there is nothing to show and nothing to choose under; a site that is none is none', async () => {
    for (const answer of [await config(), await native('site=demo&format=cookieconsent')]) expect([answer.status, answer.body.code]).toEqual([404, 'no_consent_policy']);
    expect((await submit(posted())).body.code).toBe('unknown_revision');
    policy = await publish(app.app.store);
    expect([(await config('', 'nowhere')).status, (await native('site=nowhere&format=cookieconsent')).status, (await submit(posted(), { site: 'nowhere', origin: ORIGIN })).status]).toEqual([404, 404, 404]);
    expect((await config('', 'other')).body.code).toBe('no_consent_policy');
  });

  test('Klaro is given the policy in the language its configuration names, else in the site\'s own, and no cookie', async () => {
    const answer = await config('?name=fr');
    expect(answer.body).toMatchObject({ id: '1-fr', lang: 'fr', storageName: 'hiwar_klaro_demo_1', translations: { fr: { decline: 'Tout refuser' } } });
    expect([answer.status, answer.get('Access-Control-Allow-Origin'), answer.get('Set-Cookie'), answer.get('Consent-Subject')]).toEqual([200, PAPER, undefined, undefined]);
    expect((await config('?name=default&testing=true')).body.id).toBe('1-ar');
    expect((await config()).body.services.map(({ name }: { name: string }) => name)).toEqual(Object.keys(none));
    expect((await config().set('If-None-Match', String((await config()).get('ETag')))).status).toBe(304);
    expect((await config('?theme=dark')).status).toBe(422);
  });

  test.each([['a known form', {}], ['no choice in it', { consents: {} }], ['switches that are none', { consents: { spy: true } }]])('that its notice was shown stores nothing: %s', async (_name, said) => {
    const before = await written();
    const answer = await submit(posted({ type: 'show', ...said }));
    expect([answer.status, answer.body, answer.get('Set-Cookie'), answer.get('Consent-Subject')]).toEqual([200, { recorded: false, receiptId: null }, undefined, undefined]);
    expect(await written()).toEqual(before);
  });

  const granted = (statistics: boolean, rest: boolean) => ({
    categories: { necessary: true, preferences: rest, statistics, marketing: rest }, services: { 'hiwar-consent': true, 'hiwar-name': true, matomo: statistics, player: rest },
  });
  test.each([
    ['accept', 'text/plain;charset=UTF-8', all, 'accept_all', granted(true, true)], ['decline', 'text/plain', none, 'reject_all', granted(false, false)],
    ['save', 'application/json;charset=UTF-8', { ...none, matomo: true }, 'custom', granted(true, false)], ['contextual-accept', 'application/json', { ...none, matomo: true }, 'custom', granted(true, false)],
  ])('%s as %s is one record', async (type, media, consents, action, grants) => {
    const before = await written();
    const answer = await submit(JSON.stringify(posted({ type, config: '1-en', consents }))).set('Content-Type', media).set('Sec-GPC', '1');
    const records = await written();
    expect(records.length).toBe(before.length + 1);
    expect([answer.status, answer.body]).toEqual([200, { recorded: true, receiptId: records.at(-1)!.id }]);
    expect(records.at(-1)).toMatchObject({ site: 'demo', action, ...grants, revision: 1, lang: 'en', textHash: null, surface: 'klaro', gpc: true });
  });

  test('the choice is its browser\'s own: an id in a header where another origin asks, a cookie where it is Hiwar\'s', async () => {
    const far = await submit(posted());
    expect((await app.call('get', me).set('Consent-Subject', subjectIn(far))).body).toMatchObject({ decided: true, receiptId: far.body.receiptId });
    const near = await submit(posted(), { origin: ORIGIN });
    const cookie = String(near.get('Set-Cookie')?.[0]).split(';')[0]!;
    const before = (await written()).length;
    const again = await submit(posted(), { origin: ORIGIN }).set('Cookie', cookie);
    expect([again.body, (await written()).length]).toEqual([near.body, before]);
    expect((await submit(posted({ type: 'decline', consents: none }), { origin: ORIGIN }).set('Cookie', cookie)).body.recorded).toBe(true);
    expect((await app.call('get', me).set('Cookie', cookie)).body.action).toBe('reject_all');
  });

  const { matomo: _, ...unsaid } = all;
  test.each<[string, Said, number, string, string?]>([
    ['an unknown switch', { consents: { ...all, spy: true } }, 422, 'unknown_field', '/consent_data/consents/spy'], ['a switch unsaid', { consents: unsaid }, 422, 'required', '/consent_data/consents/matomo'],
    ['a page\'s own call', { type: 'script' }, 422, 'implied_consent', '/consent_data/type'], ['a type that is none', { type: 'constructor' }, 422, 'invalid', '/consent_data/type'],
    ['accepting with one refused', { consents: { ...all, player: false } }, 422, 'contradiction', '/categories/marketing'],
    ['what is necessary refused', { type: 'save', consents: { ...all, 'hiwar-name': false } }, 422, 'contradiction', '/services/hiwar-name'],
    ['an unknown revision', { config: '9-ar' }, 409, 'unknown_revision'], ['an id that is none', { config: 'default' }, 409, 'unknown_revision'], ['showing what never was', { type: 'show', config: '9-ar' }, 409, 'unknown_revision'],
    ['a name beyond measure', { consents: { ['x'.repeat(65)]: true } }, 422, 'invalid', `/consent_data/consents/${'x'.repeat(65)}`], ['too much', { consents: { ['x'.repeat(70_000)]: true } }, 413, 'too_large'],
  ])('%s is refused, and nothing is kept', async (_name, said, status, code, path = '') => {
    const before = (await written()).length;
    const answer = await submit(posted(said));
    const told = path === '' ? answer.body.code : (answer.body.errors as { path: string; code: string }[]).find((each) => each.path === path)?.code;
    expect([answer.status, told, (await written()).length]).toEqual([status, code, before]);
    expect([answer.get('Set-Cookie'), answer.get('Consent-Subject')]).toEqual([undefined, undefined]);
  });

  test('a page that is not listed may not choose', async () => {
    const before = (await written()).length;
    const answer = await submit(posted(), { origin: 'https://evil.example' });
    expect([answer.status, answer.body.code, answer.get('Access-Control-Allow-Origin'), (await written()).length]).toEqual([403, 'origin_not_allowed', undefined, before]);
  });

  describe('vanilla-cookieconsent', () => {
    const query = 'site=demo&lang=en&format=cookieconsent';

    test('is given what its run takes, and what its glue needs', async () => {
      const answer = await native(query);
      expect(answer.body).toMatchObject({
        site: 'demo', revision: 1, lang: 'en', textHash: null, gpc: false, googleConsent: { ad_storage: 'denied', analytics_storage: 'denied' },
        config: { mode: 'opt-in', revision: 1, cookie: { name: 'hiwar_cc_demo' }, categories: { necessary: { readOnly: true }, statistics: { enabled: false } }, language: { default: 'en', translations: { en: {} } } },
      });
      expect([answer.get('Set-Cookie'), answer.get('Access-Control-Allow-Origin')]).toEqual([undefined, PAPER]);
      expect((await native('site=demo&format=klaro')).status).toBe(422);
      expect((await native('site=demo&lang=en&format=native')).body).toEqual((await native('site=demo&lang=en')).body);
    });

    test('is answered as the native one is: the same headers, ready at once, apart by Sec-GPC', async () => {
      const named = ({ headers }: { headers: Record<string, string> }) => Object.keys(headers).toSorted();
      const [first, second, plain] = [await native(query), await native(query), await native('site=demo&lang=en')];
      expect(second.body).toEqual(first.body);
      expect(named(first)).toEqual(named(plain));
      for (const name of ['Vary', 'Cache-Control']) expect([name, first.get(name)]).toEqual([name, plain.get(name)]);
      expect([first.get('Vary'), first.get('ETag') === plain.get('ETag')]).toEqual([expect.stringContaining('Sec-GPC'), false]);
      expect((await native(query).set('If-None-Match', first.get('ETag')!)).status).toBe(304);
      const withGpc = await native(query).set('Sec-GPC', '1');
      expect([withGpc.body.gpc, (await native(query)).body.gpc, withGpc.get('ETag') === first.get('ETag')]).toEqual([true, false, false]);
    });
  });

  describe('revisions', () => {
    const asking = async () => [(await config()).body.storageName, (await native('site=demo&format=cookieconsent')).body.config.revision];

    test('an older one is still chosen under; a material one has another number, any other has not', async () => {
      await publish(app.app.store, { material: false });
      expect([(await config()).body.id, ...await asking()]).toEqual(['2-ar', 'hiwar_klaro_demo_1', 1]);
      await publish(app.app.store);
      expect([(await config()).body.id, ...await asking()]).toEqual(['3-ar', 'hiwar_klaro_demo_9', 9]);
      expect((await submit(posted())).body.recorded).toBe(true);
      expect((await written()).at(-1)).toMatchObject({ revision: 1, surface: 'klaro' });
    });

    test('under a retired one no choice is taken', async () => {
      await retire(app.app.store, policy);
      const before = (await written()).length;
      const answer = await submit(posted());
      expect([answer.status, answer.body.code, (await written()).length]).toEqual([422, 'policy_retired', before]);
    });
  });
}
