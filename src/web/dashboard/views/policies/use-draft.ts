// A policy under the hands of its editor: what was saved, what is typed, and the unsaved kept in this tab through reloads and ways back.
import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { policiesTexts } from '../../../../i18n/dashboard/policies.ts';
import type { PolicyInfo } from '../../../wire.ts';
import { say } from '../../state/lang.ts';
import { session } from '../../state/session.ts';
import { toast } from '../../ui/toast.tsx';
import { toDraft, toForm, type Form } from './draft-form.ts';

type Kept = { version: number; form: Form };
export type Draft = {
  form: Form; json: string; dirty: boolean; restored: boolean;
  /** What is saved, as far as this page knows. */
  base: PolicyInfo;
  /** The version this form began from. */
  version: number;
  change(make: (form: Form) => Form): void;
  /** What is saved now; the form stays as it is typed. */
  saved(policy: PolicyInfo): void;
  /** Drops what is typed, for this or for what is saved. */
  take(policy: PolicyInfo): void;
  discard(): void;
};

export function useDraft(policy: PolicyInfo): Draft {
  const key = `hiwar:policy:${policy.site}:${policy.id}`;
  const [kept] = useState(() => keptAt(key, policy));
  const [base, setBase] = useState({ policy, version: kept?.version ?? policy.version });
  const [form, setForm] = useState(() => kept?.form ?? toForm(policy.content));
  const json = useMemo(() => jsonOf(form), [form]);
  const baseJson = useMemo(() => jsonOf(toForm(base.policy.content)), [base]);
  const dirty = policy.state === 'draft' && json !== baseJson;
  const [restored, setRestored] = useState(dirty);
  useEffect(() => keep(key, dirty ? { version: base.version, form } : null), [key, dirty, form, base]);
  const guarded = useLeaving(dirty);
  const saved = useCallback((next: PolicyInfo) => {
    setBase({ policy: next, version: next.version });
    setRestored(false);
  }, []);
  const take = useCallback((next: PolicyInfo) => {
    // At once: what follows may leave the page before it is drawn again.
    guarded.current = false;
    keep(key, null);
    saved(next);
    setForm(toForm(next.content));
  }, [key, saved, guarded]);
  return { form, json, dirty, restored, base: base.policy, version: base.version, change: setForm, saved, take, discard: () => take(base.policy) };
}

const jsonOf = (form: Form): string => JSON.stringify(toDraft(form));

/** The browser asks before the tab closes; within the dashboard it is enough to say that nothing is lost. */
function useLeaving(dirty: boolean): { current: boolean } {
  const now = useRef(dirty);
  now.current = dirty;
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent): void => {
      if (now.current) event.preventDefault();
    };
    addEventListener('beforeunload', ask);
    return () => {
      removeEventListener('beforeunload', ask);
      if (now.current && session.value !== null) toast(say(policiesTexts).kept);
    };
  }, []);
  return now;
}

function keptAt(key: string, { state }: PolicyInfo): Kept | null {
  if (state !== 'draft') return null;
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? 'null') as Kept | null;
  } catch {
    return null;
  }
}

function keep(key: string, kept: Kept | null): void {
  try {
    if (kept === null) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, JSON.stringify(kept));
  } catch {
    // Storage may be denied or full; the warning before the tab closes is left.
  }
}
