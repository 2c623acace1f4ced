// What can be done with a policy for good: deleting a draft, retiring a revision, each after its confirmation.
import { policiesTexts } from '../../../../i18n/dashboard/policies.ts';
import type { PolicyRow } from '../../../wire.ts';
import { api } from '../../state/api.ts';
import { end } from '../../state/end.ts';
import { say } from '../../state/lang.ts';
import { Confirm } from '../../ui/dialog.tsx';
import { ErrorNote } from '../../ui/parts.tsx';
import { toast } from '../../ui/toast.tsx';
import { useAct } from '../../ui/use-act.ts';
import { currentOf, rootOf } from './policy-rows.ts';

type RowActProps = { row: PolicyRow; onDone(): void; onClose(): void };

/** Does it, and keeps its window open with what went wrong when it did not work. */
function useRowAct(work: () => Promise<unknown>, done: string, { onDone, onClose }: RowActProps) {
  const { error, busy, act } = useAct();
  const run = (): Promise<void> => act(async () => {
    await work();
    toast(done);
    onClose();
    onDone();
  });
  return { error, busy, run };
}

export function RemoveDraft(props: RowActProps) {
  const texts = say(policiesTexts);
  const { row, onClose } = props;
  const { error, busy, run } = useRowAct(() => end(`${rootOf(row.site)}/policies/${row.id}`), texts.removed, props);
  return <Confirm title={texts.removeAsk} text={texts.removeText} act={texts.remove} busy={busy} onYes={() => void run()} onClose={onClose}><ErrorNote error={error} /></Confirm>;
}

export function RetirePolicy(props: RowActProps & { rows: readonly PolicyRow[] }) {
  const texts = say(policiesTexts);
  const { row, rows, onClose } = props;
  const revision = String(row.revision ?? '');
  const { error, busy, run } = useRowAct(() => api(`POST ${rootOf(row.site)}/policies/${row.id}/retire`), texts.retireDone.replace('{n}', revision), props);
  const isCurrent = currentOf(rows)?.id === row.id;
  const next = currentOf(rows.filter(({ id }) => id !== row.id));
  const text = isCurrent && next !== null ? texts.retireToOlder.replace('{n}', String(next.revision)) : texts.retireToNone;
  return <Confirm title={texts.retireAsk.replace('{n}', revision)} text={text} act={texts.retire} busy={busy} onYes={() => void run()} onClose={onClose}><ErrorNote error={error} /></Confirm>;
}
