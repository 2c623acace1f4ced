// Places in a policy, named by JSON Pointers, as words of the person's language.
import { say, languageNames } from '../../state/lang.ts';
import { policiesTexts, type PoliciesTexts } from '../../../../i18n/dashboard/policies.ts';
import type { Lang } from '../../../../i18n/index.ts';
import type { PolicyDraft } from '../../../wire.ts';

export const partsOf = (path: string): string[] => path.split('/').slice(1).map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));

/** Names that people gave stand isolated: they may run in another direction than the sentence. */
export const named = (sentence: string, key: string): string => sentence.replace('{key}', () => `\u2068${key === '' ? say(policiesTexts).unnamed : key}\u2069`);

/** `/texts/ar/accept` as "العربية › زر القبول". With a draft, positions are told by the keys that stand there. */
export function placeOf(path: string, draft: PolicyDraft | null = null): string {
  const texts = say(policiesTexts);
  const [root = '', ...rest] = partsOf(path);
  const crumbs = root === 'texts' ? textPlace(rest, texts) : root === 'categories' ? categoryPlace(rest, texts, draft) : [ruleOf(root, texts)];
  return crumbs.join(' › ');
}

const ruleOf = (name: string, texts: PoliciesTexts): string => (name === 'material' ? texts.materialLabel : name === 'expiresDays' ? texts.expires : name);

function textPlace([lang, name, key, field]: string[], texts: PoliciesTexts): string[] {
  const language = languageNames[lang as Lang] ?? texts.texts;
  if (name === undefined) return [language];
  if (key === undefined) return [language, wordOf(name, texts)];
  return [language, named(name === 'categories' ? texts.category : texts.service, key), ...(field === undefined ? [] : [wordOf(field, texts)])];
}

function categoryPlace(parts: string[], texts: PoliciesTexts, draft: PolicyDraft | null): string[] {
  const [at, field, service, serviceField, cookie, cookieField] = parts;
  if (at === undefined) return [texts.categories];
  const category = draft?.categories[Number(at)];
  const found = category?.services[Number(service)];
  const crumbs = [named(texts.category, draft === null ? at : category?.key ?? at)];
  if (field === undefined) return crumbs;
  if (field !== 'services' || service === undefined) return [...crumbs, wordOf(field, texts)];
  crumbs.push(named(texts.service, draft === null ? service : found?.key ?? service));
  if (serviceField === undefined) return crumbs;
  if (serviceField !== 'cookies' || cookie === undefined) return [...crumbs, wordOf(serviceField, texts)];
  crumbs.push(named(texts.cookie, draft === null ? cookie : found?.cookies[Number(cookie)]?.name ?? cookie));
  return cookieField === undefined ? crumbs : [...crumbs, cookieField === 'name' ? texts.cookieName : cookieField === 'domain' ? texts.cookieDomain : texts.cookieDays];
}

function wordOf(name: string, texts: PoliciesTexts): string {
  const words: Record<string, string> = {
    ...texts.places, key: texts.key, required: texts.required, necessity: texts.necessity, googleConsent: texts.google, services: texts.services, vendor: texts.vendor, cookies: texts.cookies, categories: texts.categories,
  };
  return words[name] ?? name;
}
