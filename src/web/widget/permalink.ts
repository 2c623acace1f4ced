// The comment that the page's address names: brought and marked, or said to be gone.
import { Refused } from '../client/call.ts';
import type { Widget } from './widget.ts';

const linked = (): string | undefined => /^#comment-([\w-]+)$/.exec(location.hash)?.[1];

/** Brings the comment that the page's address names, and the reader to it. */
export async function follow(w: Widget): Promise<void> {
  const id = linked();
  w.isGone = false;
  w.marked = null;
  w.changed();
  if (id === undefined) return;
  if (!w.thread.comments.has(id)) await w.attempt('link', () => bring(w, id));
  // The reader has gone on to another meanwhile, which is marked where it stood on the page.
  if (linked() !== id) return w.marked === null ? follow(w) : undefined;
  if (w.isGone) w.focus('gone', 'center');
  if (!w.thread.comments.has(id)) return;
  w.marked = id;
  w.focus(`comment-${id}`, 'center');
}

async function bring(w: Widget, id: string): Promise<void> {
  try {
    const { comment, ancestors } = await w.api.one(id);
    w.isGone = comment.threadKey !== w.options.thread;
    if (!w.isGone) w.thread.addOne(comment, ancestors);
  } catch (error) {
    w.isGone = error instanceof Refused && [404, 422].includes(error.problem.status);
    if (!w.isGone) throw error;
  }
}
