// How a post that is sent again is recognised, and the answer it gets: the one the first got. Stores nothing; insert does.
import { createHash } from 'node:crypto';
import { AppError } from '../errors.ts';
import type { Actor } from '../http/actor.ts';
import type { RequestContext } from '../http/endpoint.ts';
import type { Services } from '../http/services.ts';
import type { PostAnswer } from './posting.ts';

/** What is asked again: the caller's key, from whom, for which thread. */
export type Asked = { at: { site: string; key: string }; actor: Actor; request: RequestContext; idempotencyKey: string | null };

/** The scopes a key is looked up under, the one it is stored under first: there is one for each secret, so that a rotation
 *  makes no second comment of a post sent again. Null without a key. Keys are scoped to site, caller or network, and
 *  route: another's key is another key. */
export function scopesOf({ secrets }: Services, { at, actor, request, idempotencyKey }: Asked): [string, ...string[]] | null {
  if (idempotencyKey === null) return null;
  const who = actor.kind === 'reader' ? actor.authorId : actor.kind === 'staff' ? actor.staff.id : request.address.limit;
  return secrets.macs('idempotency', JSON.stringify([at.site, at.key, 'post', who, idempotencyKey])) as [string, ...string[]];
}

export const bodyDigestOf = (body: unknown): string => createHash('sha256').update(JSON.stringify(body)).digest('base64url');

/** What the first request was answered, or null when there was none; another body under the same key is refused. */
export async function answeredBefore(services: Services, asked: Asked, body: unknown): Promise<PostAnswer | null> {
  for (const scope of scopesOf(services, asked) ?? []) {
    const known = await services.comments.replay(scope);
    if (known === null) continue;
    if (known.bodyDigest !== bodyDigestOf(body)) throw new AppError('idempotency_mismatch');
    return JSON.parse(known.answer) as PostAnswer;
  }
  return null;
}
