// Two policies of the site compared: which ones is chosen here, what differs the API says.
import { useState } from 'preact/hooks';
import { policiesTexts } from '../../../../i18n/dashboard/policies.ts';
import type { PolicyDiff, PolicyRow } from '../../../wire.ts';
import { api, queryOf } from '../../state/api.ts';
import { say } from '../../state/lang.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNote, Field, Loading } from '../../ui/parts.tsx';
import { useLoad } from '../../ui/use-load.ts';
import { ChangeList } from './changes.tsx';
import { currentOf, nameOf, rootOf } from './policy-rows.ts';

type CompareProps = { rows: readonly PolicyRow[]; to: PolicyRow; unsaved?: boolean; onClose(): void };

export function CompareDialog({ rows, to: asked, unsaved = false, onClose }: CompareProps) {
  const texts = say(policiesTexts);
  const [from, setFrom] = useState(() => beforeOf(rows, asked).id);
  const [to, setTo] = useState(asked.id);
  const { data, error, loading, reload } = useLoad(() => api<PolicyDiff>(`GET ${rootOf(asked.site)}/policies/${from}/diff${queryOf({ with: to })}`), `${from} ${to}`);
  const choice = (label: string, value: string, choose: (id: string) => void) => (
    <Field label={label} control={(ids) => (
      <select {...ids} value={value} onChange={(event) => choose(event.currentTarget.value)}>
        {rows.map((row) => <option key={row.id} value={row.id}>{nameOf(row)}</option>)}
      </select>
    )} />
  );
  return (
    <Dialog title={texts.compareTitle} onClose={onClose} wide>
      <div class="grid">{choice(texts.compareFrom, from, setFrom)}{choice(texts.compareTo, to, setTo)}</div>
      {unsaved && <p class="note">{texts.compareUnsaved}</p>}
      <ErrorNote error={error} retry={() => void reload()} />
      <div role="status">{data === null ? loading && <Loading /> : <ChangeList changes={data.changes} />}</div>
    </Dialog>
  );
}

/** What one would compare a policy to: the revision before it, the one in force for a draft. */
function beforeOf(rows: readonly PolicyRow[], row: PolicyRow): PolicyRow {
  const earlier = rows.filter(({ revision }) => revision !== null && row.revision !== null && revision < row.revision).toSorted((a, b) => (b.revision ?? 0) - (a.revision ?? 0));
  return (row.revision === null ? currentOf(rows) : earlier[0]) ?? rows.find(({ id }) => id !== row.id) ?? row;
}
