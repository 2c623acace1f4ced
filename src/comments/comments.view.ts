// Record -> the JSON a reader may see, each field by name; nothing else is ever sent.
import type { Lang } from '../i18n/index.ts';
import { sanctionReason } from '../i18n/banned.ts';
import { messages } from '../i18n/index.ts';
import { editableUntil, isTombstone, type Comment, type ShownComment } from './comment.ts';

export type PublicComment = ReturnType<typeof publicView>;
export type OwnComment = ReturnType<typeof ownView>;

/** What a comment says it answers, null when that is not visible. */
export const namedIn = ({ inReplyTo }: Pick<Comment, 'inReplyTo'>, visible: ReadonlySet<string>): string | null =>
  inReplyTo !== null && visible.has(inReplyTo) ? inReplyTo : null;

/** What everyone may see of a shown comment. `inReplyTo` is the caller's: null when what it names is not visible. */
export function publicView(comment: ShownComment, inReplyTo: string | null = null) {
  const gone = isTombstone(comment);
  return {
    id: comment.id,
    threadKey: comment.threadKey,
    parentId: comment.parentId,
    rootId: comment.rootId,
    inReplyTo,
    depth: comment.depth,
    state: gone ? ('tombstone' as const) : ('visible' as const),
    author: gone ? null : { id: comment.author.id, name: comment.author.name, kind: comment.author.kind },
    html: gone ? null : comment.html,
    dir: gone ? null : comment.dir,
    createdAt: comment.createdAt.toISOString(),
    publishedAt: gone ? null : (comment.publishedAt?.toISOString() ?? null),
    editedAt: gone ? null : (comment.editedAt?.toISOString() ?? null),
    votes: gone ? null : { up: 0, down: 0 },
    replyCount: comment.replyCount,
    pinned: comment.pinned,
  };
}

export type OwnState = 'visible' | 'pending' | 'rejected' | 'removed';

/** A machine's rejection or spam verdict that nobody reviewed reads as pending: a spammer learns nothing from it. */
function ownState(comment: Comment): OwnState {
  if (comment.status === 'approved') return 'visible';
  if (comment.status === 'removed') return 'removed';
  return comment.status === 'pending' || !comment.reviewed ? 'pending' : 'rejected';
}

/** `visible`: of the comments that they say they answer, those that are there to be seen. */
export type OwnContext = { lang: Lang; editWindowSeconds: number; now: Date; visible: ReadonlySet<string> };

/** What its author may see of a comment in any state. A removed one keeps no words. */
export function ownView(comment: Comment, context: OwnContext) {
  const removed = comment.status === 'removed';
  const until = editableUntil(comment, context.editWindowSeconds, context.now);
  return {
    ...publicView({ ...comment, status: removed ? 'removed' : 'approved' }, namedIn(comment, context.visible)),
    author: { id: comment.author.id, name: comment.author.name, kind: comment.author.kind },
    html: removed ? null : comment.html,
    dir: removed ? null : comment.dir,
    publishedAt: comment.publishedAt?.toISOString() ?? null,
    editedAt: comment.editedAt?.toISOString() ?? null,
    votes: { up: 0, down: 0 },
    state: ownState(comment),
    text: removed ? null : comment.text,
    revision: comment.revision,
    editableUntil: until?.toISOString() ?? null,
    reason: ownReason(comment, context.lang),
  };
}

function ownReason(comment: Comment, lang: Lang): { code: string; by: 'machine' | 'person'; message: string } | null {
  if (comment.reason === null || comment.status === 'approved' || comment.status === 'removed') return null;
  const code = comment.reason.by === 'person' ? comment.reason.code : heldFor(comment, comment.reason.code);
  const sentences: Record<string, string> = messages(lang).reasons;
  const told = code === 'premoderated' ? comment.risk.findings.find((found) => found.code === code)?.evidence?.['told'] : undefined;
  const message = sentences[code] ?? messages(lang).reasons.other;
  return { code, by: comment.reason.by, message: told === undefined ? message : `${message} ${sanctionReason(lang, String(told))}` };
}

/** What a machine found first, as if all of it only held: which finding decided would tell a refusal from a hold. The
 *  trap is never named, or a bot would learn to step around it. */
export function heldFor(comment: Comment, decisive: string): string {
  // Once it was shown; what the checks had found did not keep it from that.
  if (decisive === 'reported') return decisive;
  const found = comment.risk.findings.find((finding) => finding.verdict !== 'approve' && finding.code !== 'honeypot');
  return found?.code ?? (decisive === 'honeypot' ? 'site_mode' : decisive);
}
