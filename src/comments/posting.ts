// A post as it comes in, as JSON or as a plain form: who writes, what is answered. What repeats is in repeats.
import type { AuthorKind, Author, Comment } from './comment.ts';
import { AppError } from '../errors.ts';
import type { Actor } from '../http/actor.ts';
import type { RequestContext } from '../http/endpoint.ts';
import type { Services } from '../http/services.ts';
import type { Site } from '../sites/site.ts';
import type { Draft } from './admission.ts';
import type { Writer } from './comments.service.ts';
import type { Replay } from './comments.store.ts';
import { ownView, type OwnComment } from './comments.view.ts';
import { answeredBefore, bodyDigestOf, scopesOf } from './repeats.ts';

const REPLAY_MS = 86_400_000;

export type Incoming = { draft: Draft; author: { name: string; email: string | null } | null; idempotencyKey: string | null; digestOf: unknown };
export type PostAnswer = { outcome: 'published' | 'held'; comment: OwnComment; guestToken: string | null };

/** Posts, or answers what the same request was answered before. */
export async function postComment(services: Services, at: { site: string; key: string }, given: Incoming & { actor: Actor; request: RequestContext }): Promise<PostAnswer> {
  const site = await services.sites.get(at.site);
  const { actor, request, draft } = given;
  const before = await answeredBefore(services, { ...given, at }, given.digestOf);
  if (before !== null) return before;
  const writer = await writerOf(services, site, { actor, author: given.author });
  const guestToken = writer.isNew ? services.guestTokens.issue({ site: site.slug, authorId: writer.author.id }) : null;
  const answer = (comment: Comment): PostAnswer => ({
    outcome: comment.status === 'approved' ? 'published' : 'held', guestToken,
    comment: ownView(comment, { lang: request.lang, editWindowSeconds: site.settings.editWindowSeconds, now: services.clock.now(),
      // Admitted only under what is visible.
      visible: new Set(comment.inReplyTo === null ? [] : [comment.inReplyTo]) }),
  });
  const scopes = scopesOf(services, { ...given, at });
  const replay = scopes === null ? null : (comment: Comment): Replay => ({
    scope: scopes[0], bodyDigest: bodyDigestOf(given.digestOf), answer: JSON.stringify(answer(comment)), expiresAt: new Date(services.clock.now().getTime() + REPLAY_MS),
  });
  const result = await services.comments.post({ site, key: at.key }, writer, { draft, context: { address: addressOf(services, request), replay } });
  return 'replayed' in result ? (JSON.parse(result.replayed) as PostAnswer) : answer(result.comment);
}

/** The keyed digest of the network, and its prefix: all that is kept of an address. */
export const addressOf = ({ secrets }: Services, { address }: RequestContext): Comment['address'] =>
  ({ prefix: address.stored, digest: secrets.mac('address', address.limit) });

async function writerOf(services: Services, site: Site, given: { actor: Actor; author: Incoming['author'] }): Promise<Writer> {
  const { actor, author } = given;
  if (actor.kind === 'reader') return { author: await services.comments.authorOf(site.slug, actor.authorId), isNew: false };
  if (actor.kind === 'staff') return { author: staffAuthor(site, actor.staff, 'staff'), isNew: false };
  if (actor.kind === 'key') throw new AppError('forbidden');
  if (author === null) throw new AppError('validation', { errors: [{ path: '/author/name', code: 'required' }] });
  return { author: services.comments.composeGuest(site, author), isNew: true };
}

const staffAuthor = (site: Site, { id, name, createdAt }: { id: string; name: string; createdAt: Date }, kind: AuthorKind): Author =>
  ({ id, site: site.slug, name, kind, email: null, standing: { approved: 0, rejected: 0 }, createdAt });
