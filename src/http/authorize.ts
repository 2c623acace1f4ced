// The one place that decides whether an actor may call an endpoint; what a handler may touch beyond the site is its service's business.
import { mayTouch, roleHas, type Scope } from '../accounts/account.ts';
import { AppError } from '../errors.ts';
import { anonymous, type Actor } from './actor.ts';

/** Declared on every endpoint. `scope: null` is any signed-in member of staff. */
export type Allow = 'public' | { to: 'reader' } | { to: 'staff'; scope: Scope | null } | { to: 'key'; scope: Scope };

/** A reader with a token of this site, or staff of it (who reply from the dashboard). */
export const reader = (): Allow => ({ to: 'reader' });
/** Staff whose role has the scope, or an API key that has it; without a scope, staff alone. */
export const staff = (scope: Scope | null = null): Allow => ({ to: 'staff', scope });
/** An API key with the scope, and nobody else. */
export const key = (scope: Scope): Allow => ({ to: 'key', scope });

/** The actor as this endpoint may see it, or the refusal. `site` is the path's, null where it names none.
 *  A site that is not theirs is `not_found` to staff and keys, so that its existence is not told. */
export function authorize(allow: Allow, actor: Actor, site: string | null): Actor {
  if (allow === 'public') return belongs(actor, site) ? actor : anonymous;
  if (actor.kind === 'anonymous') throw new AppError('unauthenticated');
  if (actor.kind === 'reader') {
    if (allow.to === 'reader' && belongs(actor, site)) return actor;
    throw new AppError('unauthenticated');
  }
  if (!belongs(actor, site)) throw new AppError('not_found');
  if (!permits(allow, actor)) throw new AppError('forbidden');
  return actor;
}

function permits(allow: Exclude<Allow, 'public'>, actor: Extract<Actor, { kind: 'staff' | 'key' }>): boolean {
  if (allow.to === 'reader') return actor.kind === 'staff';
  if (actor.kind === 'key') return allow.scope !== null && actor.key.scopes.includes(allow.scope);
  return allow.to === 'staff' && (allow.scope === null || roleHas(actor.staff.role, allow.scope));
}

function belongs(actor: Actor, site: string | null): boolean {
  if (site === null) return true;
  switch (actor.kind) {
    case 'anonymous': return true;
    case 'reader': return actor.site === site;
    case 'staff': return mayTouch(actor.staff.sites, site);
    case 'key': return mayTouch(actor.key.sites, site);
  }
}
