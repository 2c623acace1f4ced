// What a visitor's page is told: what may be chosen, and what they chose as it counts under the policy of now; pure.
import type { Locale, Site } from '../sites/site.ts';
import type { ConsentAction, ConsentRecord, Grants } from './consent-record.ts';
import { asksAgain, policyLocales, type Category, type Cookie, type GoogleConsentKey, type LocaleTexts, type Policy, type Revision, type TextName } from './policy.ts';
import { renderText } from './rendered-text.ts';

export type Reason = 'policy_changed' | 'expired';
export type MeView = {
  decided: boolean; action: ConsentAction | null; categories: Grants; services: Grants; revision: number | null; decidedAt: string | null; expiresAt: string | null;
  gpc: boolean | null; reask: boolean | null; reasons: Reason[]; receiptId: string | null; receiptToken: string | null; clear: Cookie[];
};

export const undecidedView = (current: Policy | null): MeView => ({
  decided: false, action: null, categories: Object.fromEntries((current?.content.categories ?? []).map((each) => [each.key, each.default])), services: {}, revision: null,
  decidedAt: null, expiresAt: null, gpc: null, reask: null, reasons: [], receiptId: null, receiptToken: null, clear: [],
});

/** `given`: the revision it was chosen under; `revisions` and `current` as they stand. */
export type Standing = { record: ConsentRecord; given: Policy | null; current: Policy | null; revisions: readonly Revision[]; now: Date };

export function decidedView({ record, given, current, revisions, now }: Standing, receiptToken: string | null): MeView {
  const reasons: Reason[] = [...(asksAgain(revisions, record.revision) ? ['policy_changed' as const] : []), ...(record.expiresAt <= now ? ['expired' as const] : [])];
  const granted = projected({ record, given, current });
  return {
    decided: true, action: record.action, ...granted, revision: record.revision, decidedAt: record.at.toISOString(), expiresAt: record.expiresAt.toISOString(),
    gpc: record.gpc, reask: reasons.length > 0, reasons, receiptId: record.id, receiptToken, clear: cookiesToClear(granted.services, [given, current]),
  };
}

/** What was recorded, in the keys of the current policy. What nobody could refuse then is no consent to what may be refused now. */
function projected({ record, given, current }: Pick<Standing, 'record' | 'given' | 'current'>): { categories: Grants; services: Grants } {
  if (current === null) return { categories: record.categories, services: record.services };
  const forced = new Set((given?.content.categories ?? []).flatMap(({ key, required, services }) => (required ? [`c ${key}`, ...services.map((each) => `s ${each.key}`)] : [])));
  const isIn = (kind: 'c' | 's', grants: Grants, key: string): boolean => Object.hasOwn(grants, key) && grants[key] === true && !forced.has(`${kind} ${key}`);
  const ofCategory = ({ key, required }: Category): boolean => required || isIn('c', record.categories, key);
  const { categories } = current.content;
  return {
    categories: Object.fromEntries(categories.map((each) => [each.key, ofCategory(each)])),
    services: Object.fromEntries(categories.flatMap((each) => each.services.map(({ key }) => [key, each.required || (ofCategory(each) && isIn('s', record.services, key))]))),
  };
}

/** The cookies of every service that is not granted, each once; one that a granted service sets too stays. */
function cookiesToClear(granted: Grants, policies: (Policy | null)[]): Cookie[] {
  const services = policies.flatMap((policy) => (policy?.content.categories ?? []).flatMap((each) => each.services));
  const idOf = ({ name, domain }: Cookie): string => `${name} ${domain}`;
  const isGranted = (key: string): boolean => Object.hasOwn(granted, key) && granted[key] === true;
  const kept = new Set(services.filter(({ key }) => isGranted(key)).flatMap(({ cookies }) => cookies.map(idOf)));
  const cleared = services.filter(({ key }) => !isGranted(key)).flatMap(({ cookies }) => cookies).filter((cookie) => !kept.has(idOf(cookie)));
  return [...new Map(cleared.map((cookie) => [idOf(cookie), cookie])).values()];
}

const coreSignals: readonly GoogleConsentKey[] = ['ad_storage', 'ad_user_data', 'ad_personalization', 'analytics_storage'];

export type ConfigView = {
  site: string; revision: number; lang: Locale; dir: 'rtl' | 'ltr'; textHash: string; expiresDays: number; gpc: boolean; texts: Record<TextName, string>;
  categories: { key: string; required: boolean; default: boolean; label: string; googleConsent: GoogleConsentKey[];
    services: { key: string; vendor: string; purpose: string; cookies: Cookie[] }[] }[];
  googleConsent: Partial<Record<GoogleConsentKey, 'denied'>>;
};

/** What a page asks with; null where the policy has no text at all. */
export function configView(site: Site, policy: Policy, { lang, gpc }: { lang: Locale; gpc: boolean }): ConfigView | null {
  const { content, revision } = policy;
  const shown = [lang, site.locale, ...policyLocales].find((each) => content.texts[each] !== undefined);
  const rendered = shown === undefined ? null : renderText(content, shown);
  if (rendered === null) return null;
  const words = content.texts[rendered.content.lang]!;
  const { dir, texts } = rendered.content;
  return {
    site: site.slug, revision: revision!, lang: rendered.content.lang, dir, textHash: rendered.hash, expiresDays: content.expiresDays, gpc, texts,
    categories: content.categories.map((category) => categoryView(category, words)), googleConsent: signalsOf(content.categories),
  };
}

const categoryView = ({ key, required, default: standard, googleConsent, services }: Category, words: LocaleTexts) => ({
  key, required, default: standard, label: words.categories[key]?.label ?? '', googleConsent,
  services: services.map((each) => ({ ...each, purpose: words.services[each.key]?.purpose ?? '' })),
});

/** Google Consent Mode v2: all that the page may signal, each denied until somebody grants it. */
const signalsOf = (categories: Category[]): ConfigView['googleConsent'] =>
  Object.fromEntries([...coreSignals, ...categories.flatMap(({ googleConsent }) => googleConsent)].map((key) => [key, 'denied' as const]));
