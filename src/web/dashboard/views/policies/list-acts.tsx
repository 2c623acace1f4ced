// The buttons of a part of a list: earlier, later, away. Focus follows what was moved, and goes to the list when it is gone.
import { useLayoutEffect, useRef } from 'preact/hooks';
import { pointer } from '../../../../kernel/pointer.ts';
import { policiesTexts } from '../../../../i18n/dashboard/policies.ts';
import { say } from '../../state/lang.ts';
import { toast } from '../../ui/toast.tsx';
import { moved, valueAt, withValue, type Form, type Path } from './draft-form.ts';
import { useEditor } from './editor-context.ts';

type ListActsProps = { list: Path; at: number; what: string };

export function ListActs({ list, at, what }: ListActsProps) {
  const texts = say(policiesTexts);
  const { form, readOnly, set, change } = useEditor();
  const wanted = useRef<'up' | 'down' | null>(null);
  const acts = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const name = wanted.current;
    if (name === null) return;
    wanted.current = null;
    const button = acts.current?.querySelector<HTMLButtonElement>(`[data-act=${name}]:enabled`) ?? acts.current?.querySelector<HTMLButtonElement>('button:enabled');
    button?.focus();
  }, [at]);
  if (readOnly) return null;
  const items = valueAt(form, list) as unknown[];
  const move = (to: number): void => {
    wanted.current = to < at ? 'up' : 'down';
    set(list, moved(items, at, to));
  };
  const drop = (): void => {
    const item = items[at];
    document.querySelector<HTMLElement>(`[data-path="${CSS.escape(`${pointer(list)}/add`)}"]`)?.focus();
    set(list, items.filter((each) => each !== item));
    toast(texts.dropped2.replace('{what}', () => what), { undo: () => change((now) => putBack(now, { list, at, item })) });
  };
  return (
    <div class="list-acts" ref={acts}>
      <button type="button" data-act="up" disabled={at === 0} aria-label={texts.earlierPlace.replace('{what}', () => what)} onClick={() => move(at - 1)}>↑</button>
      <button type="button" data-act="down" disabled={at === items.length - 1} aria-label={texts.laterPlace.replace('{what}', () => what)} onClick={() => move(at + 1)}>↓</button>
      <button type="button" aria-label={texts.drop.replace('{what}', () => what)} onClick={drop}>×</button>
    </div>
  );
}

/** Where its list has gone meanwhile, it stays gone with it. */
function putBack(form: Form, { list, at, item }: { list: Path; at: number; item: unknown }): Form {
  const items = valueAt(form, list);
  return Array.isArray(items) ? withValue(form, list, items.toSpliced(at, 0, item)) : form;
}

type AddProps = { list: Path; label: string; make(): unknown };

/** The new part's first field takes the focus. */
export function Add({ list, label, make }: AddProps) {
  const { form, readOnly, set } = useEditor();
  const items = valueAt(form, list) as unknown[];
  const added = useRef(false);
  useLayoutEffect(() => {
    if (!added.current) return;
    added.current = false;
    document.querySelector<HTMLElement>(`input[data-path^="${CSS.escape(`${pointer(list)}/${items.length - 1}/`)}"]`)?.focus();
  }, [items.length, list]);
  if (readOnly) return null;
  return (
    <button type="button" data-path={`${pointer(list)}/add`} onClick={() => {
      added.current = true;
      set(list, [...items, make()]);
    }}>+ {label}</button>
  );
}
