// A bulk job followed while there is something left for it to do.
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Job } from '../../../wire.ts';
import { api } from '../../state/api.ts';

const PACE_MS = 800;
/** While the server does not answer. */
const SLOW_MS = 5000;

/** How far each state is on a job's way. */
const STEPS: Record<Job['state'], number> = { queued: 0, running: 1, done: 2, cancelled: 2, failed: 2, undoing: 3, undone: 4 };

export const isOpen = ({ state }: Job): boolean => state === 'queued' || state === 'running' || state === 'undoing';

/** The job as it was last heard of, a way to say what became of it here, and `onEnd` once its work is over. */
export function useJob(given: Job, onEnd: (job: Job) => void): [Job, (job: Job) => void] {
  const [job, setJob] = useState(given);
  const ended = useRef(onEnd);
  ended.current = onEnd;
  // A list asked for before the job was heard of last has it as it was then.
  useEffect(() => setJob((now) => (STEPS[given.state] < STEPS[now.state] ? now : given)), [given]);
  const follow = isOpen(job);
  useEffect(() => {
    if (!follow) return;
    const stop = new AbortController();
    let timer = 0;
    const look = async (): Promise<void> => {
      const now = await api<Job>(`GET /moderation/jobs/${given.id}`, undefined, { signal: stop.signal }).catch(() => null);
      if (stop.signal.aborted) return;
      if (now !== null) setJob(now);
      if (now !== null && !isOpen(now)) ended.current(now);
      else timer = window.setTimeout(() => void look(), now === null ? SLOW_MS : PACE_MS);
    };
    timer = window.setTimeout(() => void look(), PACE_MS / 4);
    return () => {
      stop.abort();
      clearTimeout(timer);
    };
  }, [follow, given.id]);
  return [job, setJob];
}
