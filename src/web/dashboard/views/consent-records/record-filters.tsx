// What records are looked for by. The filter stands in the address, so that the way back and a link lead to the same list.
import { useState } from 'preact/hooks';
import { consentRecordsTexts } from '../../../../i18n/dashboard/consent-records.ts';
import { consentStatsTexts } from '../../../../i18n/dashboard/consent-stats.ts';
import { shellTexts } from '../../../../i18n/dashboard/shell.ts';
import { languageNames, say } from '../../state/lang.ts';
import { go, hrefOf } from '../../state/route.ts';
import { Field } from '../../ui/parts.tsx';
import { isFiltered, type Filter, type FilterName } from './record-query.ts';

type FiltersProps = { filter: Filter; wrong: Record<string, string>; onFind(id: string): void };

export function RecordFilters({ filter, wrong, onFind }: FiltersProps) {
  const texts = say(consentRecordsTexts);
  const { all } = say(shellTexts);
  const [typed, setTyped] = useState(filter);
  const set = (name: FilterName) => (event: { currentTarget: { value: string } }): void => setTyped({ ...typed, [name]: event.currentTarget.value });
  const given = (name: FilterName) => ({ value: typed[name], onInput: set(name), dir: 'ltr' as const });
  const text = (name: FilterName, label: string, hint?: string) => (
    <Field label={label} hint={hint} wrong={wrong[`?${name}`]} control={(ids) => <input {...ids} {...given(name)} type="text" autocomplete="off" spellcheck={false} />} />
  );
  const date = (name: 'from' | 'to') => <Field label={texts[name]} wrong={wrong[`?${name}`]} control={(ids) => <input {...ids} {...given(name)} type="date" />} />;
  const choice = (name: FilterName, label: string, options: Record<string, string>) => (
    <Field label={label} wrong={wrong[`?${name}`]} control={(ids) => (
      <select {...ids} value={typed[name]} onChange={set(name)}>
        <option value="">{all}</option>
        {Object.entries(options).map(([value, word]) => <option key={value} value={value}>{word}</option>)}
      </select>
    )} />
  );
  return (
    <details class="card narrowed" open={isFiltered(filter)}>
      <summary>{texts.filters}</summary>
      <form role="search" aria-label={texts.filters} noValidate onSubmit={(event) => { event.preventDefault(); go(hrefOf('/consent/records', typed)); }}>
        <div class="grid filters">
          {choice('action', texts.action, say(consentStatsTexts).acts)}
          {choice('lang', texts.language, languageNames)}
          {text('revision', texts.revision)}
          {text('surface', texts.surface, texts.surfaceHint)}
          {date('from')}
          {date('to')}
          {text('subject', texts.subject, texts.subjectHint)}
        </div>
        <div class="acts">
          <button type="submit" class="primary">{texts.apply}</button>
          {isFiltered(filter) && <a href={hrefOf('/consent/records')}>{texts.clear}</a>}
        </div>
      </form>
      <ById onFind={onFind} />
    </details>
  );
}

function ById({ onFind }: { onFind(id: string): void }) {
  const texts = say(consentRecordsTexts);
  const [id, setId] = useState('');
  return (
    <form class="by-id" onSubmit={(event) => { event.preventDefault(); if (id.trim() !== '') onFind(id.trim()); }}>
      <Field label={texts.byId} hint={texts.byIdHint} control={(ids) => <input {...ids} type="text" dir="ltr" autocomplete="off" spellcheck={false} value={id} onInput={(event) => setId(event.currentTarget.value)} />} />
      <button type="submit">{texts.find}</button>
    </form>
  );
}
