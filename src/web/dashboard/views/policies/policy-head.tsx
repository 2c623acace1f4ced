// What a policy is called and how it stands, with the acts on all of it; what cannot be undone asks first.
import { useState } from 'preact/hooks';
import { policiesTexts } from '../../../../i18n/dashboard/policies.ts';
import { shellTexts } from '../../../../i18n/dashboard/shell.ts';
import type { PolicyDraft, PolicyInfo, PolicyRow } from '../../../wire.ts';
import { say } from '../../state/lang.ts';
import { go, hrefOf } from '../../state/route.ts';
import { Confirm } from '../../ui/dialog.tsx';
import { Heading, When } from '../../ui/parts.tsx';
import { toastError } from '../../ui/toast.tsx';
import { useAct } from '../../ui/use-act.ts';
import { CompareDialog } from './compare-dialog.tsx';
import { beginDraft, currentOf, nextRevision, revisionName } from './policy-rows.ts';
import { PublishDialog } from './publish-dialog.tsx';
import { RemoveDraft, RetirePolicy } from './row-acts.tsx';
import type { Draft } from './use-draft.ts';
import type { Saving } from './use-saving.ts';

type HeadProps = { policy: PolicyInfo; rows: readonly PolicyRow[]; draft: Draft; saving: Saving; content: PolicyDraft; reload(): Promise<void> };
type Asked = 'publish' | 'remove' | 'retire' | 'compare' | 'discard' | null;

export function PolicyHead({ policy, rows, draft, saving, content, reload }: HeadProps) {
  const texts = say(policiesTexts);
  const { busy, act } = useAct();
  const [asked, setAsked] = useState<Asked>(null);
  const close = (): void => setAsked(null);
  const { state, revision } = policy;
  const isCurrent = currentOf(rows)?.id === policy.id;
  const leave = (): void => {
    draft.discard();
    go(hrefOf('/consent/policies'));
  };
  const discard = (): void => {
    close();
    draft.discard();
    // Behind the closing of the window: the button that opened it is gone with the changes.
    requestAnimationFrame(() => document.querySelector('h1')?.focus());
  };
  const publish = async (): Promise<void> => {
    if (await saving.publish() !== 'failed') close();
  };
  const row = rows.find(({ id }) => id === policy.id) ?? policy;
  return (
    <>
      <Heading title={revision === null ? texts.draft : revisionName(revision)}>
        {rows.length > 1 && <button type="button" onClick={() => setAsked('compare')}>{texts.compare}</button>}
        {state !== 'draft' && <button type="button" aria-disabled={busy} onClick={() => void act(() => beginDraft(policy.site, content).catch(toastError))}>{texts.newFromThis}</button>}
        {state === 'published' && <button type="button" onClick={() => setAsked('retire')}>{texts.retire}…</button>}
        {state === 'draft' && <button type="button" onClick={() => setAsked('remove')}>{texts.remove}…</button>}
      </Heading>
      <div class={state === 'draft' ? 'draft-bar' : undefined}>
        <p role="status">
          <span class={`badge ${isCurrent ? 'good' : state === 'draft' ? 'warn' : ''}`}>{isCurrent ? texts.inForce : texts[state]}</span>{' '}
          {draft.dirty ? <strong>{texts.unsaved}</strong> : <Since policy={state === 'draft' ? draft.base : policy} />}
        </p>
        {state === 'draft' && <DraftActs draft={draft} saving={saving} onAsk={setAsked} />}
      </div>
      {state !== 'draft' && <p class="note">{texts.readOnly}</p>}
      {draft.restored && draft.dirty && <p class="note">{texts.restored}</p>}
      {asked === 'publish' && (
        <PublishDialog revision={nextRevision(rows)} material={draft.form.material} dirty={draft.dirty} busy={saving.busy} error={saving.error} onYes={() => void publish()} onClose={close} />
      )}
      {asked === 'compare' && <CompareDialog rows={rows} to={row} unsaved={draft.dirty} onClose={close} />}
      {asked === 'remove' && <RemoveDraft row={policy} onDone={leave} onClose={close} />}
      {asked === 'retire' && <RetirePolicy row={policy} rows={rows} onDone={() => void reload()} onClose={close} />}
      {asked === 'discard' && <Confirm title={texts.discardAsk} text={texts.discardText} act={texts.discard} onYes={discard} onClose={close} />}
    </>
  );
}

/** Always at hand, however long the draft; saving keeps the focus even when there is nothing left to save. */
function DraftActs({ draft, saving, onAsk }: { draft: Draft; saving: Saving; onAsk(act: Asked): void }) {
  const texts = say(policiesTexts);
  const idle = !draft.dirty || saving.busy;
  return (
    <div class="acts">
      {draft.dirty && <button type="button" class="plain" onClick={() => onAsk('discard')}>{texts.discard}</button>}
      <button type="button" class="primary" aria-disabled={idle} onClick={() => { if (!idle) void saving.save(); }}>{say(shellTexts).save}</button>
      <button type="button" disabled={saving.busy} onClick={() => onAsk('publish')}>{texts.publish}…</button>
    </div>
  );
}

function Since({ policy: { retiredAt, publishedAt, changedAt, version } }: { policy: PolicyInfo }) {
  const texts = say(policiesTexts);
  if (retiredAt !== null) return <>{texts.retiredAt} <When at={retiredAt} /></>;
  if (publishedAt !== null) return <>{texts.publishedAt} <When at={publishedAt} /></>;
  return <>{texts.version.replace('{n}', String(version))} · {texts.changed} <When at={changedAt} /></>;
}
