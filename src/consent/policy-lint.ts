// All that forbids publishing a policy. Pure: what it finds depends on the draft and the languages asked for alone.
import type { Locale } from '../sites/site.ts';
import { labelFaults } from './button-labels.ts';
import { impliedConsentSpans } from './implied-consent.ts';
import { policyLocales, textNames, type Finding, type LocaleTexts, type PolicyDraft } from './policy.ts';
import { structureFindings } from './policy-structure.ts';

/** Every finding, structure first, then language by language; a draft without one may be published. */
export function lintPolicy(draft: PolicyDraft, locales: readonly Locale[] = policyLocales): Finding[] {
  return [
    ...structureFindings(draft),
    ...policyLocales.flatMap((locale): Finding[] => {
      const texts = draft.texts[locale];
      if (texts !== undefined) return localeFindings(draft, locale, texts);
      return locales.includes(locale) ? [{ code: 'locale_missing', path: `/texts/${locale}`, locale }] : [];
    }),
  ];
}

function localeFindings(draft: PolicyDraft, locale: Locale, texts: LocaleTexts): Finding[] {
  const findings = [...missingTexts(texts), ...labelFaults(texts.accept, texts.reject).map(({ code, at }) => ({ code, path: `/${at}` })), ...keyFindings(draft, texts), ...wordingFindings(texts)];
  return findings.map((finding) => ({ ...finding, path: `/texts/${locale}${finding.path}`, locale }));
}

/** A missing reject label has a finding of its own. */
const missingTexts = (texts: LocaleTexts): Finding[] =>
  textNames.filter((name) => name !== 'reject' && isEmpty(texts[name])).map((name) => ({ code: 'text_missing', path: `/${name}` }));

/** Whether nothing can be read in a text: spaces and invisible characters are no label. */
const isEmpty = (text: string | undefined): boolean => !/[\p{L}\p{N}]/u.test(text ?? '');

function keyFindings({ categories }: PolicyDraft, texts: LocaleTexts): Finding[] {
  const keys = categories.map(({ key }) => key);
  const services = categories.flatMap((category) => category.services.map(({ key }) => key));
  return [
    ...keys.filter((key) => isEmpty(texts.categories[key]?.label)).map((key): Finding => ({ code: 'category_label_missing', path: `/categories/${key}/label` })),
    ...services.filter((key) => isEmpty(texts.services[key]?.purpose)).map((key): Finding => ({ code: 'service_purpose_missing', path: `/services/${key}/purpose` })),
    ...unknownKeys(texts.categories, keys, '/categories'),
    ...unknownKeys(texts.services, services, '/services'),
  ];
}

const unknownKeys = (given: Record<string, unknown>, known: string[], path: string): Finding[] =>
  Object.keys(given).filter((key) => !known.includes(key)).map((key) => ({ code: 'text_of_unknown_key', path: `${path}/${key}` }));

/** Implied consent may hide in any text that is shown. */
function wordingFindings(texts: LocaleTexts): Finding[] {
  const shown = [
    ...textNames.map((name): [string, string] => [`/${name}`, texts[name]]),
    ...Object.entries(texts.categories).map(([key, { label }]): [string, string] => [`/categories/${key}/label`, label]),
    ...Object.entries(texts.services).map(([key, { purpose }]): [string, string] => [`/services/${key}/purpose`, purpose]),
  ];
  return shown.flatMap(([path, text]) => impliedConsentSpans(text).map((span): Finding => ({ code: 'implied_consent', path, span })));
}
