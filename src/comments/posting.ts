// A post as it comes in, as JSON or as a plain form: who writes, what is answered. What repeats is in repeats.
import type { AuthorKind, Author, Comment } from './comment.ts';
import { AppError } from '../errors.ts';
import type { RequestContext } from '../http/endpoint.ts';
import type { Services } from '../http/services.ts';
import { once, type Asked } from '../http/repeats.ts';
import type { Site } from '../sites/site.ts';
import type { Draft } from './admission.ts';
import { ownView, type OwnComment } from './comments.view.ts';

/** `body` is all that was sent: what tells the same post from another. */
export type Incoming = Pick<Asked, 'actor' | 'request' | 'body'> & { draft: Draft; author: { name: string; email: string | null } | null };
export type PostAnswer = { outcome: 'published' | 'held'; comment: OwnComment; guestToken: string | null };

/** Posts, or answers what the same request was answered before. */
export async function postComment(services: Services, at: { site: string; key: string }, given: Incoming): Promise<PostAnswer> {
  const site = await services.sites.get(at.site);
  const { actor, request, draft, body } = given;
  return once(services, { does: 'post', at, actor, request, body }, {
    run: async (replay) => services.comments.post({ site, key: at.key }, await writerOf(services, site, given), { draft, context: { address: addressOf(services, request), replay } }),
    answer: (comment: Comment): PostAnswer => ({
      outcome: outcomeOf(comment),
      comment: ownView(comment, { lang: request.lang, editWindowSeconds: site.settings.editWindowSeconds, now: services.clock.now(),
        // Admitted only under what is visible.
        visible: new Set(comment.inReplyTo === null ? [] : [comment.inReplyTo]) }),
      guestToken: actor.kind === 'anonymous' ? services.guestTokens.issue({ site: site.slug, authorId: comment.author.id }) : null,
    }),
  });
}

export const outcomeOf = ({ status }: Comment): PostAnswer['outcome'] => (status === 'approved' ? 'published' : 'held');

/** The keyed digest of the network, and its prefix: all that is kept of an address. */
export const addressOf = ({ secrets }: Services, { address }: RequestContext): Comment['address'] =>
  ({ prefix: address.stored, digest: secrets.mac('address', address.limit) });

/** Someone known by a token, staff, or someone new who gave a name. */
async function writerOf({ comments }: Services, site: Site, { actor, author }: Pick<Incoming, 'actor' | 'author'>): Promise<Author> {
  if (actor.kind === 'reader') return comments.authorOf(site.slug, actor.authorId);
  if (actor.kind === 'staff') return staffAuthor(site, actor.staff, 'staff');
  if (actor.kind === 'key') throw new AppError('forbidden');
  if (author === null) throw new AppError('validation', { errors: [{ path: '/author/name', code: 'required' }] });
  return comments.composeGuest(site, author);
}

const staffAuthor = (site: Site, { id, name, createdAt }: { id: string; name: string; createdAt: Date }, kind: AuthorKind): Author =>
  ({ id, site: site.slug, name, kind, email: null, standing: { approved: 0, rejected: 0 }, reporting: { upheld: 0, dismissed: 0 }, createdAt });
