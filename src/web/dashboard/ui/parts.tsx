// The small parts that views are made of: fields, times, names, errors, lists that go on.
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { ago, moment } from '../../../i18n/words.ts';
import { shellTexts } from '../../../i18n/dashboard/shell.ts';
import { serverNow } from '../../client/call.ts';
import { told } from '../state/problems.ts';
import { lang, say } from '../state/lang.ts';

/** A label over its control and, under it, what is wrong or what it is for. `control` gets the ids that tie them together. */
export function Field({ label, wrong, hint, control }: { label: string; wrong?: string | undefined; hint?: string | undefined; control(ids: { id: string; 'aria-describedby'?: string; 'aria-invalid'?: boolean }): ComponentChildren }) {
  const id = useId();
  const about = wrong ?? hint;
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {control({ id, ...(about === undefined ? {} : { 'aria-describedby': `${id}-about` }), ...(wrong === undefined ? {} : { 'aria-invalid': true }) })}
      {about !== undefined && <p id={`${id}-about`} class={wrong === undefined ? 'hint' : 'wrong'}>{about}</p>}
    </div>
  );
}

/** How long ago, with the moment itself at hand. */
export function When({ at }: { at: string }) {
  const date = new Date(at);
  return <time dateTime={at} title={moment(lang.value, date)}>{ago(lang.value, date, serverNow())}</time>;
}

/** What people wrote as a name or a title: in its own direction, unable to disturb what stands around it. */
export const Name = ({ children }: { children: string }) => <bdi dir="auto" class="name">{children}</bdi>;

export function ErrorNote({ error, retry }: { error: unknown; retry?: () => void }) {
  if (error === null || error === undefined) return null;
  return (
    <p class="note bad" role="alert">
      <span dir="auto">{told(error)}</span>
      {retry !== undefined && <button type="button" onClick={retry}>{say(shellTexts).retry}</button>}
    </p>
  );
}

export const Loading = () => <p class="loading" role="status">{say(shellTexts).loading}</p>;
export const Nothing = ({ children }: { children: string }) => <p class="nothing">{children}</p>;

export function More({ next, loading, onMore }: { next: string | null; loading: boolean; onMore(): void }) {
  if (next === null) return null;
  return <button type="button" class="more" disabled={loading} onClick={onMore}>{loading ? say(shellTexts).loading : say(shellTexts).more}</button>;
}

/** A view's heading, and what can be done with all of it. */
export function Heading({ title, children }: { title: string; children?: ComponentChildren }) {
  return <header class="heading"><h1 tabIndex={-1}>{title}</h1>{children !== undefined && <div class="acts">{children}</div>}</header>;
}
