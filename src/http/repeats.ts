// How a write that is sent again is recognised, and the answer it gets: the one the first got. Stores nothing; the write does.
import { createHash } from 'node:crypto';
import { AppError } from '../errors.ts';
import { limitKey, type Actor } from './actor.ts';
import type { RequestContext } from './endpoint.ts';
import type { Services } from './services.ts';
import type { Outcome, ReplayOf } from '../kernel/replay.ts';

const KEPT_MS = 86_400_000;

/** What is asked, perhaps again: what of which thread, comment or author (`key`, empty where it is about none), by whom, with which body. */
export type Asked = { does: 'post' | 'edit' | 'remove' | 'guest' | 'report' | 'appeal' | 'sanction' | 'job' | 'note'; at: { site: string; key: string }; actor: Actor; request: RequestContext; body: unknown };

/** A write that a key may protect: how it is done, and what is answered when it left that. */
export type Write<T, A> = { run(replay: ReplayOf<T>): Promise<Outcome<T>>; answer(left: T): A | Promise<A> };

/** Runs the write, or answers what the same request was answered before. */
export async function once<T, A>(services: Services, asked: Asked, { run, answer }: Write<T, A>): Promise<A> {
  const before = await answeredBefore<A>(services, asked);
  if (before !== null) return before.answer;
  const [scope] = scopesOf(services, asked);
  // The first is told what a second would be, to the byte, and not what has come of it meanwhile.
  let kept = null as { answer: A } | null;
  const replay = scope === undefined ? null : async (left: T) => {
    kept = { answer: await answer(left) };
    const at = services.clock.now();
    return { scope, bodyDigest: bodyDigestOf(asked.body), answer: JSON.stringify(kept.answer), at, expiresAt: new Date(at.getTime() + KEPT_MS) };
  };
  try {
    const outcome = await run(replay);
    if ('replayed' in outcome) return JSON.parse(outcome.replayed) as A;
    if ('found' in outcome) return await answer(outcome.found);
    return kept === null ? await answer(outcome.done) : kept.answer;
  } catch (error) {
    // The first may have been done since the look above, and be what this one is refused for: a repeat, a window that closed.
    const first = error instanceof AppError && error.status < 500 ? await answeredBefore<A>(services, asked) : null;
    if (first === null) throw error;
    return first.answer;
  }
}

/** What the first request was answered, or null when there was none; another body under the same key is refused. */
export async function answeredBefore<A>(services: Services, asked: Asked): Promise<{ answer: A } | null> {
  for (const scope of scopesOf(services, asked)) {
    const known = await services.comments.replay(scope);
    if (known === null) continue;
    if (known.bodyDigest !== bodyDigestOf(asked.body)) throw new AppError('idempotency_mismatch');
    return { answer: JSON.parse(known.answer) as A };
  }
  return null;
}

/** The scopes a key is looked up under, the one it is stored under first: there is one for each secret, so that a rotation
 *  makes nothing a second time of what is sent again. None without a key. Keys are scoped to site, caller or network, and
 *  what is done to what: another's key is another key. */
function scopesOf({ secrets }: Services, { does, at, actor, request }: Asked): string[] {
  if (request.idempotencyKey === null) return [];
  return secrets.macs('idempotency', JSON.stringify([at.site, at.key, does, limitKey(actor, request.address.limit), request.idempotencyKey]));
}

/** Of no body, too. */
const bodyDigestOf = (body: unknown): string => createHash('sha256').update(JSON.stringify(body ?? null)).digest('base64url');
