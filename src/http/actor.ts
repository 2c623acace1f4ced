// Who makes a request, as far as its credentials prove; deciding what they may do is authorize.ts.
import type { Request } from 'express';
import { AppError } from '../errors.ts';
import type { ApiKey, Decider, Session, Staff } from '../accounts/account.ts';

export type Actor =
  | { kind: 'anonymous' }
  | { kind: 'reader'; authorId: string; site: string }
  | { kind: 'staff'; staff: Staff; session: Session }
  | { kind: 'key'; key: ApiKey };

export const anonymous: Actor = { kind: 'anonymous' };

/** Reads the credentials of a request. None is anonymous; wrong ones throw `unauthenticated` or are anonymous, as the caller chooses. */
export type Authenticate = (request: Request) => Promise<Actor>;

/** Who decides, as the record will name them. */
export function deciderOf(actor: Actor): Decider {
  if (actor.kind === 'staff') return { id: actor.staff.id, sites: actor.staff.sites };
  if (actor.kind === 'key') return { id: actor.key.id, sites: actor.key.sites };
  throw new AppError('unauthenticated');
}

/** The reader an endpoint for readers let in. */
export function asReader(actor: Actor): Extract<Actor, { kind: 'reader' }> {
  if (actor.kind !== 'reader') throw new AppError('forbidden');
  return actor;
}

/** What limits count by: the person where one is known, else the network the request comes from. */
export function limitKey(actor: Actor, addressPrefix: string): string {
  switch (actor.kind) {
    case 'reader': return `reader:${actor.site}:${actor.authorId}`;
    case 'staff': return `staff:${actor.staff.id}`;
    case 'key': return `key:${actor.key.id}`;
    case 'anonymous': return `address:${addressPrefix}`;
  }
}
