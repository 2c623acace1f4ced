// A site's consent policies: the one in force, drafts, what was before; making a draft, comparing, deleting, retiring.
import './policies.css';
import { useState } from 'preact/hooks';
import { policiesTexts } from '../../../../i18n/dashboard/policies.ts';
import { shellTexts } from '../../../../i18n/dashboard/shell.ts';
import type { PolicyDraft, PolicyInfo, PolicyRow } from '../../../wire.ts';
import { api } from '../../state/api.ts';
import { say } from '../../state/lang.ts';
import { site } from '../../state/session.ts';
import { ErrorNote, Heading, Loading, Name, Nothing, When } from '../../ui/parts.tsx';
import { toastError } from '../../ui/toast.tsx';
import { useAct } from '../../ui/use-act.ts';
import { useLoad } from '../../ui/use-load.ts';
import { CompareDialog } from './compare-dialog.tsx';
import { beginDraft, currentOf, hrefOfPolicy, loadNames, loadPolicies, revisionName, rootOf, type Names } from './policy-rows.ts';
import { RemoveDraft, RetirePolicy } from './row-acts.tsx';

type Asked = { act: 'compare' | 'remove' | 'retire'; row: PolicyRow } | null;

export function PoliciesView() {
  const texts = say(policiesTexts);
  const slug = site.value?.slug ?? '';
  const { data, error, loading, reload } = useLoad(async () => {
    const [rows, names] = await Promise.all([loadPolicies(slug), loadNames()]);
    return { rows, names };
  }, slug);
  const rows = data?.rows ?? null;
  const names: Names = data?.names ?? new Map();
  const [asked, setAsked] = useState<Asked>(null);
  const close = (): void => setAsked(null);
  // What held the focus is gone then.
  const again = (): void => void reload().then(() => document.querySelector('h1')?.focus());
  const current = currentOf(rows ?? []);
  const drafts = rows?.filter(({ state }) => state === 'draft') ?? [];
  const rest = rows?.filter((row) => row.state !== 'draft' && row.id !== current?.id).toSorted((a, b) => (b.revision ?? 0) - (a.revision ?? 0)) ?? [];
  const list = (of: PolicyRow[]) => <ul class="policies">{of.map((row) => <Row key={row.id} row={row} current={row.id === current?.id} alone={rows?.length === 1} by={names.get(row.publishedBy ?? row.createdBy) ?? null} onAsk={(act) => setAsked({ act, row })} />)}</ul>;
  return (
    <>
      <Heading title={say(shellTexts).views.policies}><NewDraft slug={slug} current={current} /></Heading>
      <p class="hint policies-about">{texts.about}</p>
      <ErrorNote error={error} retry={() => void reload()} />
      {rows === null ? loading && <Loading /> : (
        <div aria-busy={loading}>
          <h2>{texts.inForce}</h2>
          {current === null ? <p class="note">{texts.noPolicy}</p> : list([current])}
          <h2>{texts.drafts}</h2>
          {drafts.length === 0 ? <Nothing>{texts.noDrafts}</Nothing> : list(drafts)}
          {rest.length > 0 && <><h2>{texts.earlier}</h2>{list(rest)}</>}
        </div>
      )}
      {asked?.act === 'compare' && rows !== null && <CompareDialog rows={rows} to={asked.row} onClose={close} />}
      {asked?.act === 'remove' && <RemoveDraft row={asked.row} onDone={again} onClose={close} />}
      {asked?.act === 'retire' && rows !== null && <RetirePolicy row={asked.row} rows={rows} onDone={again} onClose={close} />}
    </>
  );
}

function NewDraft({ slug, current }: { slug: string; current: PolicyRow | null }) {
  const texts = say(policiesTexts);
  const { busy, act } = useAct();
  const begin = (load: () => Promise<PolicyDraft>): Promise<void> => act(() => beginDraft(slug, load()).catch(toastError));
  return (
    <>
      {current !== null && <button type="button" class="primary" aria-disabled={busy} onClick={() => void begin(async () => (await api<PolicyInfo>(`GET ${rootOf(slug)}/policies/${current.id}`)).content)}>{texts.newFromPublished}</button>}
      <button type="button" class={current === null ? 'primary' : undefined} aria-disabled={busy} onClick={() => void begin(() => api<PolicyDraft>(`GET ${rootOf(slug)}/first-policy`))}>{texts.newFromFirst}</button>
    </>
  );
}

type RowProps = { row: PolicyRow; current: boolean; alone: boolean; by: string | null; onAsk(act: 'compare' | 'remove' | 'retire'): void };

function Row({ row, current, alone, by, onAsk }: RowProps) {
  const texts = say(policiesTexts);
  const { state, revision, version, material, changedAt, publishedAt, retiredAt } = row;
  const name = revision === null ? texts.draft : revisionName(revision);
  const what = revision === null ? `${name} · ${texts.version.replace('{n}', String(version))}` : name;
  return (
    <li class="card policy-row">
      <div>
        <h3><a href={hrefOfPolicy(row.id)}>{what}</a></h3>
        <p>
          <span class={`badge ${current ? 'good' : state === 'draft' ? 'warn' : ''}`}>{current ? texts.inForce : texts[state]}</span>{' '}
          <span class="badge">{material ? texts.material : texts.notMaterial}</span>
        </p>
        <p class="hint">
          {retiredAt !== null ? <>{texts.retiredAt} <When at={retiredAt} /></> : publishedAt !== null ? <>{texts.publishedAt} <When at={publishedAt} /></> : <>{texts.changed} <When at={changedAt} /></>}
          {by !== null && <> · {say(shellTexts).by} <Name>{by}</Name></>}
        </p>
      </div>
      <div class="acts" role="group" aria-label={what}>
        {!alone && <button type="button" onClick={() => onAsk('compare')}>{texts.compare}</button>}
        {state === 'draft' && <button type="button" onClick={() => onAsk('remove')}>{texts.remove}</button>}
        {state === 'published' && <button type="button" onClick={() => onAsk('retire')}>{texts.retire}</button>}
      </div>
    </li>
  );
}
