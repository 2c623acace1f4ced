// The small parts the widget is drawn with.
import type { ComponentChildren } from 'preact';
import { told } from '../told.ts';
import type { Widget } from '../widget.ts';

/** A sentence with a person's name in it; the name in its own direction, unable to disturb what stands around it. */
export function Named({ text, name }: { text: string; name: string }) {
  const [before = '', after = ''] = text.split('{name}');
  return <>{before}<bdi dir="auto" class="name">{name}</bdi>{after}</>;
}

export const Link = ({ onClick, children, busy = false, id }: { onClick(): void; children: ComponentChildren; busy?: boolean; id?: string }) => (
  <button type="button" class="link" {...(id === undefined ? {} : { id })} aria-disabled={busy} onClick={() => busy || onClick()}>{children}</button>
);

/** What went wrong in a place, and the way to try again. */
export function Problem({ w, place, retry }: { w: Widget; place: string; retry?: () => void }) {
  if (!w.problems.has(place)) return null;
  return <p class="note bad" role="alert"><span dir="auto">{told(w.t, w.problems.get(place))}</span> {retry !== undefined && <Link onClick={retry}>{w.t.retry}</Link>}</p>;
}

/** Of the page as the reader sees it: a base element must not lead away. */
export const addressOf = (id: string): string => `${location.href.split('#', 1)[0]}#comment-${id}`;
