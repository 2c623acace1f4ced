// Whether the log is as it was written: the server walks the whole chain and tells the first fault.
import { useState } from 'preact/hooks';
import { auditTexts } from '../../../../i18n/dashboard/audit.ts';
import { counted, moment, number } from '../../../../i18n/words.ts';
import type { Verification } from '../../../wire.ts';
import { api, queryOf } from '../../state/api.ts';
import { lang, say } from '../../state/lang.ts';
import { put, quote } from '../../state/quote.ts';
import { ErrorNote } from '../../ui/parts.tsx';

export function VerifyChain({ site }: { site: string }) {
  const texts = say(auditTexts);
  const [result, setResult] = useState<Verification | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const verify = async (): Promise<void> => {
    setBusy(true);
    setError(null);
    setResult(null);
    try {
      setResult(await api<Verification>(`GET /moderation/audit/verify${queryOf({ site })}`));
    } catch (refused) {
      setError(refused);
    } finally {
      setBusy(false);
    }
  };
  return (
    <section class="card">
      <p>{texts.verifyAbout}</p>
      <button type="button" aria-disabled={busy} onClick={() => { if (!busy) void verify(); }}>{texts.verify}</button>
      <div role="status">{busy ? <p>{texts.verifying}</p> : result !== null && <Result result={result} />}</div>
      <ErrorNote error={error} />
    </section>
  );
}

function Result({ result: { ok, records, sealedThrough, firstFault } }: { result: Verification }) {
  const texts = say(auditTexts);
  if (ok && sealedThrough === null) return <p>{texts.noSeal}</p>;
  if (ok) return <p class="whole">{put(texts.whole, { records: counted(lang.value, texts.records, records), through: moment(lang.value, new Date(sealedThrough ?? '')) })}</p>;
  return (
    <div class="note bad">
      <p><strong>{texts.broken}</strong> {firstFault !== null && <>{texts.faults[firstFault.what]} {put(texts.faultAt, number(lang.value, firstFault.link))} {firstFault.decisionId !== null && put(texts.faultRecord, quote(firstFault.decisionId))}</>} {texts.faultAdvice}</p>
    </div>
  );
}
