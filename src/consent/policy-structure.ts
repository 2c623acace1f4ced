// What is wrong with a policy's categories, services and cookies, whatever its texts say.
import { foldedWords } from '../text/fold.ts';
import type { Category, Finding, PolicyDraft } from './policy.ts';

/** Purposes that nobody needs to be served a page. */
const OPTIONAL_PURPOSE = /^(?:stat(?:s|istics?|istiques?)?|marketing|analytics?|analytiques?|ads?|advert\w*|advertising|publicit\w*|pub|tracking|profiling|targeting|retargeting|remarketing|personali[sz]ation|audience|احصاءات|احصاييات|تسويق|اعلانات)$/;
const OPTIONAL_GRANTS = new Set(['ad_storage', 'ad_user_data', 'ad_personalization', 'analytics_storage', 'personalization_storage']);

const isOptionalPurpose = (key: string): boolean => foldedWords(key.replaceAll('_', ' ')).some((word) => OPTIONAL_PURPOSE.test(word));

/** Findings of the categories, in their order. */
export function structureFindings({ categories }: PolicyDraft): Finding[] {
  return [...duplicates(categories), ...categories.flatMap((category, at) => categoryFindings(category, `/categories/${at}`))];
}

function categoryFindings(category: Category, path: string): Finding[] {
  const findings: Finding[] = [];
  if (!category.required && category.default) findings.push({ code: 'optional_preticked', path: `${path}/default` });
  if (category.required) {
    if ((category.necessity ?? '').trim() === '') findings.push({ code: 'necessity_missing', path: `${path}/necessity` });
    findings.push(...optionalInRequired(category, path));
  }
  for (const [at, { cookies }] of category.services.entries()) {
    for (const [number, { days }] of cookies.entries()) {
      if (days === null) findings.push({ code: 'cookie_duration_missing', path: `${path}/services/${at}/cookies/${number}/days` });
    }
  }
  return findings;
}

function optionalInRequired({ key, googleConsent, services }: Category, path: string): Finding[] {
  const at = [
    ...(isOptionalPurpose(key) ? [`${path}/key`] : []),
    ...googleConsent.flatMap((grant, number) => (OPTIONAL_GRANTS.has(grant) ? [`${path}/googleConsent/${number}`] : [])),
    ...services.flatMap((service, number) => (isOptionalPurpose(service.key) ? [`${path}/services/${number}/key`] : [])),
  ];
  return at.map((path) => ({ code: 'required_optional_purpose', path }));
}

/** Keys of categories and of services must each be the only one: a choice is kept under them. */
function duplicates(categories: Category[]): Finding[] {
  const services = categories.flatMap((category, at) => category.services.map(({ key }, number) => ({ key, path: `/categories/${at}/services/${number}/key` })));
  const cookies = categories.flatMap((category, at) => category.services.flatMap((service, number) =>
    service.cookies.map(({ name, domain }, cookie) => ({ key: `${at} ${number} ${name} ${domain}`, path: `/categories/${at}/services/${number}/cookies/${cookie}/name` }))));
  const grants = categories.flatMap(({ googleConsent }, at) => googleConsent.map((key, number) => ({ key: `${at} ${key}`, path: `/categories/${at}/googleConsent/${number}` })));
  return [categories.map(({ key }, at) => ({ key, path: `/categories/${at}/key` })), services, cookies, grants].flatMap(repeated);
}

function repeated(named: { key: string; path: string }[]): Finding[] {
  const seen = new Set<string>();
  return named.flatMap(({ key, path }) => {
    if (seen.has(key)) return [{ code: 'duplicate_key', path }];
    seen.add(key);
    return [];
  });
}
