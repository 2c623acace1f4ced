// What a diff of two policies tells: by name and not by place, each change once.
import { expect, test } from '@jest/globals';
import { firstPolicy } from '../../../src/consent/first-policy.ts';
import { policyChanges } from '../../../src/consent/policy-diff.ts';
import type { PolicyDraft } from '../../../src/consent/policy.ts';

const first = firstPolicy('paper.example', 'demo');
const diff = (change: (draft: PolicyDraft) => void) => {
  const after = structuredClone(first);
  change(after);
  return policyChanges(first, after);
};
const counter = { key: 'counter', vendor: 'عدّاد الميناء', cookies: [] };

test('a policy does not differ from itself', () => {
  expect(policyChanges(first, structuredClone(first))).toEqual([]);
});

test('what stands in front of others moves none of them', () => {
  expect(diff(({ categories }) => categories[0]!.services.unshift(counter))).toEqual([{ path: '/categories/necessary/services/counter', before: null, after: counter }]);
});

test('a category that is gone is told once, with all it had', () => {
  expect(diff(({ categories }) => categories.splice(1, 1))).toEqual([{ path: '/categories/preferences', before: first.categories[1], after: null }]);
});

test('another order is told as names, and nothing else', () => {
  expect(diff((draft) => { draft.categories = draft.categories.toReversed(); })).toEqual([
    { path: '/categories', before: ['necessary', 'preferences', 'statistics', 'marketing'], after: ['marketing', 'statistics', 'preferences', 'necessary'] },
  ]);
});

test('a cookie is known by name and domain', () => {
  const changes = diff(({ categories }) => {
    const [{ services }] = categories as [PolicyDraft['categories'][0]];
    services[0]!.cookies[0]!.days = 30;
    services[1]!.cookies[0]!.domain = 'a/b.example';
  });
  expect(changes).toEqual([
    { path: '/categories/necessary/services/hiwar-consent/cookies/hiwar_consent_demo paper.example/days', before: 180, after: 30 },
    { path: '/categories/necessary/services/hiwar-name/cookies/hiwar_guest_demo paper.example', before: { name: 'hiwar_guest_demo', domain: 'paper.example', days: 365 }, after: null },
    { path: '/categories/necessary/services/hiwar-name/cookies/hiwar_guest_demo a~1b.example', before: null, after: { name: 'hiwar_guest_demo', domain: 'a/b.example', days: 365 } },
  ]);
});

test('texts, languages, grants and settings', () => {
  const changes = diff((draft) => {
    draft.material = false;
    draft.categories[2]!.googleConsent = [];
    draft.texts.en!.categories['statistics'] = { label: 'Figures' };
    delete draft.texts.fr;
  });
  expect(changes).toEqual([
    { path: '/categories/statistics/googleConsent', before: ['analytics_storage'], after: [] },
    { path: '/texts/en/categories/statistics/label', before: 'Reading statistics', after: 'Figures' },
    { path: '/texts/fr', before: first.texts.fr, after: null },
    { path: '/material', before: true, after: false },
  ]);
});

test('of two with one name both are shown', () => {
  expect(diff(({ categories }) => categories[1]!.services.push(counter, { ...counter, vendor: 'غيره' })).map(({ path }) => path)).toEqual([
    '/categories/preferences/services/counter', '/categories/preferences/services/counter#2',
  ]);
});
