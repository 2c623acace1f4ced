// What an answer of the server allows, and what a choice would; pure. While it asks again nothing optional is allowed.
import type { ConsentConfig, ConsentMe } from '../wire.ts';
import type { Choice, Grants } from './api.ts';

export type Known = { config: ConsentConfig; me: ConsentMe };
/** What an element of the page waits for. */
export type Need = { category: string; service?: string | undefined };
export type Category = ConsentConfig['categories'][number];
/** What `HiwarConsent.get()` and the event tell. */
export type Told = ConsentMe & { gpc: boolean };

export const stands = ({ me }: Known): boolean => me.decided && me.reask !== true;

/** Nothing for what the policy does not know: nobody can be asked for it. */
export const asked = ({ config }: Known, { category, service }: Need): Category | undefined =>
  config.categories.find(({ key, services }) => key === category && (service === undefined || services.some((each) => each.key === service)));

export function isGranted(known: Known, need: Need): boolean {
  const category = asked(known, need);
  const { me } = known;
  return category !== undefined && (category.required || (stands(known) && me.categories[category.key] === true && (need.service === undefined || me.services[need.service] === true)));
}

const granted = (known: Known): Category[] => known.config.categories.filter(({ key }) => isGranted(known, { category: key }));

function grantsOf(known: Known): { categories: Grants; services: Grants } {
  const { categories } = known.config;
  return {
    categories: Object.fromEntries(categories.map(({ key }) => [key, isGranted(known, { category: key })])),
    services: Object.fromEntries(categories.flatMap(({ key, services }) => services.map((each) => [each.key, isGranted(known, { category: key, service: each.key })]))),
  };
}

export const told = (known: Known): Told => ({ ...known.me, ...grantsOf(known), gpc: isPrivate(known) });

/** Global Privacy Control. It makes nothing stricter: without a choice nothing optional runs anyway. */
export const isPrivate = ({ config }: Known): boolean => config.gpc || (navigator as { globalPrivacyControl?: boolean }).globalPrivacyControl === true;

export const hasGrants = (known: Known): boolean => granted(known).some(({ required }) => !required);

/** What stands, with just this more: one service, or all of a category. */
export function withGrant(known: Known, need: Need): Choice {
  const { categories, services } = grantsOf(known);
  categories[need.category] = true;
  for (const { key } of asked(known, need)?.services ?? []) services[key] ||= need.service === undefined || need.service === key;
  return { action: 'custom', surface: 'placeholder', categories, services };
}

/** Google's keys with what they are now; one that a granted category lists is granted. */
export const signals = (known: Known): Record<string, 'granted' | 'denied'> =>
  ({ ...known.config.googleConsent, ...Object.fromEntries(granted(known).flatMap(({ googleConsent }) => googleConsent.map((key) => [key, 'granted' as const]))) });
