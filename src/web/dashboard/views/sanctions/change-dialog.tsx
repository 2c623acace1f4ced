// Changing a sanction's reason, note or end. Whom it meets does not change: that would be another sanction.
import { useState } from 'preact/hooks';
import { sanctionsTexts } from '../../../../i18n/dashboard/sanctions.ts';
import { shellTexts } from '../../../../i18n/dashboard/shell.ts';
import type { DecisionReason } from '../../../../i18n/dashboard/jobs.ts';
import type { Sanction } from '../../../wire.ts';
import { api } from '../../state/api.ts';
import { say } from '../../state/lang.ts';
import { wrongFields } from '../../state/problems.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNote } from '../../ui/parts.tsx';
import { useAct } from '../../ui/use-act.ts';
import { isReason } from '../jobs/job-scope.ts';
import { endBody } from './drafts.ts';
import { EndField, type MaybeEnd } from './end-field.tsx';
import { ReasonNote } from './reason-note.tsx';

type Given = { reason: DecisionReason; note: string; end: MaybeEnd };

export function ChangeDialog({ sanction, onSaved, onClose }: { sanction: Sanction; onSaved(): void; onClose(): void }) {
  const texts = say(sanctionsTexts);
  const [given, setGiven] = useState<Given>({ reason: isReason(sanction.reason) ? sanction.reason : 'other', note: sanction.note ?? '', end: { choice: 'keep', date: '' } });
  const { error, act, form } = useAct();
  const save = (): Promise<void> => act(async () => {
    const { reason, note, end } = given;
    await api(`PATCH /moderation/sanctions/${sanction.id}`, { reason, note: note === '' ? null : note, ...(end.choice === 'keep' ? {} : { expiresAt: endBody(end) }) });
    onSaved();
  });
  const wrong = wrongFields(error);
  return (
    <Dialog title={texts.changeTitle} onClose={onClose}>
      <form ref={form} onSubmit={(event) => { event.preventDefault(); void save(); }}>
        <ReasonNote value={given} wrong={wrong} onChange={(part) => setGiven({ ...given, ...part })} />
        <EndField value={given.end} keep wrong={wrong['/expiresAt']} onChange={(end) => setGiven({ ...given, end })} />
        <ErrorNote error={error} />
        <div class="acts">
          <button type="submit" class="primary">{say(shellTexts).save}</button>
          <button type="button" onClick={onClose}>{say(shellTexts).cancel}</button>
        </div>
      </form>
    </Dialog>
  );
}
