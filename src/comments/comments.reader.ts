// Reading comments as the public does: pages, permalinks, replies. Only what is shown leaves here.
import type { Page } from '../kernel/page.ts';
import { AppError } from '../errors.ts';
import type { Thread } from '../threads/thread.ts';
import { isApproved, isShown, type Comment, type ShownComment } from './comment.ts';
import type { CommentsStore, Sort } from './comments.store.ts';
import { namedIn, publicView, type PublicComment } from './comments.view.ts';

export type WithReplies = PublicComment & { replies: Page<PublicComment> };
export type ListQuery = { sort: Sort; limit: number; cursor: string | null; replies: number };

export class CommentsReader {
  private readonly comments: CommentsStore;

  constructor(comments: CommentsStore) {
    this.comments = comments;
  }

  /** A page of a thread, each top-level comment with its first visible descendants in id order. */
  async page(thread: Pick<Thread, 'site' | 'key'>, query: ListQuery): Promise<Page<WithReplies>> {
    const { sort, limit, cursor } = query;
    const top = await this.comments.topLevel({ site: thread.site, key: thread.key, sort, limit, cursor });
    const isAnswered = query.replies > 0 && top.items.some((comment) => comment.replyCount > 0);
    const replies = isAnswered ? await this.comments.firstReplies(top.items, query.replies) : new Map<string, Page<ShownComment>>();
    const named = await this.visibleNamed([...replies.values()].flatMap((page) => page.items));
    const viewed = ({ items, next }: Page<ShownComment> = { items: [], next: null }) => ({ items: items.map((each) => viewOf(each, named)), next });
    return { items: top.items.map((comment) => ({ ...publicView(comment), replies: viewed(replies.get(comment.id)) })), next: top.next };
  }

  /** A shown comment with its ancestors, root first. 404 for what the public does not see. */
  async permalink(id: string): Promise<{ comment: PublicComment; ancestors: PublicComment[]; record: Comment }> {
    const record = await this.comments.find(id);
    if (record === null) throw new AppError('not_found');
    const ancestors = await this.shownAncestors(record);
    if (!isShown(record) || ancestors === null) throw new AppError('not_found');
    const [comment] = await this.views([record]);
    if (comment === undefined) throw new AppError('not_found');
    return { comment, ancestors: await this.views(ancestors), record };
  }

  /** More of a shown comment's visible descendants. */
  async replies(id: string, limit: number, cursor: string | null): Promise<Page<PublicComment>> {
    const { record } = await this.permalink(id);
    return this.repliesOf(record, limit, cursor);
  }

  /** Whether the public sees it in its place: shown itself, and every ancestor shown. */
  async isPublic(comment: Comment): Promise<boolean> {
    return isShown(comment) && (await this.shownAncestors(comment)) !== null;
  }

  private async repliesOf(comment: ShownComment, limit: number, cursor: string | null): Promise<Page<PublicComment>> {
    if (comment.replyCount === 0 || limit === 0) return { items: [], next: null };
    const page = await this.comments.descendants(comment, limit, cursor);
    return { items: await this.views(page.items), next: page.next };
  }

  /** The ancestors root first, or null when one of them hides what is below it. */
  private async shownAncestors(comment: Comment): Promise<Comment[] | null> {
    if (comment.ancestors.length === 0) return [];
    const byId = new Map((await this.comments.findMany(comment.ancestors)).map((each) => [each.id, each]));
    const ancestors = comment.ancestors.map((id) => byId.get(id));
    return ancestors.every((each) => each !== undefined && isShown(each)) ? (ancestors as Comment[]) : null;
  }

  /** Public views with `inReplyTo` blanked where what it names is no longer visible. */
  private async views(comments: ShownComment[]): Promise<PublicComment[]> {
    const visible = await this.visibleNamed(comments);
    return comments.map((comment) => viewOf(comment, visible));
  }

  /** Which of the comments that these say they answer are still there to be seen. */
  async visibleNamed(comments: Pick<Comment, 'inReplyTo'>[]): Promise<Set<string>> {
    const named = comments.flatMap((comment) => comment.inReplyTo ?? []);
    return new Set(named.length === 0 ? [] : (await this.comments.findMany(named)).filter(isApproved).map((each) => each.id));
  }
}

const viewOf = (comment: ShownComment, visible: Set<string>): PublicComment =>
  publicView(comment, namedIn(comment, visible));
