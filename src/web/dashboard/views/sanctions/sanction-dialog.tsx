// Making a sanction: whom it meets, how, why and for how long, and what becomes of what they wrote before.
import { useState } from 'preact/hooks';
import { sanctionsTexts } from '../../../../i18n/dashboard/sanctions.ts';
import { shellTexts } from '../../../../i18n/dashboard/shell.ts';
import type { CreatedSanction } from '../../../wire.ts';
import { say } from '../../state/lang.ts';
import { wrongFields } from '../../state/problems.ts';
import { site } from '../../state/session.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNote, Field } from '../../ui/parts.tsx';
import { useAct } from '../../ui/use-act.ts';
import { useMaking } from '../../ui/use-making.ts';
import { draftBody, isTold, kinds, sinceChoices, type Draft } from './drafts.ts';
import { EndField } from './end-field.tsx';
import { ReasonNote } from './reason-note.tsx';
import { TargetFields } from './target-fields.tsx';

type Props = { begun: Draft; onCreated(sanction: CreatedSanction): void; onClose(): void };
export type PartProps = { draft: Draft; wrong: Record<string, string>; onChange(part: Partial<Draft>): void };

export function SanctionDialog({ begun, onCreated, onClose }: Props) {
  const texts = say(sanctionsTexts);
  const [draft, setDraft] = useState(begun);
  const { error, act, form } = useAct();
  const make = useMaking();
  const create = (): Promise<void> => act(async () => onCreated(await make<CreatedSanction>('POST /moderation/sanctions', draftBody(site.value?.slug ?? '', draft), draft)));
  const wrong = wrongFields(error);
  const change = (part: Partial<Draft>): void => setDraft({ ...draft, ...part });
  return (
    <Dialog title={texts.addTitle} onClose={onClose}>
      <form ref={form} onSubmit={(event) => { event.preventDefault(); void create(); }}>
        <KindFields draft={draft} wrong={wrong} onChange={change} />
        <TargetFields draft={draft} wrong={wrong} onChange={change} />
        <ReasonNote value={draft} wrong={wrong} onChange={change} />
        <EndField value={draft.end} wrong={wrong['/expiresAt']} hint={draft.type === 'address_prefix' ? texts.networkEnds : undefined} onChange={(end) => change({ end })} />
        <Further draft={draft} wrong={wrong} onChange={change} />
        <ErrorNote error={error} />
        <div class="acts">
          <button type="submit" class={draft.kind === 'ban' ? 'danger' : 'primary'}>{texts.create}</button>
          <button type="button" onClick={onClose}>{say(shellTexts).cancel}</button>
        </div>
      </form>
    </Dialog>
  );
}

function KindFields({ draft, onChange }: PartProps) {
  const texts = say(sanctionsTexts);
  return (
    <fieldset class="part">
      <legend>{texts.kind}</legend>
      {kinds.map((each) => (
        <label key={each} class="choice">
          <input type="radio" name="kind" value={each} checked={draft.kind === each} onChange={() => onChange({ kind: each })} />
          <span>{texts.kinds[each]} <small class="hint">{texts.kindHints[each]}</small></span>
        </label>
      ))}
    </fieldset>
  );
}

function Further({ draft, wrong, onChange }: PartProps) {
  const texts = say(sanctionsTexts);
  return (
    <>
      {/* Whose mailboxes a provider has is everybody's: nothing of theirs is rejected together. */}
      {draft.type !== 'email_domain' && (
        <Field label={texts.since} wrong={wrong['/rejectSince']} control={(ids) => (
          <select {...ids} value={draft.since} onChange={(event) => onChange({ since: event.currentTarget.value as Draft['since'] })}>
            {sinceChoices.map((each) => <option key={each} value={each}>{texts.sinceChoices[each]}</option>)}
          </select>
        )} />
      )}
      <label class="choice">
        <input type="checkbox" checked={isTold(draft)} onChange={(event) => onChange({ tell: event.currentTarget.checked })} />
        <span>{texts.tell} {draft.kind === 'ban' && <small class="hint">{texts.tellHint}</small>}</span>
      </label>
    </>
  );
}
