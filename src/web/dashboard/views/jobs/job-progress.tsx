// How far a bulk job or its undo is, and what has come of it, in figures and words.
import { jobsTexts } from '../../../../i18n/dashboard/jobs.ts';
import { counted, number } from '../../../../i18n/words.ts';
import type { Job } from '../../../wire.ts';
import { lang, say } from '../../state/lang.ts';
import { Who } from '../audit/who.tsx';

export function JobProgress({ job }: { job: Job }) {
  const texts = say(jobsTexts);
  const isUndo = job.state === 'undoing';
  const through = isUndo ? (job.undo?.done ?? 0) + (job.undo?.stale ?? 0) : job.done + job.stale + job.skipped;
  const total = isUndo ? job.done : job.total;
  const figures = total === null ? number(lang.value, through) : texts.of.replace('{done}', number(lang.value, through)).replace('{total}', number(lang.value, total));
  // What matched more than was counted has no end to measure by: without a value the bar only says that it goes on.
  const measure = total === null ? {} : { max: Math.max(1, total), value: Math.min(through, total) };
  return <p class="progress"><progress {...measure} aria-label={isUndo ? texts.undoProgress : texts.progress} aria-valuetext={figures} /> <span>{figures}</span></p>;
}

export function JobResult({ job: { state, done, stale, skipped, undo } }: { job: Job }) {
  const texts = say(jobsTexts);
  if (state === 'queued') return null;
  const figures = [counted(lang.value, texts.done, done), ...(stale > 0 ? [counted(lang.value, texts.stale, stale)] : []), ...(skipped > 0 ? [counted(lang.value, texts.skipped, skipped)] : [])];
  return (
    <>
      {state !== 'running' && <p class="result">{figures.join(' · ')}</p>}
      {state === 'undone' && undo !== null && (
        <p class="result">
          {counted(lang.value, texts.takenBack, undo.done)}{undo.stale > 0 && <> · {counted(lang.value, texts.keptBack, undo.stale)}</>} · <Who by={undo.by} />
        </p>
      )}
    </>
  );
}
