// What a choice means under a policy: every category and service said explicitly, or what is wrong with it; pure.
import type { FieldError } from '../errors.ts';
import { pointer } from '../kernel/pointer.ts';
import type { ConsentAction, Grants } from './consent-record.ts';
import type { Category, PolicyDraft } from './policy.ts';

/** What people do anyway: none of it is consent. */
export const impliedActions: ReadonlySet<string> = new Set([
  'scroll', 'dismiss', 'timeout', 'continue', 'close', 'implied', 'ignore', 'navigate', 'click', 'escape', 'none', 'auto', 'default', 'silence', 'inactivity', 'browse',
]);

/** Where a choice may be made as far as figures tell them apart. */
const surfaces: ReadonlySet<string> = new Set(['banner', 'settings', 'placeholder', 'withdraw', 'klaro', 'cookieconsent', 'beacon']);
export const countedSurface = (surface: string): string => (surfaces.has(surface) ? surface : 'other');

export type Said = { action: ConsentAction; categories?: Grants | undefined; services?: Grants | undefined };
export type GivenGrants = { categories: Grants; services: Grants };

const has = (given: Grants | undefined, key: string): boolean => given !== undefined && Object.hasOwn(given, key);

/** What is granted, or every field that is wrong. */
export function judge(said: Said, policy: Pick<PolicyDraft, 'categories'>): GivenGrants | { errors: FieldError[] } {
  const errors = [...unknown(said, policy), ...policy.categories.flatMap((category) => [...categoryErrors(said, category), ...serviceErrors(said, category)])];
  if (errors.length > 0) return { errors };
  const categories = Object.fromEntries(policy.categories.map((category) => [category.key, grantOf(said, category)]));
  const services = Object.fromEntries(policy.categories.flatMap((category) =>
    category.services.map(({ key }) => [key, has(said.services, key) ? said.services![key]! : categories[category.key]!])));
  return { categories, services };
}

/** All that can be refused is. */
export const allRefused = (policy: Pick<PolicyDraft, 'categories'>): GivenGrants => judge({ action: 'withdraw' }, policy) as GivenGrants;

/** Whether anything was granted that could have been refused. */
export const grantsAny = ({ categories }: GivenGrants, policy: Pick<PolicyDraft, 'categories'>): boolean =>
  policy.categories.some(({ key, required }) => !required && categories[key] === true);

function grantOf({ action, categories }: Said, { key, required }: Category): boolean {
  if (required) return true;
  return action === 'custom' ? categories?.[key] === true : action === 'accept_all';
}

function unknown({ categories = {}, services = {} }: Said, policy: Pick<PolicyDraft, 'categories'>): FieldError[] {
  const known = { categories: new Set(policy.categories.map(({ key }) => key)), services: new Set(policy.categories.flatMap((each) => each.services.map(({ key }) => key))) };
  const strangers = (part: 'categories' | 'services', given: Grants) =>
    Object.keys(given).filter((key) => !known[part].has(key)).map((key) => ({ path: pointer([part, key]), code: 'unknown_field' }));
  return [...strangers('categories', categories), ...strangers('services', services)];
}

function categoryErrors(said: Said, category: Category): FieldError[] {
  const path = pointer(['categories', category.key]);
  if (!has(said.categories, category.key)) return said.action === 'custom' ? [{ path, code: 'required' }] : [];
  return said.categories![category.key] === grantOf(said, category) ? [] : [{ path, code: 'contradiction' }];
}

/** A service of a granted category may be refused alone, but not when everything is accepted, and none stands against its category. */
function serviceErrors(said: Said, category: Category): FieldError[] {
  const granted = grantOf(said, category);
  const isFixed = category.required || !granted || said.action !== 'custom';
  return category.services.filter(({ key }) => has(said.services, key) && isFixed && said.services![key] !== granted)
    .map(({ key }) => ({ path: pointer(['services', key]), code: 'contradiction' }));
}
