// Whether the chain of records still holds, in words, and what to do when it does not.
import { useState } from 'preact/hooks';
import { consentRecordsTexts } from '../../../../i18n/dashboard/consent-records.ts';
import { counted, day, moment } from '../../../../i18n/words.ts';
import type { ConsentProof } from '../../../wire.ts';
import { api } from '../../state/api.ts';
import { lang, say } from '../../state/lang.ts';
import { ErrorNote } from '../../ui/parts.tsx';

export function ChainCheck({ slug }: { slug: string }) {
  const texts = say(consentRecordsTexts);
  const [state, setState] = useState<{ proof: ConsentProof | null; error: unknown; busy: boolean }>({ proof: null, error: null, busy: false });
  const verify = async (): Promise<void> => {
    setState({ proof: null, error: null, busy: true });
    try {
      setState({ proof: await api<ConsentProof>(`GET /sites/${slug}/consent/verify`), error: null, busy: false });
    } catch (error) {
      setState({ proof: null, error, busy: false });
    }
  };
  return (
    <section aria-labelledby="records-chain">
      <h2 id="records-chain">{texts.chain}</h2>
      <p class="hint">{texts.chainText}</p>
      <button type="button" aria-disabled={state.busy} onClick={() => { if (!state.busy) void verify(); }}>{state.busy ? texts.verifying : texts.verify}</button>
      <div role="status">{state.proof !== null && <ProofWords proof={state.proof} />}</div>
      <ErrorNote error={state.error} />
    </section>
  );
}

function ProofWords({ proof: { ok, records, sealedThrough, firstFault, anchor } }: { proof: ConsentProof }) {
  const texts = say(consentRecordsTexts);
  if (!ok) {
    return (
      <div class="note bad">
        <p><strong>{texts.broken}</strong>{' '}
          {firstFault !== null && <>{texts.faultAt.replace('{link}', String(firstFault.link))}: {texts.faults[firstFault.what]}{firstFault.recordId !== null && <> (<bdi dir="ltr">{firstFault.recordId}</bdi>)</>}.</>}</p>
        <p>{texts.brokenTodo}</p>
      </div>
    );
  }
  return (
    <p class="note good">
      <strong>{texts.sound}</strong> {counted(lang.value, texts.soundCount, records)}{' '}
      {sealedThrough === null ? texts.nothingSealed : texts.sealed.replace('{at}', moment(lang.value, new Date(sealedThrough)))}
      {anchor !== null && ` ${counted(lang.value, texts.anchor, anchor.records).replace('{day}', day(lang.value, new Date(anchor.purgedAt)))}`}
    </p>
  );
}
