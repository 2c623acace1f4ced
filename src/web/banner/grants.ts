// What an answer of the server allows, and what a choice would; pure. While it asks again nothing optional is allowed.
import type { ConsentConfig, ConsentMe } from '../wire.ts';
import type { Choice, Grants } from './api.ts';

export type Known = { config: ConsentConfig; me: ConsentMe };
/** What an element of the page waits for. */
export type Need = { category: string; service: string | null };
export type Category = ConsentConfig['categories'][number];

/** What `HiwarConsent.get()` and the event tell. */
export type Told = ConsentMe & { gpc: boolean };

export const stands = ({ me }: Known): boolean => me.decided && me.reask !== true;

/** Null for what the policy does not know: nobody can be asked for it. */
export function asked({ config }: Known, { category, service }: Need): Category | null {
  const found = config.categories.find(({ key }) => key === category);
  return found !== undefined && (service === null || found.services.some(({ key }) => key === service)) ? found : null;
}

export function isGranted(known: Known, need: Need): boolean {
  const category = asked(known, need);
  if (category === null || category.required) return category !== null;
  return stands(known) && known.me.categories[need.category] === true && (need.service === null || known.me.services[need.service] === true);
}

function grantsOf(known: Known): { categories: Grants; services: Grants } {
  const { categories } = known.config;
  return {
    categories: Object.fromEntries(categories.map(({ key }) => [key, isGranted(known, { category: key, service: null })])),
    services: Object.fromEntries(categories.flatMap(({ key, services }) => services.map((each) => [each.key, isGranted(known, { category: key, service: each.key })]))),
  };
}

export const told = (known: Known): Told => ({ ...known.me, ...grantsOf(known), gpc: isPrivate(known) });

/** Global Privacy Control. It makes nothing stricter: without a choice nothing optional runs anyway. */
export const isPrivate = ({ config }: Known): boolean => config.gpc || (navigator as { globalPrivacyControl?: boolean }).globalPrivacyControl === true;

export const hasGrants = (known: Known): boolean => known.config.categories.some(({ key, required }) => !required && isGranted(known, { category: key, service: null }));

/** What stands, with just this more: one service, or all of a category. */
export function withGrant(known: Known, { category, service }: Need): Choice {
  const { categories, services } = grantsOf(known);
  const more = asked(known, { category, service })!.services.filter(({ key }) => service === null || key === service).map(({ key }) => [key, true] as const);
  return { action: 'custom', surface: 'placeholder', categories: { ...categories, [category]: true }, services: { ...services, ...Object.fromEntries(more) } };
}

/** Google's keys with what they are now; one that a granted category lists is granted. */
export function signals(known: Known): Record<string, 'granted' | 'denied'> {
  const granted = known.config.categories.filter(({ key }) => isGranted(known, { category: key, service: null })).flatMap(({ googleConsent }) => googleConsent);
  return { ...known.config.googleConsent, ...Object.fromEntries(granted.map((key) => [key, 'granted' as const])) };
}
