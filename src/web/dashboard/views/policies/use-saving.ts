// Saving and publishing a draft at the version it was seen at; when that has moved on, what is saved now is fetched to be looked at.
import { useState } from 'preact/hooks';
import { Refused } from '../../../client/call.ts';
import { policiesTexts } from '../../../../i18n/dashboard/policies.ts';
import { shellTexts } from '../../../../i18n/dashboard/shell.ts';
import type { PolicyInfo } from '../../../wire.ts';
import { api } from '../../state/api.ts';
import { say } from '../../state/lang.ts';
import { toast } from '../../ui/toast.tsx';
import type { Draft } from './use-draft.ts';

/** `theirs` null: there is no such draft any more. */
export type Stale = { theirs: PolicyInfo | null };
/** What went wrong is in `stale` or `error`. */
export type Outcome = 'done' | 'stale' | 'failed';
export type Saving = {
  busy: boolean; error: unknown; stale: Stale | null;
  /** Until it is refused or seen as published: what is typed now would be in no draft. */
  publishing: boolean;
  save(over?: PolicyInfo): Promise<Outcome>;
  publish(): Promise<Outcome>;
  settled(): void;
};

const movedOn = (error: unknown): boolean => error instanceof Refused && ['stale', 'conflict', 'not_found'].includes(error.problem.code);

export function useSaving(address: string, draft: Draft, onPublished: (policy: PolicyInfo) => void): Saving {
  const [state, setState] = useState<Pick<Saving, 'busy' | 'error' | 'stale'>>({ busy: false, error: null, stale: null });
  const [publishing, setPublishing] = useState(false);
  const at = (version: number) => ({ headers: { 'If-Match': `"${version}"` } });
  const put = async (version: number): Promise<PolicyInfo> => {
    const saved = await api<PolicyInfo>(`PUT ${address}`, draft.json, at(version));
    draft.saved(saved);
    return saved;
  };
  const attempt = async (act: () => Promise<void>): Promise<Outcome> => {
    setState((before) => ({ ...before, busy: true, error: null }));
    try {
      await act();
      setState({ busy: false, error: null, stale: null });
      return 'done';
    } catch (error) {
      const next = movedOn(error) ? await seen(address) : { busy: false, error, stale: null };
      setState(next);
      return next.stale === null ? 'failed' : 'stale';
    }
  };
  return {
    ...state, busy: state.busy || publishing, publishing,
    save: (over) => attempt(async () => {
      await put(over?.version ?? draft.version);
      toast(say(shellTexts).saved);
    }),
    publish: async () => {
      setPublishing(true);
      const outcome = await attempt(async () => {
        const version = draft.dirty ? (await put(draft.version)).version : draft.version;
        const published = await api<PolicyInfo>(`POST ${address}/publish`, undefined, at(version));
        toast(say(policiesTexts).publishedDone.replace('{n}', String(published.revision)));
        onPublished(published);
      });
      setPublishing(outcome === 'done');
      return outcome;
    },
    settled: () => setState({ busy: false, error: null, stale: null }),
  };
}

/** What is saved now, for someone whose version it is not. */
async function seen(address: string): Promise<Pick<Saving, 'busy' | 'error' | 'stale'>> {
  try {
    const theirs = await api<PolicyInfo>(`GET ${address}`);
    return { busy: false, error: null, stale: { theirs: theirs.state === 'draft' ? theirs : null } };
  } catch (error) {
    return movedOn(error) ? { busy: false, error: null, stale: { theirs: null } } : { busy: false, error, stale: null };
  }
}
