// The confirmation before a draft is published: what it will be, who is asked again, that it is for good.
import { policiesTexts } from '../../../../i18n/dashboard/policies.ts';
import { say } from '../../state/lang.ts';
import { Confirm } from '../../ui/dialog.tsx';
import { ErrorNote } from '../../ui/parts.tsx';

type PublishProps = { revision: number; material: boolean; dirty: boolean; busy: boolean; error: unknown; onYes(): void; onClose(): void };

export function PublishDialog({ revision, material, dirty, busy, error, onYes, onClose }: PublishProps) {
  const texts = say(policiesTexts);
  return (
    <Confirm title={texts.publishAsk.replace('{n}', String(revision))} text={texts.publishText} act={texts.publish} danger={false} busy={busy} onYes={onYes} onClose={onClose}>
      <p><strong>{revision === 1 ? texts.publishFirst : material ? texts.publishMaterial : texts.publishNotMaterial}</strong></p>
      {dirty && <p>{texts.publishSaves}</p>}
      <ErrorNote error={error} />
    </Confirm>
  );
}
