// One bulk job: what it decides of what, who began it, how far it is, what came of it; an end to it and its one undo.
import { useState } from 'preact/hooks';
import { decidingTexts, jobsTexts } from '../../../../i18n/dashboard/jobs.ts';
import { counted } from '../../../../i18n/words.ts';
import type { Job } from '../../../wire.ts';
import { api } from '../../state/api.ts';
import { lang, say } from '../../state/lang.ts';
import { Who } from '../audit/who.tsx';
import { Confirm } from '../../ui/dialog.tsx';
import { Name, When } from '../../ui/parts.tsx';
import { toast, toastError } from '../../ui/toast.tsx';
import { useAct } from '../../ui/use-act.ts';
import { useKeepFocus } from '../../ui/use-keep-focus.ts';
import { isReason } from './job-scope.ts';
import { JobProgress, JobResult } from './job-progress.tsx';
import { JobScopeText } from './job-scope-text.tsx';
import { isOpen, useJob } from './use-job.ts';

const tones: Partial<Record<Job['state'], string>> = { done: 'good', failed: 'bad', running: 'warn', undoing: 'warn', queued: 'warn' };

export function JobCard({ given }: { given: Job }) {
  const texts = say(jobsTexts);
  const words = say(decidingTexts);
  const card = useKeepFocus<HTMLElement>();
  const [job, setJob] = useJob(given, (ended) => {
    if (ended.state === 'undone') toast(counted(lang.value, texts.takenBack, ended.undo?.done ?? 0));
    else if (ended.state === 'done') toast(counted(lang.value, texts.finished, ended.done), ended.done > 0 ? { undo: () => void ask(`POST /moderation/jobs/${ended.id}/undo`, texts.undoing) } : {});
  });
  const [asked, setAsked] = useState(false);
  const { act } = useAct();
  const ask = (request: string, said: string): Promise<void> => act(async () => {
    setAsked(false);
    try {
      setJob(await api<Job>(request));
      toast(said);
    } catch (error) {
      toastError(error);
    }
  });
  return (
    <article class="card job" ref={card} tabIndex={-1} aria-labelledby={job.id}>
      <header>
        <h3 id={job.id} class="clipped">{words.actions[job.action]} · <JobScopeText scope={job.scope} /></h3>
        <span class={`badge ${tones[job.state] ?? ''}`} role="status">{texts.states[job.state]}</span>
      </header>
      <p class="hint"><Who by={job.by} /> · <When at={job.createdAt} />{isReason(job.reason) && <> · {words.reasons[job.reason]}</>}</p>
      {job.note !== null && <p class="hint"><Name>{job.note}</Name></p>}
      {isOpen(job) && <JobProgress job={job} />}
      <JobResult job={job} />
      <div class="acts">
        {(job.state === 'queued' || job.state === 'running') && <button type="button" onClick={() => void ask(`DELETE /moderation/jobs/${job.id}`, texts.cancelled)}>{texts.cancel}</button>}
        {mayUndo(job) && <button type="button" onClick={() => setAsked(true)}>{texts.undo}</button>}
      </div>
      {asked && mayUndo(job) && (
        <Confirm title={texts.undoTitle} text={counted(lang.value, texts.undoText, job.done)} act={texts.undo} danger={false}
          onYes={() => void ask(`POST /moderation/jobs/${job.id}/undo`, texts.undoing)} onClose={() => setAsked(false)} />
      )}
    </article>
  );
}

const mayUndo = ({ state, done }: Job): boolean => (state === 'done' || state === 'cancelled' || state === 'failed') && done > 0;
