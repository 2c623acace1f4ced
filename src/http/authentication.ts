// Recognises the caller by bearer token or cookie; whether they may is authorize's.
import type { Request } from 'express';
import type { AccountsService } from '../accounts/accounts.service.ts';
import type { GuestTokens } from '../accounts/guest-tokens.ts';
import { AppError } from '../errors.ts';
import { anonymous, type Actor, type Authenticate } from './actor.ts';

/** `__Host-` needs https; on a loopback address browsers would drop it. */
export const sessionCookie = (publicUrl: string): string => (publicUrl.startsWith('https:') ? '__Host-hiwar' : 'hiwar_dev');
export const guestCookie = (site: string): string => `hiwar_guest_${site}`;

/** Throws unauthenticated for a bearer token that is not good; a cookie that is not good is nobody's. */
export function createAuthentication(deps: { accounts: AccountsService; guestTokens: GuestTokens; publicUrl: string }): Authenticate {
  const cookieName = sessionCookie(deps.publicUrl);
  return async (request) => {
    const { authorization } = request.headers;
    if (authorization !== undefined) return byToken(/^Bearer (\S{1,600})$/i.exec(authorization)?.[1] ?? '');
    const session = cookieIn(request.headers.cookie, cookieName);
    const found = session === null ? null : await deps.accounts.findSession(session);
    return found === null ? byGuestCookie(request) : { kind: 'staff', ...found };
  };

  async function byToken(token: string): Promise<Actor> {
    if (token.startsWith('hk_')) {
      const key = await deps.accounts.findKey(token);
      if (key !== null) return { kind: 'key', key };
    }
    const guest = deps.guestTokens.read(token);
    if (guest === null) throw new AppError('unauthenticated');
    return { kind: 'reader', ...guest };
  }

  /** The plain form's cookie counts for that form alone, so that no script of another page acts by it. */
  function byGuestCookie(request: Request): Actor {
    const site = request.params['site'];
    const isForm = request.method === 'POST' && request.is('application/x-www-form-urlencoded') !== false;
    if (typeof site !== 'string' || !isForm) return anonymous;
    const guest = deps.guestTokens.read(cookieIn(request.headers.cookie, guestCookie(site)) ?? '');
    return guest?.site === site ? { kind: 'reader', ...guest } : anonymous;
  }
}

/** A cookie's value, or null. Read by hand: one header, one name, no decoding of what we never encode. */
export function cookieIn(header: string | null | undefined, name: string): string | null {
  for (const pair of (header ?? '').split(';')) {
    const [key, value] = pair.trim().split('=', 2);
    if (key === name && value !== undefined && value !== '') return value;
  }
  return null;
}
