// Which comments a bulk job is about: one chooser with its value, narrowed by queue and time.
import { jobsTexts } from '../../../../i18n/dashboard/jobs.ts';
import { names, queueNames } from '../../../../i18n/dashboard/names.ts';
import { say } from '../../state/lang.ts';
import { Field } from '../../ui/parts.tsx';
import { AuthorCalled } from '../authors/author-called.tsx';
import { choosers, type Chooser, type Scope } from './job-scope.ts';

export function ScopeFields({ value, onChange, wrong }: { value: Scope; onChange(value: Scope): void; wrong: Record<string, string> }) {
  const texts = say(jobsTexts);
  return (
    <fieldset class="part">
      <legend>{texts.which}</legend>
      <div class="grid">
        <Field label={texts.by} control={(ids) => (
          <select {...ids} value={value.by} onChange={(event) => onChange({ ...value, by: event.currentTarget.value as Chooser })}>
            {choosers.map((each) => <option key={each} value={each}>{texts.bys[each]}</option>)}
          </select>
        )} />
        <Field label={texts.bys[value.by]} hint={texts.hints[value.by]} wrong={wrong[`/scope/${value.by}`] ?? wrong['/scope']} control={(ids) => (
          <input {...ids} type="text" dir="auto" required maxLength={200} value={value.value} onInput={(event) => onChange({ ...value, value: event.currentTarget.value })} />
        )} />
        <Field label={texts.queue} wrong={wrong['/scope/queue']} control={(ids) => (
          <select {...ids} value={value.queue} onChange={(event) => onChange({ ...value, queue: event.currentTarget.value })}>
            <option value="">{texts.anyQueue}</option>
            {queueNames.map((each) => <option key={each} value={each}>{say(names).queues[each]}</option>)}
          </select>
        )} />
        <Field label={texts.since} hint={texts.sinceHint} wrong={wrong['/scope/since']} control={(ids) => (
          <input {...ids} type="datetime-local" value={value.since} onInput={(event) => onChange({ ...value, since: event.currentTarget.value })} />
        )} />
      </div>
      {value.by === 'author' && <AuthorCalled id={value.value.trim()} />}
    </fieldset>
  );
}
