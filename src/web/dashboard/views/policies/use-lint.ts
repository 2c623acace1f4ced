// What forbids publishing a draft, asked again a moment after each change, saved or not.
import { useEffect, useRef, useState } from 'preact/hooks';
import { Refused } from '../../../client/call.ts';
import type { Findings, PolicyDraft } from '../../../wire.ts';
import { api } from '../../state/api.ts';
import { lang } from '../../state/lang.ts';
import { problemsOf, refusedFields, type Problem } from './problems.ts';

/** Long enough that who is typing is let finish: a lint is limited like a write. */
const PAUSE_MS = 600;

export type Lint = { problems: Problem[]; state: 'checking' | 'done' | 'failed'; error: unknown; again(): void };

/** `address` of the policy; `draft` as JSON. A draft of the wrong shape is told of like a finding. */
export function useLint(address: string, draft: string, active: boolean): Lint {
  const [found, setFound] = useState<Omit<Lint, 'again'>>({ problems: [], state: 'checking', error: null });
  const [turn, setTurn] = useState(0);
  const isFirst = useRef(true);
  const language = lang.value;
  useEffect(() => {
    if (!active) return;
    const stop = new AbortController();
    const timer = setTimeout(() => void ask(), isFirst.current ? 0 : PAUSE_MS);
    isFirst.current = false;
    setFound((before) => ({ ...before, state: 'checking', error: null }));
    const done = (problems: Problem[]): void => setFound({ problems, state: 'done', error: null });
    async function ask(): Promise<void> {
      try {
        const answer = await api<Findings>(`POST ${address}/lint`, draft, { signal: stop.signal });
        if (!stop.signal.aborted) done(problemsOf(answer, JSON.parse(draft) as PolicyDraft));
      } catch (error) {
        if (stop.signal.aborted) return;
        if (error instanceof Refused && error.problem.code === 'validation') done(refusedFields(error));
        else setFound((before) => ({ ...before, state: 'failed', error }));
      }
    }
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [address, draft, active, turn, language]);
  return { ...found, again: () => setTurn(turn + 1) };
}
