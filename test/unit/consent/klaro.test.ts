// A policy as Klaro shows it, and a choice as Klaro posts it.
import { describe, expect, test } from '@jest/globals';
import { configView, type ConfigView } from '../../../src/consent/consent.view.ts';
import { judge } from '../../../src/consent/choice.ts';
import { klaroWords } from '../../../src/consent/klaro-words.ts';
import { klaroChoice, klaroConfig, klaroForm, type KlaroSubmission } from '../../../src/consent/klaro.ts';
import type { PolicyDraft } from '../../../src/consent/policy.ts';
import { aPolicy, aSite } from '../../support/builders.ts';
import { demoPolicy } from '../../support/consent.ts';

type Edit = (draft: PolicyDraft) => void;
const policyWith = (edit: Edit = () => {}): PolicyDraft => {
  const draft = demoPolicy();
  edit(draft);
  return draft;
};
const viewOf = (edit?: Edit, lang: 'ar' | 'en' | 'fr' = 'ar'): ConfigView =>
  configView(aSite(), aPolicy({ state: 'published', revision: 3, content: policyWith(edit) }), { lang, gpc: false })!;
const shown = (edit?: Edit) => klaroConfig(viewOf(edit), 9);
const service = (name: string, edit?: Edit) => shown(edit).services.find((each) => each.name === name)!;

describe('what Klaro is given', () => {
  test('its id tells the revision and the language, its cookie the number it asked under', () => {
    expect(shown()).toMatchObject({ id: '3-ar', lang: 'ar', languages: ['ar'], storageMethod: 'cookie', storageName: 'hiwar_klaro_demo_9', cookieExpiresAfterDays: 180 });
    expect(klaroConfig(viewOf(undefined, 'fr'), 9)).toMatchObject({ id: '3-fr', lang: 'fr', languages: ['fr'] });
    expect(klaroForm(shown().id)).toEqual({ revision: 3, lang: 'ar' });
  });

  test('nothing is on before it was chosen, and refusing is offered beside accepting', () => {
    expect(shown()).toMatchObject({ default: false, optOut: false, required: false, mustConsent: false, acceptAll: true, hideDeclineAll: false, htmlTexts: false });
    for (const { name, purposes, required, default: standard } of shown().services) {
      expect([name, required, standard]).toEqual([name, purposes[0] === 'necessary', purposes[0] === 'necessary']);
    }
    expect(service('matomo', ({ categories }) => { categories[2]!.default = true; }).default).toBe(false);
  });

  test('each service stands under its category, and a category without any is a switch of its own', () => {
    const { services, purposeOrder } = shown();
    expect(purposeOrder).toEqual(['necessary', 'preferences', 'statistics', 'marketing']);
    expect(services.map(({ name, purposes }) => [name, ...purposes])).toEqual([
      ['hiwar-consent', 'necessary'], ['hiwar-name', 'necessary'], ['category.preferences', 'preferences'], ['matomo', 'statistics'], ['player', 'marketing'],
    ]);
    expect(service('category.preferences')).toEqual({ name: 'category.preferences', purposes: ['preferences'], required: false, default: false, cookies: [], translations: { ar: { title: 'تفضيلاتك' } } });
    expect(service('matomo').translations).toEqual({ ar: { title: 'Matomo (matomo)', description: 'يحصي كم قارئا فتح المقال.' } });
  });

  test.each([
    ['_pk_id', '_pk_id'], ['_ga*', '^_ga'], ['a.b$c*', String.raw`^a\.b\$c`], ['a+|b^*', String.raw`^a\+\|b\^`], ['*', '^'], ['a*b*', String.raw`^a\*b`],
    ['^a', String.raw`^\^a$`], ['^*', String.raw`^\^`],
  ])('the cookie %s is the pattern %s', (name, pattern) => {
    const { cookies } = service('matomo', ({ categories }) => { categories[2]!.services[0]!.cookies = [{ name, domain: '.paper.example', days: null }]; });
    expect(cookies).toEqual([[pattern, '/', '.paper.example']]);
    const begins = name.endsWith('*') ? `${name.slice(0, -1)}-1` : name;
    const expression = new RegExp(pattern);
    if (pattern.startsWith('^')) expect([expression.test(begins), pattern === '^' || expression.test(`x${begins}`)]).toEqual([true, pattern === '^']);
  });

  test.each(['ar', 'en', 'fr'] as const)('the words are those of the policy, and Klaro\'s own in the same language (%s)', (lang) => {
    const { texts, categories } = viewOf(undefined, lang);
    const words = klaroWords[lang];
    const { translations } = klaroConfig(viewOf(undefined, lang), 1);
    expect(Object.keys(translations)).toEqual([lang]);
    expect(translations[lang]).toMatchObject({
      consentNotice: { title: texts.title, description: texts.body, learnMore: texts.settings, changeDescription: words.changed },
      consentModal: { title: texts.title, description: texts.body }, contextualConsent: { description: words.ask, descriptionEmptyStore: texts.placeholder },
      ok: texts.accept, acceptAll: texts.accept, decline: texts.reject, save: texts.save, acceptSelected: texts.save, close: words.close,
      purposes: Object.fromEntries(categories.map(({ key, label }) => [key, { title: label }])),
    });
  });

  test('words of a policy stay text: no markup is let through as such, and no braces are filled in', () => {
    const hostile = '<img src=x onerror=alert(1)> {purposes} {0}';
    const { htmlTexts, translations } = shown(({ texts }) => { texts.ar!.body = hostile; });
    const { description } = translations['ar']!.consentNotice;
    expect(htmlTexts).toBe(false);
    expect(description).not.toMatch(/\{(?!\{)\w+\}(?!\})/);
    expect(description.replaceAll('\u2060', '')).toBe(hostile);
    expect(translations['ar']!.consentModal.description).toBe(hostile);
  });
});

test.each([
  ['3-ar', { revision: 3, lang: 'ar' }], ['999999999-fr', { revision: 999_999_999, lang: 'fr' }], ['0-ar', null], ['03-ar', null], ['-3-ar', null], ['3-de', null], ['3-AR', null],
  ['3', null], ['', null], ['3-ar ', null], [' 3-ar', null], ['3-ar\n', null], ['1000000000-ar', null], ['٣-ar', null], ['3e2-ar', null], ['default', null],
])('the id %j is read as %j', (id, form) => {
  expect(klaroForm(id)).toEqual(form);
});

describe('what Klaro posts', () => {
  const form = { revision: 3, lang: 'ar' } as const;
  const none = { 'hiwar-consent': true, 'hiwar-name': true, 'category.preferences': false, matomo: false, player: false };
  const all = { ...none, 'category.preferences': true, matomo: true, player: true };
  const read = (said: Partial<KlaroSubmission>, edit?: Edit) => klaroChoice({ type: 'save', config: '3-ar', consents: none, ...said }, form, policyWith(edit));
  const judged = (said: Partial<KlaroSubmission>) => {
    const choice = read(said);
    return 'errors' in choice ? choice : judge(choice, policyWith());
  };

  test.each([['accept', 'accept_all', all, true], ['decline', 'reject_all', none, false]])('%s is %s', (type, action, consents, granted) => {
    expect(read({ type, consents })).toEqual({
      action, revision: 3, lang: 'ar', textHash: null, surface: 'klaro',
      categories: { necessary: true, preferences: granted, statistics: granted, marketing: granted },
      services: { 'hiwar-consent': true, 'hiwar-name': true, matomo: granted, player: granted },
    });
    expect(judged({ type, consents })).toEqual({ categories: expect.any(Object), services: expect.any(Object) });
  });

  test.each(['save', 'contextual-accept'])('%s is a choice of each; a category is granted with one of its services', (type) => {
    const two: Edit = ({ categories }) => categories[2]!.services.push({ key: 'counter', vendor: 'عدّاد الميناء', cookies: [] });
    expect(read({ type, consents: { ...none, matomo: true, counter: false } }, two)).toMatchObject({
      action: 'custom', categories: { necessary: true, preferences: false, statistics: true, marketing: false }, services: { matomo: true, counter: false, player: false },
    });
    expect(read({ type, consents: { ...none, counter: false, 'category.preferences': true } }, two)).toMatchObject({ categories: { preferences: true, statistics: false } });
  });

  test('a switch of a category is no service', () => {
    expect(Object.keys((read({ consents: all }) as { services: object }).services)).not.toContain('category.preferences');
  });

  test.each([
    ['script', 'implied_consent'], ['', 'invalid'], ['ACCEPT', 'invalid'], ['withdraw', 'invalid'], ['constructor', 'invalid'], ['__proto__', 'invalid'], ['toString', 'invalid'],
  ])('the type %j is none: %s', (type, code) => {
    expect(read({ type })).toEqual({ errors: [{ path: '/consent_data/type', code }] });
  });

  test('every unknown and every missing switch is told, each by its path', () => {
    const { matomo: _one, 'category.preferences': _two, ...rest } = none;
    expect(read({ consents: { ...rest, spy: true, 'a/b~c': false, preferences: true, 'category.statistics': true } })).toEqual({ errors: [
      { path: '/consent_data/consents/spy', code: 'unknown_field' }, { path: '/consent_data/consents/a~1b~0c', code: 'unknown_field' },
      { path: '/consent_data/consents/preferences', code: 'unknown_field' }, { path: '/consent_data/consents/category.statistics', code: 'unknown_field' },
      { path: '/consent_data/consents/category.preferences', code: 'required' }, { path: '/consent_data/consents/matomo', code: 'required' },
    ] });
  });

  test('what an object has by birth is no consent', () => {
    const named: Edit = ({ categories }) => { categories[2]!.services[0]!.key = 'constructor'; };
    const { matomo: _, ...rest } = none;
    expect(read({ consents: rest }, named)).toEqual({ errors: [{ path: '/consent_data/consents/constructor', code: 'required' }] });
  });

  test.each([
    ['accepting with one refused', { type: 'accept', consents: { ...all, matomo: false } }, '/categories/statistics'],
    ['accepting with a category refused', { type: 'accept', consents: { ...all, 'category.preferences': false } }, '/categories/preferences'],
    ['declining with one granted', { type: 'decline', consents: { ...none, player: true } }, '/categories/marketing'],
    ['what is necessary refused', { type: 'save', consents: { ...none, 'hiwar-name': false } }, '/services/hiwar-name'],
  ])('%s is a contradiction', (_name, said, path) => {
    const judgement = judged(said);
    expect('errors' in judgement ? judgement.errors : []).toContainEqual({ path, code: 'contradiction' });
  });
});
