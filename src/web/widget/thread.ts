// What the widget knows of its thread: the comments on the page and how they stand to each other. Holds and places; asks nothing.
import type { OwnComment, Page, PublicComment, ThreadInfo, ThreadMe, TopComment } from '../wire.ts';

/** As it is shown: to everyone, or to its author. */
export type Shown = PublicComment | OwnComment;

export class Thread {
  info: ThreadInfo | null = null;
  me: ThreadMe | null = null;
  readonly comments = new Map<string, Shown>();
  readonly own = new Map<string, OwnComment>();
  /** Top-level ids in the order they came. */
  top: string[] = [];
  next: string | null = null;
  /** Roots with more replies, and where to go on; '' is from the first. */
  readonly more = new Map<string, string>();
  /** How many there were when the page was loaded: what is beyond that is new. Null until that is known. */
  seen: number | null = null;

  /** Begins with the first page of an order; what is mine stays. */
  restart(page: Page<TopComment>): void {
    this.comments.clear();
    this.more.clear();
    this.top = [];
    this.add(page);
    this.#placeOwn();
  }

  add(page: Page<TopComment>): TopComment[] {
    const added = page.items.filter(({ id }) => !this.top.includes(id));
    for (const each of page.items) {
      // A permalink may have brought it before.
      if (!this.comments.has(each.id) || this.more.get(each.id) === '') this.addReplies(each.id, each.replies);
      this.comments.set(each.id, each);
    }
    this.top.push(...added.map(({ id }) => id));
    this.next = page.next;
    return added;
  }

  addReplies(rootId: string, { items, next }: Page<PublicComment>): void {
    for (const each of items) this.comments.set(each.id, each);
    if (next === null) this.more.delete(rootId);
    else this.more.set(rootId, next);
  }

  /** One that was asked for by its address, with what it stands under. */
  addOne(comment: PublicComment, ancestors: PublicComment[]): void {
    for (const each of [...ancestors, comment]) {
      if (this.comments.has(each.id)) continue;
      this.comments.set(each.id, each);
      if (each.parentId !== null) continue;
      this.top.unshift(each.id);
      if (each.replyCount > 0) this.more.set(each.id, '');
    }
  }

  setMine(me: ThreadMe | null): void {
    for (const { id, state } of this.own.values()) if (state !== 'visible') this.forget(id);
    this.own.clear();
    this.me = me;
    for (const each of me?.comments ?? []) this.own.set(each.id, each);
    this.#placeOwn();
  }

  /** What its author alone sees stands where it belongs; what everyone sees stands there already, or on a later page. */
  #placeOwn(): void {
    for (const each of this.own.values()) if (each.state !== 'visible') this.put(each);
  }

  put(own: OwnComment): void {
    this.own.set(own.id, own);
    if (own.parentId === null && !this.top.includes(own.id)) this.top.unshift(own.id);
    this.comments.set(own.id, own);
  }

  /** `gone` stands in its place while something answers it. */
  forget(id: string, gone: OwnComment | null = null): void {
    this.own.delete(id);
    if (gone !== null) {
      this.comments.set(id, gone);
      return;
    }
    this.comments.delete(id);
    this.top = this.top.filter((each) => each !== id);
  }

  /** The comments under each, oldest first, and under '' those at the top: first what is mine and answers something that is not on the page. */
  arranged(): Map<string, Shown[]> {
    const under = new Map<string, Shown[]>([['', []]]);
    for (const each of this.comments.values()) {
      if (each.parentId === null) continue;
      const at = [each.parentId, each.rootId].find((id) => id !== each.id && this.comments.has(id)) ?? '';
      under.set(at, [...under.get(at) ?? [], each]);
    }
    for (const list of under.values()) list.sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1));
    under.get('')!.push(...this.top.flatMap((id) => this.comments.get(id) ?? []));
    return under;
  }

  /** How many came since the page was loaded. */
  get fresh(): number {
    return Math.max(0, (this.info?.counts.visible ?? 0) - (this.seen ?? Number.POSITIVE_INFINITY));
  }

  /** How many replies of a root are not on the page yet. */
  left(root: Shown): number {
    let shown = 0;
    for (const { rootId, id, state } of this.comments.values()) if (rootId === root.id && id !== root.id && state === 'visible') shown += 1;
    return Math.max(1, root.replyCount - shown);
  }
}
