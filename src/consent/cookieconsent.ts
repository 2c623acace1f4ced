// What CookieConsent.run (vanilla-cookieconsent 3.1) takes, out of a policy's config; pure. It sets texts as markup, so each is escaped here.
import { html } from '../web/html.ts';
import type { ConfigView } from './consent.view.ts';
import { klaroWords } from './klaro-words.ts';
import type { Cookie } from './policy.ts';

export type CookieConsentView = ReturnType<typeof cookieConsentView>;
type Category = ConfigView['categories'][number];

const escaped = (text: string): string => html`${text}`.toString();

/** `textHash` is null: the banner says the texts in another arrangement, and not all of them. */
export function cookieConsentView(view: ConfigView, asking: number) {
  const { site, revision, lang, gpc, googleConsent } = view;
  return { site, revision, lang, textHash: null, gpc, googleConsent, config: configOf(view, asking) };
}

function configOf({ site, lang, dir, texts, categories, expiresDays }: ConfigView, asking: number) {
  return {
    mode: 'opt-in', revision: asking, disablePageInteraction: false, autoClearCookies: true, manageScriptTags: true, hideFromBots: false,
    cookie: { name: `hiwar_cc_${site}`, useLocalStorage: true, expiresAfterDays: expiresDays },
    guiOptions: {
      consentModal: { layout: 'box', equalWeightButtons: true, flipButtons: false },
      preferencesModal: { layout: 'box', equalWeightButtons: true, flipButtons: false },
    },
    categories: Object.fromEntries(categories.map((category) => [category.key, categoryOf(category)])),
    language: { default: lang, rtl: dir === 'rtl' ? [lang] : [], translations: { [lang]: translationOf({ lang, texts, categories }) } },
  };
}

const cookieOf = ({ name, domain }: Cookie) => ({ name, path: '/', domain });

const categoryOf = ({ required, services }: Category) => ({
  readOnly: required, enabled: required,
  services: Object.fromEntries(services.map(({ key, vendor, cookies }) => [key, { label: escaped(`${vendor} (${key})`), cookies: cookies.map(cookieOf) }])),
  ...(required ? {} : { autoClear: { cookies: services.flatMap(({ cookies }) => cookies.map(cookieOf)) } }),
});

function translationOf({ lang, texts, categories }: Pick<ConfigView, 'lang' | 'texts' | 'categories'>) {
  const [title, description, accept, reject] = [texts.title, texts.body, texts.accept, texts.reject].map(escaped);
  const buttons = { acceptAllBtn: accept, acceptNecessaryBtn: reject };
  return {
    consentModal: { title, description, ...buttons, showPreferencesBtn: escaped(texts.settings) },
    preferencesModal: {
      title, ...buttons, savePreferencesBtn: escaped(texts.save), closeIconLabel: klaroWords[lang].close,
      sections: [{ description }, ...categories.map(sectionOf)],
    },
  };
}

const sectionOf = ({ key, label, services }: Category) => ({
  title: escaped(label), linkedCategory: key,
  description: services.map(({ vendor, purpose }) => html`<span dir="auto">${vendor}: ${purpose}</span><br>`.toString()).join(''),
});
