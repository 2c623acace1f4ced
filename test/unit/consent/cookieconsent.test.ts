// A policy as vanilla-cookieconsent takes it: off until chosen, each text escaped once.
import { describe, expect, test } from '@jest/globals';
import { configView, type ConfigView } from '../../../src/consent/consent.view.ts';
import { cookieConsentView } from '../../../src/consent/cookieconsent.ts';
import { textNames, type PolicyDraft } from '../../../src/consent/policy.ts';
import { aPolicy, aSite } from '../../support/builders.ts';
import { demoPolicy } from '../../support/consent.ts';

type Asked = { edit?: (draft: PolicyDraft) => void; lang?: 'ar' | 'en' | 'fr'; gpc?: boolean };
function viewOf({ edit = () => {}, lang = 'ar', gpc = false }: Asked = {}): ConfigView {
  const content = demoPolicy();
  edit(content);
  return configView(aSite(), aPolicy({ state: 'published', revision: 3, content }), { lang, gpc })!;
}
const shown = (asked?: Asked) => cookieConsentView(viewOf(asked), 9);
const wordsOf = (asked?: Asked) => shown(asked).config.language.translations[asked?.lang ?? 'ar']!;

describe('the configuration', () => {
  test('is the policy\'s revision, remembered by the number it asked under; its text has no hash', () => {
    const { config, ...beside } = shown({ gpc: true });
    const { googleConsent } = viewOf();
    expect(beside).toEqual({ site: 'demo', revision: 3, lang: 'ar', textHash: null, gpc: true, googleConsent });
    expect(Object.values(googleConsent)).toEqual(Object.values(googleConsent).map(() => 'denied'));
    expect(config).toMatchObject({ mode: 'opt-in', revision: 9, autoClearCookies: true, cookie: { name: 'hiwar_cc_demo', useLocalStorage: true, expiresAfterDays: 180 } });
  });

  test('gives refusing the weight of accepting', () => {
    const { consentModal, preferencesModal } = shown().config.guiOptions;
    expect([consentModal.equalWeightButtons, preferencesModal.equalWeightButtons]).toEqual([true, true]);
    expect(wordsOf().consentModal).toMatchObject({ acceptAllBtn: 'أقبل الكل', acceptNecessaryBtn: 'أرفض الكل', showPreferencesBtn: 'أختار بنفسي' });
    expect(wordsOf().preferencesModal).toMatchObject({ acceptAllBtn: 'أقبل الكل', acceptNecessaryBtn: 'أرفض الكل', savePreferencesBtn: 'احفظ اختياري' });
  });

  test.each([['ar', ['ar']], ['en', []], ['fr', []]] as const)('speaks one language, in its direction (%s)', (lang, rtl) => {
    const { language } = shown({ lang }).config;
    expect(language).toMatchObject({ default: lang, rtl });
    expect(Object.keys(language.translations)).toEqual([lang]);
  });

  test('switches on and holds fast what is necessary, and nothing else, whatever a default says', () => {
    const { categories } = shown({ edit: (draft) => { draft.categories[2]!.default = true; } }).config;
    expect(Object.entries(categories).map(([key, { readOnly, enabled }]) => [key, readOnly, enabled])).toEqual([
      ['necessary', true, true], ['preferences', false, false], ['statistics', false, false], ['marketing', false, false],
    ]);
  });

  test('names the cookies of each service, and clears those of what may be refused', () => {
    const { categories } = shown().config;
    const cookies = [{ name: '_pk_id', path: '/', domain: '.paper.example' }];
    expect(categories['statistics']).toEqual({ readOnly: false, enabled: false, services: { matomo: { label: 'Matomo (matomo)', cookies } }, autoClear: { cookies } });
    expect(categories['preferences']).toMatchObject({ services: {}, autoClear: { cookies: [] } });
    expect(categories['necessary']).not.toHaveProperty('autoClear');
    expect(Object.keys(categories['necessary']!.services)).toEqual(['hiwar-consent', 'hiwar-name']);
  });
});

describe('its texts', () => {
  const hostile = `<img src=x onerror="alert(1)"> & 'a'`;
  const escaped = '&lt;img src=x onerror=&quot;alert(1)&quot;&gt; &amp; &#39;a&#39;';

  test('have a section for each category after the first, in order', () => {
    const { sections } = wordsOf().preferencesModal;
    expect(sections[0]).toEqual({ description: viewOf().texts.body });
    expect(sections.slice(1).map((each) => ('linkedCategory' in each ? [each.linkedCategory, each.title] : []))).toEqual([
      ['necessary', 'ضرورية'], ['preferences', 'تفضيلاتك'], ['statistics', 'إحصاءات القراءة'], ['marketing', 'التسويق والإعلان'],
    ]);
    expect(sections[3]!.description).toBe('<span dir="auto">Matomo: يحصي كم قارئا فتح المقال.</span><br>');
    expect(sections[2]!.description).toBe('');
  });

  test.each([['ar', 'إغلاق'], ['en', 'Close'], ['fr', 'Fermer']] as const)('do not say that closing saves (%s)', (lang, label) => {
    expect(wordsOf({ lang }).preferencesModal.closeIconLabel).toBe(label);
  });

  test('are escaped wherever they are shown, once', () => {
    const edit = ({ texts, categories }: PolicyDraft): void => {
      for (const name of textNames) texts.ar![name] = hostile;
      texts.ar!.categories['statistics'] = { label: hostile };
      texts.ar!.services['matomo'] = { purpose: hostile };
      categories[2]!.services[0]!.vendor = hostile;
    };
    const { consentModal, preferencesModal } = wordsOf({ edit });
    const { sections, closeIconLabel: _, ...around } = preferencesModal;
    for (const text of [...Object.values(consentModal), ...Object.values(around), sections[0]!.description]) expect(text).toBe(escaped);
    expect(sections[3]).toEqual({ title: escaped, linkedCategory: 'statistics', description: `<span dir="auto">${escaped}: ${escaped}</span><br>` });
    expect(shown({ edit }).config.categories['statistics']!.services['matomo']!.label).toBe(`${escaped} (matomo)`);
    expect(JSON.stringify(shown({ edit }))).not.toContain('<img');
  });
});
