// What a page is told: what may be chosen, and what an old choice is worth under the policy of now.
import { describe, expect, test } from '@jest/globals';
import type { ConsentRecord } from '../../../src/consent/consent-record.ts';
import { configView, decidedView, undecidedView, type Standing } from '../../../src/consent/consent.view.ts';
import type { Category, Cookie, Policy, PolicyDraft, Revision } from '../../../src/consent/policy.ts';
import { renderText } from '../../../src/consent/rendered-text.ts';
import { aConsentRecord, aPolicy, aSite, at } from '../../support/builders.ts';
import { demoPolicy } from '../../support/consent.ts';

const cookie = (name: string, domain = '', days: number | null = 30): Cookie => ({ name, domain, days });
const shelf = (key: string, services: Record<string, Cookie[]> = {}, required = false): Category => ({
  key, required, necessity: required ? 'حفظ اختيارك نفسه' : null, default: required, googleConsent: [],
  services: Object.entries(services).map(([each, cookies]) => ({ key: each, vendor: 'عدّاد الميناء', cookies })),
});
const necessary = shelf('necessary', { session: [cookie('sid')] }, true);
const revisionOf = (revision: number, categories: Category[], over: Partial<PolicyDraft> = {}): Policy =>
  aPolicy({ state: 'published', revision, content: { material: false, expiresDays: 180, texts: {}, categories, ...over } });
const listed = ({ id, revision, state, content }: Policy): Revision => ({ id, revision: revision!, state: state === 'retired' ? 'retired' : 'published', material: content.material });
const retired = (policy: Policy): Policy => ({ ...policy, state: 'retired', retiredAt: at(1) });

const first = revisionOf(1, [necessary, shelf('statistics', { counter: [cookie('_count')] })]);
const accepted = { categories: { necessary: true, statistics: true }, services: { session: true, counter: true } };
const refused = { categories: { necessary: true, statistics: false }, services: { session: true, counter: false } };

type Scene = { given?: Policy; later?: Policy[]; current?: Policy | null; record?: Partial<ConsentRecord>; now?: Date };
function shown({ given = first, later = [], current = later.at(-1) ?? given, record = {}, now = at(10) }: Scene = {}) {
  const standing: Standing = { record: { ...aConsentRecord(accepted), ...record }, given, current, revisions: [given, ...later].map(listed), now };
  return decidedView(standing, null);
}

describe('undecided', () => {
  test('without a policy there is nothing to say', () => {
    expect(undecidedView(null)).toEqual({
      decided: false, action: null, categories: {}, services: {}, revision: null, decidedAt: null, expiresAt: null, gpc: null, reask: null, reasons: [], receiptId: null, receiptToken: null, clear: [],
    });
  });

  test('every category is at its default, no service is said and nothing is cleared', () => {
    expect(undecidedView(first)).toMatchObject({ decided: false, categories: { necessary: true, statistics: false }, services: {}, reask: null, gpc: null, clear: [] });
  });
});

describe('decided', () => {
  test('under the policy of now: as it was said', () => {
    const record = aConsentRecord({ ...accepted, gpc: true, at: at(1), expiresAt: at(20) });
    const standing: Standing = { record, given: first, current: first, revisions: [listed(first)], now: at(10) };
    expect(decidedView(standing, 'token')).toEqual({
      decided: true, action: 'accept_all', ...accepted, revision: 1, decidedAt: at(1).toISOString(), expiresAt: at(20).toISOString(), gpc: true, reask: false, reasons: [],
      receiptId: record.id, receiptToken: 'token', clear: [],
    });
  });

  test('what a newer revision adds is refused, what it drops is gone, and the cookies of what is gone go', () => {
    const second = revisionOf(2, [necessary, shelf('marketing', { player: [cookie('player_id')] })]);
    expect(shown({ later: [second] })).toMatchObject({
      revision: 1, categories: { necessary: true, marketing: false }, services: { session: true, player: false }, reask: false, clear: [cookie('_count'), cookie('player_id')],
    });
    expect(Object.keys(shown({ later: [second] }).categories)).toEqual(['necessary', 'marketing']);
  });

  test('a service added to a granted category is refused, and one moved under a refused category too', () => {
    const wider = revisionOf(2, [necessary, shelf('statistics', { counter: [cookie('_count')], heatmap: [cookie('_heat')] })]);
    expect(shown({ later: [wider] })).toMatchObject({ categories: { statistics: true }, services: { counter: true, heatmap: false }, clear: [cookie('_heat')] });
    const moved = revisionOf(2, [necessary, shelf('statistics'), shelf('marketing', { counter: [cookie('_count')] })]);
    expect(shown({ later: [moved] })).toMatchObject({ categories: { statistics: true, marketing: false }, services: { counter: false }, clear: [cookie('_count')] });
  });

  test('what has become necessary is on, and what was is no consent once it can be refused', () => {
    const forced = revisionOf(2, [necessary, shelf('statistics', { counter: [cookie('_count')] }, true)]);
    expect(shown({ later: [forced], record: refused })).toMatchObject({ categories: { statistics: true }, services: { counter: true }, clear: [] });
    const freed = revisionOf(2, [shelf('necessary', { session: [cookie('sid')] }), shelf('statistics', { counter: [cookie('_count')] })]);
    expect(shown({ later: [freed] })).toMatchObject({ categories: { necessary: false, statistics: true }, services: { session: false, counter: true }, clear: [cookie('sid')] });
  });

  test.each(['constructor', 'toString', 'valueOf'])('a new category and service named %s are granted by nobody', (key) => {
    const odd = revisionOf(2, [necessary, shelf(key, { [key]: [cookie('odd')] })]);
    expect(shown({ later: [odd] })).toMatchObject({ categories: { [key]: false }, services: { [key]: false }, clear: [cookie('_count'), cookie('odd')] });
  });

  test('no policy any more: as it was recorded, and asked again', () => {
    expect(shown({ given: retired(first), current: null, record: refused })).toMatchObject({ ...refused, reask: true, reasons: ['policy_changed'], clear: [cookie('_count')] });
  });

  test('a revision that cannot be read any more leaves what was recorded', () => {
    expect(decidedView({ record: aConsentRecord(accepted), given: null, current: null, revisions: [], now: at(1) }, null)).toMatchObject({ ...accepted, reasons: ['policy_changed'], clear: [] });
  });
});

describe('asking again', () => {
  const minor = revisionOf(2, first.content.categories);
  const material = revisionOf(2, first.content.categories, { material: true });

  test.each<[string, Scene, boolean]>([
    ['no later revision', {}, false],
    ['a later one that changes nothing material', { later: [minor] }, false],
    ['a later material one', { later: [material] }, true],
    ['a material one in between', { later: [material, revisionOf(3, first.content.categories)] }, true],
    ['a material one that was retired', { later: [retired(material)], current: first }, false],
    ['its own revision retired with a minor one after it', { given: retired(first), later: [minor] }, false],
    ['only an older revision left', { later: [retired(minor)], current: first, record: { revision: 2 } }, true],
  ])('%s', (_, scene, asked) => {
    expect(shown(scene)).toMatchObject({ reask: asked, reasons: asked ? ['policy_changed'] : [] });
  });

  test('it runs out at the very millisecond', () => {
    const reasons = (now: number) => shown({ record: { expiresAt: at(100) }, now: new Date(now) }).reasons;
    expect([-1, 0, 1].map((ms) => reasons(at(100).getTime() + ms))).toEqual([[], ['expired'], ['expired']]);
  });

  test('both reasons may hold, and what was said is still told', () => {
    expect(shown({ later: [material], now: at(86_400) })).toMatchObject({ decided: true, ...accepted, reask: true, reasons: ['policy_changed', 'expired'] });
  });
});

describe('cookies to clear', () => {
  const cleared = (services: Record<string, Cookie[]>, granted: Record<string, boolean>, later: Policy[] = []) =>
    shown({ given: revisionOf(1, [necessary, shelf('statistics', services)]), later, record: { categories: { necessary: true, statistics: true }, services: { session: true, ...granted } } }).clear;

  test('each once, though two refused services set it or two revisions name it', () => {
    const shared = { counter: [cookie('_id')], heatmap: [cookie('_id'), cookie('_heat')] };
    expect(cleared(shared, { counter: false, heatmap: false }, [revisionOf(2, [necessary, shelf('statistics', shared)])])).toEqual([cookie('_id'), cookie('_heat')]);
  });

  test('one that a granted service sets too stays, under its own domain only', () => {
    expect(cleared({ counter: [cookie('_id')], heatmap: [cookie('_id'), cookie('_id', '.paper.example')] }, { counter: true, heatmap: false })).toEqual([cookie('_id', '.paper.example')]);
  });

  test('those of a service that is dropped go, though every object has something of its name', () => {
    expect(cleared({ toString: [cookie('_odd')] }, { toString: true }, [revisionOf(2, [necessary])])).toEqual([cookie('_odd')]);
  });

  test('one that the necessary sets too stays', () => {
    expect(cleared({ counter: [cookie('sid')] }, { counter: false })).toEqual([]);
  });

  test('the same cookie with other days is the same cookie, as the newest revision tells it', () => {
    expect(cleared({ counter: [cookie('_id', '', 30)] }, { counter: false }, [revisionOf(2, [necessary, shelf('statistics', { counter: [cookie('_id', '', 90)] })])])).toEqual([cookie('_id', '', 90)]);
  });
});

describe('config', () => {
  const site = aSite();
  const policy = aPolicy({ state: 'published', revision: 3, content: demoPolicy() });

  test.each([['ar', 'rtl'], ['en', 'ltr'], ['fr', 'ltr']] as const)('%s: its words, their direction and the hash of what is shown', (lang, dir) => {
    const view = configView(site, policy, { lang, gpc: true })!;
    expect(view).toMatchObject({ site: 'demo', revision: 3, lang, dir, gpc: true, expiresDays: 180, textHash: renderText(policy.content, lang)!.hash });
    expect(view.texts.title).toBe(policy.content.texts[lang]!.title);
  });

  test('a category carries its label and its services, and an optional one is off', () => {
    expect(configView(site, policy, { lang: 'ar', gpc: false })!.categories.find(({ key }) => key === 'statistics')).toEqual({
      key: 'statistics', required: false, default: false, label: 'إحصاءات القراءة', googleConsent: ['analytics_storage'],
      services: [{ key: 'matomo', vendor: 'Matomo', purpose: 'يحصي كم قارئا فتح المقال.', cookies: [cookie('_pk_id', '.paper.example', 393)] }],
    });
  });

  test('why something is necessary is for lint, not for the page', () => {
    expect(JSON.stringify(configView(site, policy, { lang: 'en', gpc: false }))).not.toContain('necessity');
  });

  test.each([[['en', 'fr'], 'en', 'en'], [['en', 'fr'], 'ar', 'fr'], [['en'], 'ar', 'en']] as const)('with %j only, on a French site, %s is answered in %s', (kept, lang, answered) => {
    const { texts } = demoPolicy();
    const some = aPolicy({ state: 'published', revision: 1, content: demoPolicy({ texts: Object.fromEntries(kept.map((each) => [each, texts[each]])) }) });
    expect(configView(aSite({ locale: 'fr' }), some, { lang, gpc: false })).toMatchObject({ lang: answered, textHash: renderText(some.content, answered)!.hash });
  });

  test('without a text there is nothing to ask with', () => {
    expect(configView(site, first, { lang: 'ar', gpc: false })).toBeNull();
  });

  test('Google’s four signals are always there and everything is denied', () => {
    const signals = (googleConsent: Category['googleConsent']) => {
      const content = { ...demoPolicy(), categories: [{ ...shelf('statistics'), googleConsent }] };
      return configView(site, aPolicy({ state: 'published', revision: 1, content }), { lang: 'ar', gpc: false })!.googleConsent;
    };
    const core = { ad_storage: 'denied', ad_user_data: 'denied', ad_personalization: 'denied', analytics_storage: 'denied' };
    expect(signals([])).toEqual(core);
    expect(signals(['security_storage', 'ad_storage'])).toEqual({ ...core, security_storage: 'denied' });
  });
});
