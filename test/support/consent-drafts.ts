// Random policies that lint finds nothing in, and what a plain model must know of each; the words are real, the shelves change.
import { firstPolicy } from '../../src/consent/first-policy.ts';
import type { LocaleTexts, PolicyDraft } from '../../src/consent/policy.ts';
import type { Locale } from '../../src/sites/site.ts';
import type { Shelf } from './consent-model.ts';
import { below, pick, type Random } from './random.ts';

export const locales: readonly Locale[] = ['ar', 'en', 'fr'];

type Words = Record<Locale, string>;
const domain = 'paper.example';
const stock: { key: string; label: Words; services: string[] }[] = [
  { key: 'login', label: { ar: 'دخول المشتركين', en: 'Subscriber sign-in', fr: 'Connexion des abonnés' }, services: ['session'] },
  { key: 'preferences', label: { ar: 'تفضيلاتك', en: 'Your preferences', fr: 'Vos préférences' }, services: ['font-size', 'night-mode'] },
  { key: 'statistics', label: { ar: 'إحصاءات القراءة', en: 'Reading statistics', fr: 'Statistiques de lecture' }, services: ['matomo', 'heatmap'] },
  { key: 'marketing', label: { ar: 'الإعلان', en: 'Advertising', fr: 'Publicité' }, services: ['banner-net'] },
];
const purpose: Words = { ar: 'يعمل فقط إن سمحت به.', en: 'Works only if you allow it.', fr: 'Ne fonctionne que si vous le permettez.' };
const cookies = (key: string) => [{ name: `_${key}`, domain, days: 30 }];

/** Some of the stock, with some of its services; the sign-in is sometimes what nobody can refuse. */
function someShelves(random: Random): Shelf[] {
  const kept = stock.filter(() => random() < 0.75);
  return [
    { key: 'necessary', required: true, services: [{ key: 'hiwar-consent', cookies: cookies('hiwar-consent') }] },
    ...kept.map(({ key, services }) => ({
      key, required: key === 'login' && random() < 0.5,
      services: services.filter(() => random() < 0.8).map((service) => ({ key: service, cookies: cookies(service) })),
    })),
  ];
}

/** A policy that may be published; its words repeat themselves now and then, as a revision's may. */
export function aPolicy(random: Random): { draft: PolicyDraft; shelves: Shelf[] } {
  const shelves = someShelves(random);
  const first = firstPolicy(domain, 'demo');
  const edition = below(random, 3);
  const texts = Object.fromEntries(locales.map((lang) => [lang, textsFor(first.texts[lang]!, { lang, shelves, edition })]));
  return {
    shelves,
    draft: {
      material: random() < 0.5, expiresDays: pick(random, [1, 30, 180]), texts,
      categories: shelves.map(({ key, required, services }) => ({
        key, required, default: required, necessity: required ? 'It does only what the reader has asked for.' : null, googleConsent: [],
        services: services.map((service) => ({ ...service, vendor: 'المورد' })),
      })),
    },
  };
}

function textsFor(first: LocaleTexts, { lang, shelves, edition }: { lang: Locale; shelves: Shelf[]; edition: number }): LocaleTexts {
  const label = (key: string): string => stock.find((each) => each.key === key)?.label[lang] ?? first.categories[key]!.label;
  return {
    ...first,
    title: `${first.title} ${edition}`,
    categories: Object.fromEntries(shelves.map(({ key }) => [key, { label: label(key) }])),
    services: Object.fromEntries(shelves.flatMap(({ services }) => services.map(({ key }) => [key, { purpose: purpose[lang] }]))),
  };
}
