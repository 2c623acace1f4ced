// Klaro's own protocol (0.7): the configuration it reads, and what its reader chose out of what it posts. Pure; what Klaro does not say is not made up.
import type { FieldError } from '../errors.ts';
import type { Locale } from '../sites/site.ts';
import type { Choice } from './compose-record.ts';
import type { ConsentAction, Grants } from './consent-record.ts';
import type { ConfigView } from './consent.view.ts';
import { klaroWords } from './klaro-words.ts';
import type { Cookie, PolicyDraft } from './policy.ts';

export type KlaroConfig = ReturnType<typeof klaroConfig>;
type Category = ConfigView['categories'][number];

/** A category without services is a switch of its own, or Klaro would not show what "accept all" grants. No key has a dot. */
const switchOf = (category: string): string => `category.${category}`;

/** Its `id` comes back with each choice, and so tells under which revision and in which language it was made. */
export function klaroConfig(view: ConfigView, asking: number) {
  const { site, revision, lang, categories, expiresDays } = view;
  return {
    id: `${revision}-${lang}`, name: 'default', status: 'active', version: 2, lang, languages: [lang],
    // Another name is another cookie, and so asks again.
    storageMethod: 'cookie', storageName: `hiwar_klaro_${site}_${asking}`, cookieExpiresAfterDays: expiresDays,
    default: false, optOut: false, required: false, mustConsent: false, noticeAsModal: false, acceptAll: true, hideDeclineAll: false, hideLearnMore: false,
    showNoticeTitle: true, groupByPurpose: true, htmlTexts: false, disablePoweredBy: true, purposeOrder: categories.map(({ key }) => key),
    services: categories.flatMap((category) => servicesOf(category, lang)),
    translations: { [lang]: translationOf(view) },
  };
}

type KlaroService = {
  name: string; purposes: string[]; required: boolean; default: boolean;
  cookies: [pattern: string, path: string, domain: string][]; translations: Record<string, { title: string; description?: string }>;
};

function servicesOf(category: Category, lang: Locale): KlaroService[] {
  const { key, label, required } = category;
  const shared = { purposes: [key], required, default: required };
  if (category.services.length === 0) return [{ ...shared, name: switchOf(key), cookies: [], translations: { [lang]: { title: label } } }];
  return category.services.map(({ key: name, vendor, purpose, cookies }) => ({
    ...shared, name, cookies: cookies.map(cookieOf), translations: { [lang]: { title: `${vendor} (${name})`, description: purpose } },
  }));
}

/** Klaro takes a pattern with `^` for an expression, and so a name that begins with one; `*` stands at the end of ours alone. */
function cookieOf({ name, domain }: Cookie): [pattern: string, path: string, domain: string] {
  const isPrefix = name.endsWith('*');
  const escaped = (isPrefix ? name.slice(0, -1) : name).replace(/[$+.^*|]/g, String.raw`\$&`);
  if (isPrefix) return [`^${escaped}`, '/', domain];
  return [name.startsWith('^') ? `^${escaped}$` : name, '/', domain];
}

/** Klaro would fill in `{word}`; a joiner that is not seen keeps it as it was written. */
const literal = (text: string): string => text.replaceAll('{', '{\u2060');

function translationOf({ lang, texts, categories }: ConfigView) {
  const words = klaroWords[lang];
  return {
    consentNotice: { title: texts.title, description: literal(texts.body), learnMore: texts.settings, changeDescription: words.changed },
    consentModal: { title: texts.title, description: texts.body },
    contextualConsent: { description: words.ask, acceptOnce: words.once, acceptAlways: words.always, descriptionEmptyStore: texts.placeholder, modalLinkText: texts.settings },
    ok: texts.accept, acceptAll: texts.accept, decline: texts.reject, acceptSelected: texts.save, save: texts.save, close: words.close,
    purposeItem: { service: words.service, services: words.services },
    purposes: Object.fromEntries(categories.map(({ key, label }) => [key, { title: label }])),
    service: {
      purpose: words.purpose, purposes: words.purpose,
      required: { title: words.required, description: words.requiredWhy }, disableAll: { title: words.all, description: words.allWhy },
    },
  };
}

/** What Klaro posts, as klaro.schema.ts lets it in. */
export type KlaroSubmission = { type: string; config: string; consents: Grants };
export type KlaroForm = { revision: number; lang: Locale };

/** `script` is a page's own call: nothing shows that a reader did it. */
const actions = new Map<string, ConsentAction>([['accept', 'accept_all'], ['decline', 'reject_all'], ['save', 'custom'], ['contextual-accept', 'custom']]);

export const klaroForm = (id: string): KlaroForm | null => {
  const parts = /^([1-9]\d{0,8})-(ar|en|fr)$/.exec(id);
  return parts === null ? null : { revision: Number(parts[1]), lang: parts[2] as Locale };
};

/** The choice that was posted, or what is wrong with it. Null text: what Klaro shows is more than a policy's text, and less. */
export function klaroChoice({ type, consents }: KlaroSubmission, form: KlaroForm, policy: Pick<PolicyDraft, 'categories'>): Choice | { errors: FieldError[] } {
  const action = actions.get(type);
  if (action === undefined) return { errors: [{ path: '/consent_data/type', code: type === 'script' ? 'implied_consent' : 'invalid' }] };
  const switches = policy.categories.flatMap(({ key, services }) => (services.length === 0 ? [switchOf(key)] : services.map((each) => each.key)));
  const errors = faultsOf(consents, switches);
  if (errors.length > 0) return { errors };
  const categories = Object.fromEntries(policy.categories.map(({ key, services }) =>
    [key, services.length === 0 ? consents[switchOf(key)] === true : services.some((each) => consents[each.key] === true)]));
  const services = Object.fromEntries(policy.categories.flatMap((each) => each.services.map(({ key }) => [key, consents[key] === true])));
  return { action, categories, services, ...form, textHash: null, surface: 'klaro' };
}

function faultsOf(consents: Grants, switches: string[]): FieldError[] {
  const path = (key: string): string => `/consent_data/consents/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
  const known = new Set(switches);
  return [
    ...Object.keys(consents).filter((key) => !known.has(key)).map((key) => ({ path: path(key), code: 'unknown_field' })),
    ...switches.filter((key) => !Object.hasOwn(consents, key)).map((key) => ({ path: path(key), code: 'required' })),
  ];
}
