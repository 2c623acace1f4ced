// A draft as its editor holds it: texts beside what they are about, so that no key typed halfway can mix or lose them; pure.
import type { GoogleConsentKey, TextName } from '../../../../consent/policy.ts';
import type { Lang } from '../../../../i18n/index.ts';
import type { PolicyDraft } from '../../../wire.ts';

export const langs: readonly Lang[] = ['ar', 'en', 'fr'];
export const textNames: readonly TextName[] = ['title', 'body', 'accept', 'reject', 'settings', 'save', 'reopen', 'placeholder'];

/** `id` tells the parts of a list apart whatever is typed into them. */
export type FormCookie = { id: number; name: string; domain: string; days: string };
export type FormService = { id: number; key: string; vendor: string; cookies: FormCookie[]; purposes: Record<Lang, string> };
export type FormCategory = {
  id: number; key: string; required: boolean; necessity: string; default: boolean; googleConsent: GoogleConsentKey[]; services: FormService[]; labels: Record<Lang, string>;
};
/** A text under a key that nothing has. */
export type Stray = { lang: Lang; kind: 'categories' | 'services'; key: string; text: string };
/** Numbers are kept as they were typed. */
export type Form = { categories: FormCategory[]; texts: Record<Lang, Record<TextName, string>>; material: boolean; expiresDays: string; strays: Stray[] };
export type Path = (string | number)[];

let last = Date.now();
const nextId = (): number => (last += 1);
const perLang = (of: (lang: Lang) => string): Record<Lang, string> => ({ ar: of('ar'), en: of('en'), fr: of('fr') });
const nothing = (): string => '';

export const newCookie = (): FormCookie => ({ id: nextId(), name: '', domain: '', days: '' });
export const newService = (): FormService => ({ id: nextId(), key: '', vendor: '', cookies: [], purposes: perLang(nothing) });
export const newCategory = (): FormCategory => ({ id: nextId(), key: '', required: false, necessity: '', default: false, googleConsent: [], services: [], labels: perLang(nothing) });

export function toForm({ categories, texts, material, expiresDays }: PolicyDraft): Form {
  return {
    material, expiresDays: String(expiresDays),
    texts: Object.fromEntries(langs.map((lang) => [lang, Object.fromEntries(textNames.map((name) => [name, texts[lang]?.[name] ?? '']))])) as Form['texts'],
    categories: categories.map((category) => ({
      ...category, id: nextId(), necessity: category.necessity ?? '', googleConsent: [...new Set(category.googleConsent)], labels: perLang((lang) => texts[lang]?.categories[category.key]?.label ?? ''),
      services: category.services.map((service) => ({
        ...service, id: nextId(), purposes: perLang((lang) => texts[lang]?.services[service.key]?.purpose ?? ''),
        cookies: service.cookies.map((cookie) => ({ ...cookie, id: nextId(), days: cookie.days === null ? '' : String(cookie.days) })),
      })),
    })),
    strays: straysOf({ categories, texts }),
  };
}

function straysOf({ categories, texts }: Pick<PolicyDraft, 'categories' | 'texts'>): Stray[] {
  const keys = new Set(categories.map(({ key }) => key));
  const services = new Set(categories.flatMap((category) => category.services.map(({ key }) => key)));
  return langs.flatMap((lang) => [
    ...Object.entries(texts[lang]?.categories ?? {}).filter(([key]) => !keys.has(key)).map(([key, { label }]): Stray => ({ lang, kind: 'categories', key, text: label })),
    ...Object.entries(texts[lang]?.services ?? {}).filter(([key]) => !services.has(key)).map(([key, { purpose }]): Stray => ({ lang, kind: 'services', key, text: purpose })),
  ]);
}

/** What a number field sends: what is no number goes as it is, for the server to say what is wrong with it. */
const numberOf = (typed: string): number => (/^\d+$/.test(typed.trim()) ? Number(typed) : typed.trim() as unknown as number);

/** As the API takes it. */
export function toDraft(form: Form): PolicyDraft {
  return {
    material: form.material, expiresDays: numberOf(form.expiresDays), texts: Object.fromEntries(langs.map((lang) => [lang, textsOf(form, lang)])),
    categories: form.categories.map(({ key, required, necessity, default: ticked, googleConsent, services }) => ({
      key, required, necessity: required && necessity.trim() !== '' ? necessity : null, default: required || ticked, googleConsent,
      services: services.map(({ key, vendor, cookies }) => ({
        key, vendor, cookies: cookies.map(({ name, domain, days }) => ({ name, domain, days: days.trim() === '' ? null : numberOf(days) })),
      })),
    })),
  };
}

/** A key that is none yet is told of where it is typed, and not once more for each of its texts. */
const isKey = (key: string): boolean => /^[a-z0-9](?:[a-z0-9_-]{0,38}[a-z0-9])?$/.test(key);

function textsOf({ texts, categories, strays }: Form, lang: Lang) {
  const stray = (kind: Stray['kind']) => strays.filter((each) => each.lang === lang && each.kind === kind);
  const services = categories.flatMap((category) => category.services).filter(({ key }) => isKey(key));
  return {
    ...texts[lang],
    categories: Object.fromEntries([
      ...stray('categories').map(({ key, text }) => [key, { label: text }]), ...categories.filter(({ key }) => isKey(key)).map(({ key, labels }) => [key, { label: labels[lang] }]),
    ]) as Record<string, { label: string }>,
    services: Object.fromEntries([
      ...stray('services').map(({ key, text }) => [key, { purpose: text }]), ...services.map(({ key, purposes }) => [key, { purpose: purposes[lang] }]),
    ]) as Record<string, { purpose: string }>,
  };
}

export const valueAt = (from: unknown, path: Path): unknown => path.reduce<unknown>((node, name) => (node as Record<string, unknown> | undefined)?.[name], from);

/** The same with another value at a place; what is not on the way there stays the very same. */
export function withValue<T>(from: T, [name, ...rest]: Path, value: unknown): T {
  if (name === undefined) return value as T;
  const copy = (Array.isArray(from) ? [...from as unknown[]] : { ...from }) as Record<string, unknown>;
  copy[name] = withValue(copy[name], rest, value);
  return copy as T;
}

export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const copy = [...list];
  copy.splice(to, 0, ...copy.splice(from, 1));
  return copy;
}
