// The demo's own optional service: a cookie that counts visits to its articles, so that a choice can be seen to work.
import type { LocaleTexts, PolicyDraft } from '../../consent/policy.ts';
import type { Locale } from '../../sites/site.ts';

const KEY = 'demo-visits';
const CATEGORY = 'statistics';
const purposes: Record<Locale, string> = {
  ar: 'يعدّ زياراتك لهذه المقالة في جهازك وحده، ولا يرسل العدد إلى أحد.',
  en: 'Counts your visits to this article on your own device, and tells the number to nobody.',
  fr: 'Compte vos visites de cet article sur votre appareil, sans transmettre ce nombre à personne.',
};

export function withVisits(policy: PolicyDraft, domain: string): PolicyDraft {
  const service = { key: KEY, vendor: 'Hiwar', cookies: [{ name: 'hiwar_demo_visits', domain, days: 30 }] };
  const told = ([lang, texts]: [string, LocaleTexts]) => [lang, { ...texts, services: { ...texts.services, [KEY]: { purpose: purposes[lang as Locale] } } }];
  return {
    ...policy, categories: policy.categories.map((each) => (each.key === CATEGORY ? { ...each, services: [...each.services, service] } : each)),
    texts: Object.fromEntries(Object.entries(policy.texts).map(told)),
  };
}
