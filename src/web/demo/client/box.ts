// The box under the article: the form, the list, and what changes when somebody writes. Knows no wire; api.ts does.
import type { Api } from './api.ts';
import { commentArticle, type Acts } from './comment.ts';
import { element } from './elements.ts';
import { editForm, openUnder, postForm, replyForm, sortTools } from './tools.ts';
import type { OwnComment, Page, Place, Posted, PublicComment, Sort, ThreadInfo, TopComment } from './types.ts';

/** Where a comment stands: its place in the list, and the list of what answers it. */
type Stand = { item: HTMLElement; children: HTMLElement };

export class Box {
  private readonly place: Place;
  private readonly api: Api;
  private readonly stands = new Map<string, Stand>();
  private mine = new Map<string, OwnComment>();
  private info: ThreadInfo | null = null;
  private sort: Sort = 'newest';
  private readonly list = element('ol', {});
  private readonly head = element('div', {});
  private readonly count = element('span', {});
  private readonly note = element('p', { class: 'note', role: 'status', hidden: true });
  private readonly more = element('button', { type: 'button', class: 'more', hidden: true });
  private next: string | null = null;
  readonly root: HTMLElement;

  constructor(place: Place, api: Api) {
    this.place = place;
    this.api = api;
    const { lang, dir, texts } = place;
    this.more.textContent = texts['more'] ?? '';
    this.more.addEventListener('click', () => void this.loadMore());
    this.root = element('section', { class: 'hiwar', id: 'hiwar', lang, dir }, this.note, this.head, sortTools(place, this.count, (sort) => {
      this.sort = sort;
      void this.attempt(() => this.reload());
    }), this.list, this.more);
    this.root.addEventListener('hiwar:identity', () => void this.attempt(() => this.start()));
  }

  /** Loads everything from the beginning. */
  async start(): Promise<void> {
    const [info] = await Promise.all([this.api.thread(), this.loadMine()]);
    this.info = info;
    this.drawHead();
    await this.reload();
  }

  say(text: string | undefined): void {
    this.note.textContent = text ?? '';
    this.note.hidden = text === undefined;
  }

  private readonly text = (name: string): string => this.place.texts[name] ?? '';

  private drawHead(): void {
    const { place, api } = this;
    if (!this.mayWrite()) {
      this.head.replaceChildren(element('p', { class: 'note' }, this.text('closed')));
      return;
    }
    this.head.replaceChildren(postForm({ place, api }, (posted) => this.posted(posted)));
  }

  private mayWrite(): boolean {
    return this.info !== null && this.info.state !== 'closed' && this.info.signIn.includes('guest');
  }

  private async loadMine(): Promise<void> {
    // Whom the token no longer names, everything public is still for.
    const own = await this.api.mine().catch(() => []);
    this.mine = new Map(own.map((each) => [each.id, each]));
  }

  private async reload(): Promise<void> {
    const page = await this.api.comments(this.sort, null);
    this.list.replaceChildren();
    this.stands.clear();
    this.add(page);
    for (const own of this.mine.values()) if (own.state !== 'visible') this.showOwn(own);
    this.drawCount();
  }

  private async loadMore(): Promise<void> {
    this.more.disabled = true;
    const page = await this.attempt(() => this.api.comments(this.sort, this.next));
    if (page !== null) this.add(page);
    this.more.disabled = false;
  }

  /** What was asked for, or null when it could not be had and the reader has been told. */
  private async attempt<T>(ask: () => Promise<T>): Promise<T | null> {
    try {
      return await ask();
    } catch {
      this.say(this.text('offline'));
      return null;
    }
  }

  private add(page: Page<TopComment>): void {
    for (const comment of page.items.filter(({ id }) => !this.stands.has(id))) {
      this.list.append(this.stand(comment));
      this.addReplies(comment.id, comment.replies);
    }
    this.next = page.next;
    this.more.hidden = page.next === null;
  }

  private addReplies(rootId: string, page: Page<PublicComment>): void {
    for (const reply of page.items) {
      const under = this.stands.get(reply.parentId ?? '') ?? this.stands.get(rootId);
      if (!this.stands.has(reply.id)) under?.children.append(this.stand(reply));
    }
    const { next } = page;
    if (next === null) return;
    const load = async (): Promise<void> => {
      const rest = await this.attempt(() => this.api.replies(rootId, next));
      if (rest === null) return;
      more.remove();
      this.addReplies(rootId, rest);
    };
    const more = element('button', { type: 'button', class: 'link', onclick: () => void load() }, this.text('moreReplies'));
    this.stands.get(rootId)?.item.append(more);
  }

  private stand(comment: PublicComment | OwnComment): HTMLElement {
    const children = element('ol', {});
    const item = element('li', {}, commentArticle(this.place, comment, this.mine.get(comment.id) ?? null, this.acts()), children);
    this.stands.set(comment.id, { item, children });
    return item;
  }

  private acts(): Acts {
    return {
      reply: this.mayWrite() ? (comment) => this.openReply(comment) : null,
      edit: (own) => this.openEdit(own),
      remove: (own) => void this.remove(own),
    };
  }

  private openReply(comment: PublicComment): void {
    const { place, api } = this;
    const form: HTMLFormElement = replyForm({ place, api }, comment, (posted) => {
      this.posted(posted);
      form.remove();
    });
    openUnder(this.stands.get(comment.id)?.item, form);
  }

  private openEdit(own: OwnComment): void {
    const { place, api } = this;
    const form: HTMLFormElement = editForm({ place, api }, own, ({ comment }) => {
      this.mine.set(comment.id, comment);
      this.redraw(comment);
      form.remove();
    });
    openUnder(this.stands.get(own.id)?.item, form);
  }

  private posted({ outcome, comment }: Posted): void {
    const isNew = !this.stands.has(comment.id);
    this.mine.set(comment.id, comment);
    if (isNew) this.showOwn(comment);
    if (isNew && outcome === 'published' && this.info !== null) this.info.counts.visible += 1;
    this.drawCount();
    this.say(this.text(outcome));
    this.stands.get(comment.id)?.item.scrollIntoView({ block: 'nearest' });
  }

  /** Under what it answers when that is on the page, else on top where its author will look. */
  private showOwn(own: OwnComment): void {
    const parent = own.parentId === null ? undefined : this.stands.get(own.parentId);
    if (parent === undefined) this.list.prepend(this.stand(own));
    else parent.children.append(this.stand(own));
  }

  private redraw(comment: OwnComment): void {
    const article = this.stands.get(comment.id)?.item.querySelector(':scope > article');
    article?.replaceWith(commentArticle(this.place, comment, comment, this.acts()));
  }

  private async remove(own: OwnComment): Promise<void> {
    const gone = await this.attempt(() => this.api.remove(own.id));
    if (gone === null) return;
    const stand = this.stands.get(gone.id);
    this.mine.delete(gone.id);
    if (own.state === 'visible' && this.info !== null) this.info.counts.visible -= 1;
    this.drawCount();
    if (stand?.children.hasChildNodes()) this.redraw(gone);
    else stand?.item.remove();
  }

  private drawCount(): void {
    this.count.textContent = `(${this.info?.counts.visible ?? 0})`;
    this.list.querySelector(':scope > .none')?.remove();
    if (!this.list.hasChildNodes()) this.list.append(element('li', { class: 'none' }, this.text('none')));
  }
}
