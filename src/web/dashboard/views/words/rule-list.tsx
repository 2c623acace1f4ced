// The terms as they stand: searched, shown a hundred at a time, each with its acts.
import { useMemo, useState } from 'preact/hooks';
import { shellTexts } from '../../../../i18n/dashboard/shell.ts';
import { wordsTexts } from '../../../../i18n/dashboard/words.ts';
import { counted } from '../../../../i18n/words.ts';
import type { Rule, RuleDraft } from '../../../wire.ts';
import { lang, say } from '../../state/lang.ts';
import { put, quote } from '../../state/quote.ts';
import { Field, Name, Nothing } from '../../ui/parts.tsx';
import { search } from './rules.ts';

const STEP = 100;
const MOST_EXCEPTIONS = 12;

type ListProps = { rules: Rule[]; onEdit(rule: Rule): void; onRemove(rule: Rule): void };

export function RuleList({ rules, onEdit, onRemove }: ListProps) {
  const texts = say(wordsTexts);
  const [wanted, setWanted] = useState('');
  const [shown, setShown] = useState(STEP);
  const found = useMemo(() => search(rules, wanted), [rules, wanted]);
  const isSearch = wanted.trim() !== '';
  return (
    <section aria-labelledby="terms">
      <h2 id="terms">{texts.list}</h2>
      <Field label={texts.search} control={(ids) => <input {...ids} type="search" dir="auto" value={wanted} onInput={(event) => { setWanted(event.currentTarget.value); setShown(STEP); }} />} />
      <p class="hint" role="status">{counted(lang.value, isSearch ? texts.found : texts.terms, found.length)}</p>
      {found.length === 0 && <Nothing>{isSearch ? texts.noneFound : texts.noneYet}</Nothing>}
      <ul class="rules">
        {found.slice(0, shown).map((rule) => (
          <li key={rule.id} class="rule">
            <RuleWords {...rule} />
            <div class="acts">
              <button type="button" aria-label={put(texts.editOf, quote(rule.term))} onClick={() => onEdit(rule)}>{say(shellTexts).edit}</button>
              <button type="button" aria-label={put(texts.removeOf, quote(rule.term))} onClick={(event) => { focusBeside(event.currentTarget); onRemove(rule); }}>{say(shellTexts).remove}</button>
            </div>
          </li>
        ))}
      </ul>
      {found.length > shown && <button type="button" class="more" onClick={() => setShown(shown + STEP)}>{texts.moreTerms}</button>}
    </section>
  );
}

/** What a term says, without its acts. */
export function RuleWords({ term, match, action, except, note }: RuleDraft) {
  const texts = say(wordsTexts);
  const left = except.length - MOST_EXCEPTIONS;
  return (
    <div class="says">
      <p><strong><Name>{term}</Name></strong> <span class="badge">{texts.matches[match]}</span> <span class={`badge ${action === 'hold' ? 'warn' : 'bad'}`}>{texts.actions[action]}</span></p>
      {except.length > 0 && (
        <p class="hint">{texts.exceptions} {except.slice(0, MOST_EXCEPTIONS).map((word) => <span key={word} class="excepted"><Name>{word}</Name></span>)} {left > 0 && counted(lang.value, texts.andMore, left)}</p>
      )}
      {note !== null && <p class="hint"><Name>{note}</Name></p>}
    </div>
  );
}

/** The row goes with its button; whoever goes on by keyboard goes on beside it. */
function focusBeside(button: HTMLElement): void {
  const row = button.closest('li');
  const next = row?.nextElementSibling ?? row?.previousElementSibling;
  const target = next?.querySelector<HTMLElement>('button') ?? button.closest('section')?.querySelector<HTMLElement>('input');
  target?.focus();
}
