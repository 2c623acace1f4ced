// Who writes: a name to give, and whether to keep it here; or the name that is known already and the way to be somebody else.
import type { Draft } from '../keep.ts';
import { comeBack, leave } from '../acts.ts';
import type { Wrong } from '../told.ts';
import type { Widget } from '../widget.ts';
import { Link, Named } from './parts.tsx';

type Props = { w: Widget; place: string; draft: Draft; wrong: Wrong | null; onInput(event: { currentTarget: EventTarget | null }): void };

export function nameIsMissing({ t, keep, thread }: Widget, { name, email }: Draft): Wrong | null {
  if (keep.identity !== null) return null;
  if (name.trim() === '') return { field: 'name', sentence: t.writeName };
  return thread.info?.emailRequired === true && email.trim() === '' ? { field: 'email', sentence: t.writeEmail } : null;
}

export function Who({ w, place, draft, wrong, onInput }: Props) {
  const { t, keep, former } = w;
  if (keep.identity !== null) {
    return <p class="who-known"><span><Named text={t.writingAs} name={keep.identity.name} /></span> <Link onClick={() => leave(w)}>{t.notMe}</Link></p>;
  }
  const needsEmail = w.thread.info?.emailRequired === true;
  const field = (name: 'name' | 'email', label: string, rest: object) => {
    const id = `${place}-${name}`;
    const isWrong = wrong?.field === name;
    return (
      <div>
        <label for={id}>{label}</label>
        <input id={id} name={name} value={draft[name]} onInput={onInput} aria-invalid={isWrong} {...(isWrong ? { 'aria-describedby': `${id}-wrong` } : {})} {...rest} />
        {isWrong && <p class="wrong" id={`${id}-wrong`}>{wrong.sentence}</p>}
      </div>
    );
  };
  return (
    <div class="who">
      {former !== null && <p class="hint"><span><Named text={t.forgot} name={former.identity.name} /></span> <Link onClick={() => comeBack(w)}>{t.undo}</Link></p>}
      {field('name', t.name, { maxLength: 80, dir: 'auto', autoComplete: 'nickname' })}
      {field('email', needsEmail ? t.emailRequired : t.email, { type: 'email', maxLength: 254, dir: 'ltr', autoComplete: 'email' })}
      <label class="tick"><input type="checkbox" name="remember" checked={draft.remember} onChange={onInput} /> {t.remember}</label>
    </div>
  );
}
