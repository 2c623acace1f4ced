// Canonical bytes, rendered texts, and what lint finds in a policy that was sound.
import { createHash } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { labelFaults } from '../../../src/consent/button-labels.ts';
import { canonicalJson } from '../../../src/consent/canonical-json.ts';
import { firstPolicy } from '../../../src/consent/first-policy.ts';
import { lintPolicy } from '../../../src/consent/policy-lint.ts';
import { policyDraft } from '../../../src/consent/policy.schema.ts';
import { guestCookie } from '../../../src/http/authentication.ts';
import type { PolicyDraft } from '../../../src/consent/policy.ts';
import { renderText } from '../../../src/consent/rendered-text.ts';

test('names are sorted by UTF-16 units, as in RFC 8785, 3.2.3', () => {
  const sorted = canonicalJson({ '\u20ac': 1, '\r': 2, '\ufb33': 3, 1: 4, '\ud83d\ude00': 5, '\u0080': 6, '\u00f6': 7 });
  expect(Object.values(JSON.parse(sorted.replace('"1":', '"one":')) as Record<string, number>)).toEqual([2, 4, 6, 7, 1, 5, 3]);
});

test('strings are escaped as in RFC 8785, 3.2.2.2', () => {
  expect(canonicalJson('\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"/')).toBe('"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"');
});

test.each([['\ud800'], [Number.NaN], [Infinity], [1.5]])('%j has no canonical form', (value) => {
  expect(() => canonicalJson([value])).toThrow(TypeError);
});

test('a rendered text is named by the hash of its bytes', () => {
  const { content, bytes, hash } = renderText(firstPolicy('example.org', 'demo'), 'ar')!;
  expect(content).toMatchObject({ lang: 'ar', dir: 'rtl', categories: [{ key: 'necessary', label: 'ضرورية', services: [{ key: 'hiwar-consent' }, { key: 'hiwar-name' }] }, {}, {}, {}] });
  expect(hash).toBe(`sha256:${createHash('sha256').update(bytes).digest('hex')}`);
  expect(JSON.parse(bytes.toString())).toEqual(content);
});

test('the first policy names the cookies that Hiwar sets', () => {
  expect(firstPolicy('example.org', 'demo').categories[0]!.services.flatMap(({ cookies }) => cookies.map(({ name }) => name))).toEqual(['hiwar_consent_demo', guestCookie('demo')]);
});

test('the first policy fits its shape and has no findings', () => {
  expect(policyDraft.parse(firstPolicy('example.org', 'demo'))).toEqual(firstPolicy('example.org', 'demo'));
  expect(lintPolicy(firstPolicy('example.org', 'demo'))).toEqual([]);
});

test.each<[string, string, (draft: PolicyDraft) => void]>([
  ['optional_preticked', '/categories/2/default', (draft) => { draft.categories[2]!.default = true; }],
  ['necessity_missing', '/categories/0/necessity', (draft) => { draft.categories[0]!.necessity = ' '; }],
  ['required_optional_purpose', '/categories/0/googleConsent/0', (draft) => { draft.categories[0]!.googleConsent = ['ad_storage']; }],
  ['cookie_duration_missing', '/categories/0/services/0/cookies/0/days', (draft) => { draft.categories[0]!.services[0]!.cookies[0]!.days = null; }],
  ['duplicate_key', '/categories/4/key', (draft) => { draft.categories.push(draft.categories[3]!); }],
  ['text_of_unknown_key', '/texts/fr/categories/social', (draft) => { draft.texts.fr!.categories['social'] = { label: 'Réseaux' }; }],
  ['locale_missing', '/texts/ar', (draft) => { delete draft.texts.ar; }],
  ['text_missing', '/texts/en/save', (draft) => { draft.texts.en!.save = '\u200B'; }],
  ['category_label_missing', '/texts/en/categories/marketing/label', (draft) => { delete draft.texts.en!.categories['marketing']; }],
  ['service_purpose_missing', '/texts/ar/services/hiwar-name/purpose', (draft) => { draft.texts.ar!.services['hiwar-name']!.purpose = ''; }],
  ['reject_missing', '/texts/en/reject', (draft) => { draft.texts.en!.reject = ''; }],
  ['implied_consent', '/texts/fr/body', (draft) => { draft.texts.fr!.body += ' En poursuivant, vous acceptez.'; }],
])('%s is found at %s', (code, path, spoil) => {
  const draft = structuredClone(firstPolicy('example.org', 'demo'));
  spoil(draft);
  expect(lintPolicy(draft)).toEqual([expect.objectContaining({ code, path })]);
});

test.each([
  ['Accept all', 'Learn more', 'reject_not_refusal'], ['Accept', 'Not now', 'reject_not_refusal'], ['أوافق', 'لاحقا', 'reject_not_refusal'], ['Accepter', 'Paramétrer', 'reject_not_refusal'],
  ['Tout accepter', 'J’accepte', 'labels_swapped'], ['أرفض', 'أرفض الكل', 'labels_swapped'], ['Reject', 'Reject', 'labels_swapped'],
  ['Accept', 'I reject every cookie that is not needed for this page', 'reject_not_equal'],
])('%s beside %s is %s', (accept, reject, code) => {
  expect(labelFaults(accept, reject).map((fault) => fault.code)).toEqual([code]);
});

test.each([
  ['Accept all', 'Reject all'], ['OK', 'No thanks'], ['Accepter', 'Continuer sans accepter'], ['J’accepte', 'Je refuse'], ['أوافق', 'لا أوافق'], ['قبول', 'متابعة دون قبول'], ['Accept', 'Only necessary cookies'], ['قبول الكل', 'الضرورية فقط'],
])('%s beside %s is fair', (accept, reject) => {
  expect(labelFaults(accept, reject)).toEqual([]);
});
