// Choosing comments for a bulk job, seeing how many they are, and only then starting it.
import { useState } from 'preact/hooks';
import { jobsTexts } from '../../../../i18n/dashboard/jobs.ts';
import { counted } from '../../../../i18n/words.ts';
import type { Job, JobPreview } from '../../../wire.ts';
import { api } from '../../state/api.ts';
import { lang, say } from '../../state/lang.ts';
import { wrongFields } from '../../state/problems.ts';
import { place } from '../../state/route.ts';
import { site } from '../../state/session.ts';
import { ErrorNote } from '../../ui/parts.tsx';
import { toast } from '../../ui/toast.tsx';
import { useAct } from '../../ui/use-act.ts';
import { useKeepFocus } from '../../ui/use-keep-focus.ts';
import { useMaking } from '../../ui/use-making.ts';
import { CommentLine } from '../campaigns/comment-line.tsx';
import { DecidingFields } from './deciding-fields.tsx';
import { decidingBody, fromQuery, scopeBody, type Deciding, type Scope } from './job-scope.ts';
import { ScopeFields } from './scope-fields.tsx';

export function JobForm({ onStarted }: { onStarted(): void }) {
  const texts = say(jobsTexts);
  const [given] = useState(() => fromQuery(place.value.query));
  const [scope, setScope] = useState<Scope>(given.scope);
  const [deciding, setDeciding] = useState<Deciding>(given.deciding);
  const [last, setLast] = useState<{ of: Scope; preview: JobPreview } | null>(null);
  // What was seen is of what was chosen then: another choice has to be seen again.
  const seen = last?.of === scope ? last.preview : null;
  const { error, act, form } = useAct();
  const card = useKeepFocus<HTMLDivElement>();
  const make = useMaking();
  const body = (preview: boolean): object => ({ site: site.value?.slug, scope: scopeBody(scope), ...decidingBody(deciding), preview });
  const look = (): Promise<void> => act(async () => setLast({ of: scope, preview: await api<JobPreview>('POST /moderation/jobs', body(true)) }));
  const start = (): Promise<void> => act(async () => {
    await make<Job>('POST /moderation/jobs', body(false));
    setLast(null);
    toast(texts.started);
    onStarted();
  });
  const wrong = wrongFields(error);
  return (
    <div class="card job-form" ref={card} tabIndex={-1}>
      <form ref={form} onSubmit={(event) => { event.preventDefault(); void look(); }}>
        {given.leftOut.length > 0 && <LeftOut what={given.leftOut} />}
        <ScopeFields value={scope} onChange={setScope} wrong={wrong} />
        <fieldset class="part"><legend>{texts.what}</legend><DecidingFields value={deciding} onChange={setDeciding} wrong={wrong} /></fieldset>
        <ErrorNote error={error} />
        <div class="acts">
          <button type="submit" class={seen === null ? 'primary' : undefined}>{texts.preview}</button>
          {seen === null ? <span class="hint">{texts.previewFirst}</span> : <Start seen={seen} action={deciding.action} onStart={() => void start()} />}
        </div>
        <div role="status">{seen !== null && <Seen seen={seen} />}</div>
      </form>
    </div>
  );
}

function LeftOut({ what }: { what: string[] }) {
  const [before, after] = say(jobsTexts).leftOut.split('{what}');
  return <p class="note">{before}{what.map((each, at) => <span key={each}>{at > 0 && ' · '}<bdi class="name">{each}</bdi></span>)}{after}</p>;
}

function Start({ seen, action, onStart }: { seen: JobPreview; action: Deciding['action']; onStart(): void }) {
  const { start, startMost } = say(jobsTexts);
  if (seen.count === 0) return null;
  const words = seen.more ? startMost[action] : counted(lang.value, start[action], seen.count);
  return <button type="button" class={action === 'approve' ? 'primary' : 'danger'} onClick={onStart}>{words}</button>;
}

function Seen({ seen: { count, more, sample } }: { seen: JobPreview }) {
  const texts = say(jobsTexts);
  if (count === 0) return <p class="nothing">{texts.nothing}</p>;
  return (
    <>
      <p class="seen"><strong>{more ? texts.matchesMost : counted(lang.value, texts.matches, count)}</strong></p>
      <h2>{texts.sample}</h2>
      <ul class="comment-lines">{sample.map((item) => <CommentLine key={item.id} item={item} />)}</ul>
    </>
  );
}
