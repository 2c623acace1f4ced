// What to do when a draft was changed elsewhere: see what differs, then keep one text or the other. Nothing typed is lost meanwhile.
import { useState } from 'preact/hooks';
import { policyChanges } from '../../../../consent/policy-diff.ts';
import { policiesTexts } from '../../../../i18n/dashboard/policies.ts';
import type { PolicyDraft, PolicyInfo } from '../../../wire.ts';
import { say } from '../../state/lang.ts';
import { Confirm, Dialog } from '../../ui/dialog.tsx';
import { ChangeList } from './changes.tsx';

type StaleProps = {
  /** What is saved now; null when there is no draft any more. */
  theirs: PolicyInfo | null;
  mine: PolicyDraft;
  busy: boolean;
  onMine(): void; onTheirs(): void; onNew(): void;
};

export function StaleNote({ theirs, mine, busy, onMine, onTheirs, onNew }: StaleProps) {
  const texts = say(policiesTexts);
  const [asked, setAsked] = useState<'differs' | 'theirs' | null>(null);
  const close = (): void => setAsked(null);
  return (
    <div class="note bad" role="alert">
      <p>{theirs === null ? texts.staleGone : texts.stale}</p>
      <div class="acts">
        {theirs !== null && <button type="button" onClick={() => setAsked('differs')}>{texts.staleShow}</button>}
        {theirs !== null && <button type="button" disabled={busy} onClick={onMine}>{texts.staleMine}</button>}
        {theirs !== null && <button type="button" disabled={busy} onClick={() => setAsked('theirs')}>{texts.staleTheirs}…</button>}
        <button type="button" disabled={busy} onClick={onNew}>{texts.staleNew}</button>
      </div>
      {asked === 'differs' && theirs !== null && <Dialog title={texts.staleChanges} onClose={close} wide><ChangeList changes={policyChanges(theirs.content as never, mine as never)} /></Dialog>}
      {asked === 'theirs' && <Confirm title={texts.discardAsk} text={texts.discardText} act={texts.staleTheirs} onYes={onTheirs} onClose={close} />}
    </div>
  );
}
