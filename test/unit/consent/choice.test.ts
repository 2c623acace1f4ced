// What a choice means under a policy: each rule, each refusal, and keys that every object seems to have.
import { expect, test } from '@jest/globals';
import { allRefused, countedSurface, grantsAny, judge, type Said } from '../../../src/consent/choice.ts';
import type { Category } from '../../../src/consent/policy.ts';

const shelf = (key: string, services: string[] = [], required = false): Category => ({
  key, required, necessity: required ? 'حفظ اختيارك نفسه' : null, default: required, googleConsent: [], services: services.map((each) => ({ key: each, vendor: 'عدّاد الميناء', cookies: [] })),
});
const policy = { categories: [shelf('necessary', ['session'], true), shelf('statistics', ['counter', 'heatmap']), shelf('marketing', ['player'])] };

const judged = (action: Said['action'], categories?: Said['categories'], services?: Said['services']) => judge({ action, categories, services }, policy);
const all = (granted: boolean) => ({
  categories: { necessary: true, statistics: granted, marketing: granted }, services: { session: true, counter: granted, heatmap: granted, player: granted },
});
const picked = { necessary: true, statistics: true, marketing: false };

test.each([['accept_all', true], ['reject_all', false], ['withdraw', false]] as const)('%s says every category and service', (action, granted) => {
  expect(judged(action)).toEqual(all(granted));
  expect(judged(action, all(granted).categories, all(granted).services)).toEqual(all(granted));
});

test('a service that is not named follows its category', () => {
  expect(judged('custom', picked)).toEqual({ categories: picked, services: { session: true, counter: true, heatmap: true, player: false } });
});

test('a service of a granted category may be refused alone, and what is fixed may be said', () => {
  expect(judged('custom', picked, { session: true, heatmap: false, player: false })).toEqual({ categories: picked, services: { session: true, counter: true, heatmap: false, player: false } });
});

test('grants are told in the order of the policy, whatever the order they came in', () => {
  expect(Object.keys((judged('custom', { marketing: false, statistics: true, necessary: true }) as { categories: object }).categories)).toEqual(['necessary', 'statistics', 'marketing']);
});

test.each<[string, Said, { path: string; code: string }[]]>([
  ['a category left out of a custom choice', { action: 'custom', categories: { necessary: true, statistics: true } }, [{ path: '/categories/marketing', code: 'required' }]],
  ['a custom choice that names nothing', { action: 'custom' }, ['necessary', 'statistics', 'marketing'].map((key) => ({ path: `/categories/${key}`, code: 'required' }))],
  ['the necessary refused', { action: 'custom', categories: { ...picked, necessary: false } }, [{ path: '/categories/necessary', code: 'contradiction' }]],
  ['the necessary refused with all else', { action: 'reject_all', categories: { necessary: false } }, [{ path: '/categories/necessary', code: 'contradiction' }]],
  ['a category nobody knows', { action: 'custom', categories: { ...picked, horoscope: false } }, [{ path: '/categories/horoscope', code: 'unknown_field' }]],
  ['a service nobody knows', { action: 'accept_all', services: { 'a/b~c': true } }, [{ path: '/services/a~1b~0c', code: 'unknown_field' }]],
  ['a service named as a category', { action: 'accept_all', categories: { counter: true } }, [{ path: '/categories/counter', code: 'unknown_field' }]],
  ['accepting all but one', { action: 'accept_all', categories: { marketing: false } }, [{ path: '/categories/marketing', code: 'contradiction' }]],
  ['rejecting all but one', { action: 'reject_all', categories: { statistics: true } }, [{ path: '/categories/statistics', code: 'contradiction' }]],
  ['withdrawing all but one', { action: 'withdraw', categories: { statistics: true } }, [{ path: '/categories/statistics', code: 'contradiction' }]],
  ['accepting all but one service', { action: 'accept_all', services: { heatmap: false } }, [{ path: '/services/heatmap', code: 'contradiction' }]],
  ['rejecting all but one service', { action: 'reject_all', services: { heatmap: true } }, [{ path: '/services/heatmap', code: 'contradiction' }]],
  ['a service of what is refused', { action: 'custom', categories: picked, services: { player: true } }, [{ path: '/services/player', code: 'contradiction' }]],
  ['a service of the necessary refused', { action: 'custom', categories: picked, services: { session: false } }, [{ path: '/services/session', code: 'contradiction' }]],
])('%s is refused, and it says where', (_, said, errors) => {
  expect(judge(said, policy)).toEqual({ errors });
});

test('every fault is told at once', () => {
  expect(judge({ action: 'custom', categories: { necessary: false, horoscope: true }, services: { horoscope: true, session: false } }, policy)).toEqual({
    errors: [
      { path: '/categories/horoscope', code: 'unknown_field' }, { path: '/services/horoscope', code: 'unknown_field' }, { path: '/categories/necessary', code: 'contradiction' },
      { path: '/services/session', code: 'contradiction' }, { path: '/categories/statistics', code: 'required' }, { path: '/categories/marketing', code: 'required' },
    ],
  });
});

const inherited = ['constructor', 'toString', 'valueOf', 'hasOwnProperty'];

test.each(inherited)('%s is no category because every object has one', (key) => {
  expect(judge({ action: 'accept_all', categories: { [key]: true } }, policy)).toEqual({ errors: [{ path: `/categories/${key}`, code: 'unknown_field' }] });
  expect(judge({ action: 'accept_all', services: { [key]: true } }, policy)).toEqual({ errors: [{ path: `/services/${key}`, code: 'unknown_field' }] });
});

test.each(inherited)('a category and a service named %s are asked for and refused like any', (key) => {
  const odd = { categories: [shelf(key, [key])] };
  expect(judge({ action: 'custom' }, odd)).toEqual({ errors: [{ path: `/categories/${key}`, code: 'required' }] });
  expect(judge({ action: 'custom', categories: {} }, odd)).toEqual({ errors: [{ path: `/categories/${key}`, code: 'required' }] });
  expect(judge({ action: 'custom', categories: { [key]: true }, services: {} }, odd)).toEqual({ categories: { [key]: true }, services: { [key]: true } });
  expect(judge({ action: 'reject_all', services: {} }, odd)).toEqual({ categories: { [key]: false }, services: { [key]: false } });
  expect(grantsAny({ categories: {}, services: {} }, odd)).toBe(false);
});

test('__proto__ in a body is a stranger and changes nothing else', () => {
  const said = JSON.parse('{"action":"reject_all","categories":{"__proto__":true}}') as Said;
  expect(judge(said, policy)).toEqual({ errors: [{ path: '/categories/__proto__', code: 'unknown_field' }] });
});

test('with nothing to refuse every choice says the same', () => {
  const necessary = { categories: policy.categories.slice(0, 1) };
  for (const action of ['accept_all', 'reject_all', 'withdraw'] as const) expect(judge({ action }, necessary)).toEqual({ categories: { necessary: true }, services: { session: true } });
  expect(judge({ action: 'accept_all' }, { categories: [] })).toEqual({ categories: {}, services: {} });
});

test('what is taken back is all that can be refused', () => {
  expect(allRefused(policy)).toEqual(all(false));
});

test('only what could have been refused counts as granted', () => {
  expect([all(true), all(false)].map((granted) => grantsAny(granted, policy))).toEqual([true, false]);
  expect(grantsAny({ categories: picked, services: {} }, policy)).toBe(true);
});

test('figures know the surfaces they know, and no inherited one', () => {
  expect(['banner', 'settings', 'withdraw', 'kiosk', 'constructor', ''].map(countedSurface)).toEqual(['banner', 'settings', 'withdraw', 'other', 'other', 'other']);
});
