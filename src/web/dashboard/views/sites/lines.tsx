// A list typed as a text, one item a line, with what is wrong said of the line it stands in.
import { useRef } from 'preact/hooks';
import { sitesTexts } from '../../../../i18n/dashboard/sites.ts';
import { number } from '../../../../i18n/words.ts';
import { lang, say } from '../../state/lang.ts';
import { Field } from '../../ui/parts.tsx';

/** Where a line stands in the text, counted from 1. */
type Line = { at: number; text: string };
export type WrongLine = Line & { why: string };

const numbered = (text: string): Line[] => text.split('\n').map((line, at) => ({ at: at + 1, text: line.trim() })).filter((line) => line.text !== '');
export const linesOf = (text: string): string[] => numbered(text).map((line) => line.text);

/** What the API says of the items at `path`, as said of the lines of the text that was sent; empty lines were not. */
export function wrongLines(wrong: Record<string, string>, path: string, sent: string): WrongLine[] {
  return numbered(sent).flatMap((line, item) => {
    const why = wrong[`${path}/${item}`];
    return why === undefined ? [] : [{ ...line, why }];
  });
}

type Props = { label: string; hint: string; value: string; dir: 'ltr' | 'auto'; wrong: WrongLine[]; wrongWhole?: string | undefined; onInput(value: string): void };

export function Lines({ label, hint, value, dir, wrong, wrongWhole, onInput }: Props) {
  const texts = say(sitesTexts);
  const ref = useRef<HTMLTextAreaElement>(null);
  // One that was mended or has gone is said no more; one that has moved is said where it is now.
  const present = numbered(value);
  const still = wrong.flatMap((each) => present.filter(({ text }) => text === each.text).map((line) => ({ ...line, why: each.why })));
  const select = ({ at }: Line): void => {
    const before = value.split('\n').slice(0, at - 1).join('\n').length + (at > 1 ? 1 : 0);
    ref.current?.focus();
    ref.current?.setSelectionRange(before, before + (value.split('\n')[at - 1]?.length ?? 0));
  };
  const isWrong = still.length > 0 || wrongWhole !== undefined;
  return (
    <>
      <Field label={label} hint={hint} wrong={wrongWhole} control={(ids) => (
        <textarea {...ids} {...(isWrong ? { 'aria-invalid': true } : {})} ref={ref} dir={dir} rows={Math.min(10, Math.max(3, value.split('\n').length + 1))} spellcheck={false} value={value} onInput={(event) => onInput(event.currentTarget.value)} />
      )} />
      <div role="alert">{still.length > 0 && (
        <ul class="wrong-lines">
          {still.map((line) => (
            <li key={line.at} class="wrong">
              <button type="button" class="plain" onClick={() => select(line)}>{texts.line.replace('{n}', number(lang.value, line.at))}</button> <bdi dir={dir}>{line.text}</bdi> {line.why}
            </li>
          ))}
        </ul>
      )}</div>
    </>
  );
}
