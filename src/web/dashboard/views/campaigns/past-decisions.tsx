// What was decided of a campaign, by whoever it was and whenever, as the log keeps it: each decision with its way back.
import { auditTexts } from '../../../../i18n/dashboard/audit.ts';
import { campaignsTexts } from '../../../../i18n/dashboard/campaigns.ts';
import type { AuditRecord } from '../../../wire.ts';
import { say } from '../../state/lang.ts';
import { ErrorNote, More, When } from '../../ui/parts.tsx';
import type { Pages } from '../../ui/use-pages.ts';
import { reasonInWords } from '../audit/in-words.ts';
import { Who } from '../audit/who.tsx';

type Props = { records: Pages<AuditRecord>; busy: boolean; onUndo(batch: string): void };

export function PastDecisions({ records: { items, next, error, loading, more, reload }, busy, onUndo }: Props) {
  const texts = say(campaignsTexts);
  const { acts } = say(auditTexts);
  const takenBack = new Set(items?.filter(({ action }) => action === 'campaign_undo').map(({ batch }) => batch));
  if (items?.length === 0) return null;
  return (
    <section class="part" aria-labelledby="past">
      <h2 id="past">{texts.past}</h2>
      <ErrorNote error={error} retry={() => void reload()} />
      <ol class="past">
        {items?.map((record) => (
          <li key={record.id} class="acts">
            <span><strong>{acts[record.action]}</strong>{record.reason !== null && <> ({reasonInWords(record)})</>} · <Who by={record.by} /> · <When at={record.at} /></span>
            {record.action === 'campaign_decision' && record.batch !== null && !takenBack.has(record.batch) && (
              <button type="button" disabled={busy} onClick={() => onUndo(record.batch ?? '')}>{texts.undo}</button>
            )}
          </li>
        ))}
      </ol>
      <More next={next} loading={loading} onMore={() => void more()} />
    </section>
  );
}
