// What differs between two policies, place by place; categories, services and cookies are matched by what names them; pure.
import type { Json } from './canonical-json.ts';
import type { PolicyDraft } from './policy.ts';

/** `path` is a JSON Pointer in which a category, a service or a cookie goes by its name; `before` or `after` null: it is not there. */
export type PolicyChange = { path: string; before: Json; after: Json };

export function policyChanges(before: PolicyDraft, after: PolicyDraft): PolicyChange[] {
  return changes(named(before), named(after), '');
}

/** The draft with names in place of positions. */
const named = ({ categories, ...rest }: PolicyDraft): Json => ({
  ...rest,
  categories: byName(categories, ({ key, services, ...category }) => [key, {
    ...category,
    services: byName(services, ({ key: name, vendor, cookies }) => [name, { vendor, cookies: byName(cookies, (cookie) => [`${cookie.name} ${cookie.domain}`, { days: cookie.days }]) }]),
  }]),
});

const byName = <T>(list: readonly T[], entry: (each: T) => [string, Json]): Json => Object.fromEntries(list.map(entry));

function changes(before: Json, after: Json, path: string): PolicyChange[] {
  if (!isObject(before) || !isObject(after)) return JSON.stringify(before) === JSON.stringify(after) ? [] : [{ path, before, after }];
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names.flatMap((name) => changes(valueOf(before, name), valueOf(after, name), `${path}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`));
}

const isObject = (value: Json): value is { readonly [name: string]: Json } => typeof value === 'object' && value !== null && !Array.isArray(value);

const valueOf = (of: { readonly [name: string]: Json }, name: string): Json => (Object.hasOwn(of, name) ? of[name] ?? null : null);
