// What readers do: read on, write, change, remove, report, hide, take another name. Throws what a form has to say; the rest says it in its place.
import type { OwnComment } from '../wire.ts';
import type { Draft } from './keep.ts';
import { follow } from './permalink.ts';
import type { Shown } from './thread.ts';
import type { Opened, Widget } from './widget.ts';

export async function loadMore(w: Widget): Promise<void> {
  const { next } = w.thread;
  const page = await w.attempt('more', () => w.api.comments(w.sort, next));
  // Where another order has come meanwhile, its list goes on elsewhere.
  const [first] = page === null || w.thread.next !== next ? [] : w.thread.add(page);
  if (first !== undefined) w.focus(`comment-${first.id}`);
  w.changed();
}

export async function loadReplies(w: Widget, rootId: string): Promise<void> {
  const from = w.thread.more.get(rootId);
  const page = await w.attempt(`more:${rootId}`, () => w.api.replies(rootId, from ?? ''));
  if (page === null || w.thread.more.get(rootId) !== from) return;
  const first = page.items.find(({ id }) => !w.thread.comments.has(id));
  w.thread.addReplies(rootId, page);
  w.focus(`comment-${first?.id ?? rootId}`);
}

/** Shows what others wrote since, at the top where the newest stand. */
export async function showFresh(w: Widget): Promise<void> {
  if (!await w.load('newest')) return;
  w.thread.seen = w.thread.info?.counts.visible ?? null;
  w.focus(`comment-${w.thread.top[0] ?? ''}`);
}

/** Opens something under a comment and takes the reader there, or closes it again. */
export function toggle(w: Widget, id: string, what: Opened): void {
  if (w.open.get(id) === what) {
    close(w, id);
    return;
  }
  w.open.set(id, what);
  w.focus({ reply: `${id}-text`, edit: `edit-${id}-text`, report: `report-${id}-spam`, remove: `remove-${id}`, reported: '' }[what]);
}

export function close(w: Widget, id: string): void {
  w.open.delete(id);
  w.focus(`comment-${id}`);
}

/** Moves the counts with what this reader did, so that it is not announced as new. */
function count(w: Widget, by: number): void {
  const { info, seen } = w.thread;
  if (info !== null) info.counts.visible += by;
  if (seen !== null) w.thread.seen = seen + by;
}

export async function post(w: Widget, draft: Draft, { parentId, website }: { parentId: string | null; website: string }): Promise<void> {
  const { comment, outcome, guestToken } = await w.api.post(draft, parentId, website);
  if (guestToken !== null && comment.author !== null) w.become({ token: guestToken, id: comment.author.id, name: comment.author.name }, draft.remember);
  if (outcome === 'published' && !w.thread.comments.has(comment.id)) count(w, 1);
  w.writes += 1;
  w.thread.put(comment);
  if (parentId !== null) w.open.delete(parentId);
  w.say(w.t[outcome]);
  w.focus(`comment-${comment.id}`);
}

export async function edit(w: Widget, { id, state }: OwnComment, draft: Draft): Promise<void> {
  const { comment, outcome } = await w.api.edit(id, draft);
  if (state === 'visible' && outcome === 'held') count(w, -1);
  w.writes += 1;
  w.thread.put(comment);
  w.open.delete(id);
  w.say(outcome === 'held' ? w.t.held : w.t.saved);
  w.focus(`comment-${id}`);
}

export async function remove(w: Widget, own: OwnComment): Promise<void> {
  const { thread } = w;
  const gone = await w.attempt(own.id, () => w.api.remove(own.id));
  if (gone === null) return;
  w.writes += 1;
  if (own.state === 'visible') count(w, -1);
  const isAnswered = [...thread.comments.values()].some(({ parentId }) => parentId === own.id);
  thread.forget(own.id, isAnswered ? gone : null);
  w.open.delete(own.id);
  w.say(w.t.deleted);
  w.focus(isAnswered ? `comment-${own.id}` : 'heading');
}

/** Who has no name here yet gets one with the first report; readers are not shown it. */
export async function report(w: Widget, id: string, draft: Draft): Promise<void> {
  if (w.keep.identity === null) {
    const { guestToken, author } = await w.api.guest(draft);
    w.become({ token: guestToken, id: author.id, name: author.name }, draft.remember);
  }
  await w.api.report(id, draft);
  w.open.set(id, 'reported');
  w.focus(`comment-${id}`);
  w.say(w.t.reported);
}

export function hide(w: Widget, { id, author }: Shown, yes: boolean): void {
  if (author === null) return;
  w.keep.hide(author.id, yes);
  w.revealed.delete(id);
  w.open.delete(id);
  w.focus(`comment-${id}`);
}

export function reveal(w: Widget, id: string): void {
  w.revealed.add(id);
  w.focus(`comment-${id}`);
}

/** Forgets the reader's name; until the page is left, it can be taken back. */
export function leave(w: Widget, place: string): void {
  const { identity } = w.keep;
  if (identity === null) return;
  const former = { identity, remember: w.keep.isRemembered() };
  w.become(null);
  w.former = former;
  w.thread.setMine(null);
  w.focus(`${place}-name`);
}

export function comeBack(w: Widget, place: string): void {
  if (w.former === null) return;
  w.become(w.former.identity, w.former.remember);
  w.focus(`${place}-text`);
  void w.loadMine();
}

/** Follows a link to a comment on this page; where the address names it already, nothing would tell. */
export function go(w: Widget, event: MouseEvent, id: string): boolean {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return false;
  event.preventDefault();
  if (location.hash === `#comment-${id}`) void follow(w);
  else location.hash = `comment-${id}`;
  return true;
}

/** The comment's own address into the page's, and to the clipboard where that is allowed. */
export function share(w: Widget, event: MouseEvent, id: string): void {
  if (go(w, event, id)) void navigator.clipboard?.writeText(location.href).then(() => w.say(w.t.linkCopied), () => {});
}
