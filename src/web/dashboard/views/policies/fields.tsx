// Fields of the policy editor: each knows its place in the form and shows what is wrong there.
import { pointer } from '../../../../kernel/pointer.ts';
import { policiesTexts } from '../../../../i18n/dashboard/policies.ts';
import type { Lang } from '../../../../i18n/index.ts';
import { say } from '../../state/lang.ts';
import { Field } from '../../ui/parts.tsx';
import { valueAt, type Path } from './draft-form.ts';
import { useEditor } from './editor-context.ts';
import type { Problem } from './problems.ts';

/** The sentences about a place, with the words that were found there; undefined for none. */
export function wrongAt(problems: Problem[], is: (path: string) => boolean): string | undefined {
  const { found: quoted } = say(policiesTexts);
  const here = problems.filter(({ path }) => is(path)).map(({ message, found }) => (found === null ? message : `${message} ${quoted.replace('{text}', () => `\u2068${found}\u2069`)}`));
  return here.length === 0 ? undefined : [...new Set(here)].join(' ');
}

type TextAtProps = {
  path: Path;
  /** Its JSON Pointer in the draft, where the form keeps it elsewhere. */
  at?: string;
  label: string; hint?: string | undefined; rows?: number; lang?: Lang; kind?: 'words' | 'name' | 'code' | 'number';
};

export function TextAt({ path, at = pointer(path), label, hint, rows, lang, kind = 'words' }: TextAtProps) {
  const { form, readOnly, problems, set } = useEditor();
  const given = {
    'data-path': at, value: String(valueAt(form, path) ?? ''), readOnly, dir: lang === undefined ? (kind === 'code' || kind === 'number' ? 'ltr' as const : 'auto' as const) : lang === 'ar' ? 'rtl' as const : 'ltr' as const,
    ...(lang === undefined ? {} : { lang }),
    onInput: (event: { currentTarget: HTMLInputElement | HTMLTextAreaElement }) => set(path, event.currentTarget.value),
  };
  return (
    <Field label={label} hint={hint} wrong={wrongAt(problems, (place) => place === at)} control={(ids) => (rows === undefined
      ? <input {...ids} {...given} type="text" autocomplete="off" spellcheck={kind === 'words'} {...(kind === 'number' ? { inputMode: 'numeric' as const } : {})} />
      : <textarea {...ids} {...given} rows={rows} />)} />
  );
}

type CheckAtProps = { path: Path; label: string; hint?: string };

export function CheckAt({ path, label, hint }: CheckAtProps) {
  const { form, readOnly, problems, set } = useEditor();
  const at = pointer(path);
  const wrong = wrongAt(problems, (place) => place === at);
  return (
    <div class="check">
      <label><input type="checkbox" data-path={at} disabled={readOnly} checked={valueAt(form, path) === true} onChange={(event) => set(path, event.currentTarget.checked)} /> <span>{label}</span></label>
      {(wrong ?? hint) !== undefined && <p class={wrong === undefined ? 'hint' : 'wrong'}>{wrong ?? hint}</p>}
    </div>
  );
}
