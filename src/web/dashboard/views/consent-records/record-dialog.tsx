// One record of consent with the very words it was given to.
import type { ComponentChildren } from 'preact';
import { consentRecordsTexts } from '../../../../i18n/dashboard/consent-records.ts';
import { consentStatsTexts } from '../../../../i18n/dashboard/consent-stats.ts';
import { shellTexts } from '../../../../i18n/dashboard/shell.ts';
import { moment } from '../../../../i18n/words.ts';
import type { ConsentRecord, ConsentText } from '../../../wire.ts';
import { api } from '../../state/api.ts';
import { lang, languageNames, say } from '../../state/lang.ts';
import { hrefOf } from '../../state/route.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNote, Loading } from '../../ui/parts.tsx';
import { useLoad } from '../../ui/use-load.ts';
import '../policies/policies.css';
import { BannerPreview } from '../policies/banner-preview.tsx';
import { revisionName } from '../policies/policy-rows.ts';
import { grantedIn, Keys } from './record-row.tsx';

type RecordDialogProps = { slug: string; id: string; onClose(): void };

export function RecordDialog({ slug, id, onClose }: RecordDialogProps) {
  const { data, error, loading, reload } = useLoad(() => api<ConsentRecord>(`GET /sites/${slug}/consent/records/${encodeURIComponent(id)}`), `${slug} ${id}`);
  return (
    <Dialog title={say(consentRecordsTexts).record.replace('{id}', () => `\u2066${id}\u2069`)} onClose={onClose} wide>
      <ErrorNote error={error} retry={() => void reload()} />
      {data === null ? loading && <Loading /> : <><RecordFields record={data} onLeave={onClose} /><Words record={data} /></>}
      <div class="acts"><button type="button" onClick={onClose}>{say(shellTexts).close}</button></div>
    </Dialog>
  );
}

function RecordFields({ record, onLeave }: { record: ConsentRecord; onLeave(): void }) {
  const texts = say(consentRecordsTexts);
  const stats = say(consentStatsTexts);
  const { yes, no } = say(shellTexts);
  const rows: [string, ComponentChildren][] = [
    [texts.action, stats.acts[record.action]],
    [texts.at, moment(lang.value, new Date(record.at))],
    [texts.expires, moment(lang.value, new Date(record.expiresAt))],
    [texts.granted, <Keys keys={grantedIn(record.categories)} />],
    [texts.refused, <Keys keys={grantedIn(record.categories, false)} />],
    [texts.services, <Keys keys={grantedIn(record.services)} />],
    [texts.revision, revisionName(record.revision)],
    [texts.language, languageNames[record.lang]],
    [texts.surface, stats.surfaces[record.surface] ?? <bdi dir="ltr">{record.surface}</bdi>],
    [texts.gpc, record.gpc ? yes : no],
    [texts.region, record.region === null ? texts.unknown : <bdi dir="ltr">{record.region}</bdi>],
    [texts.agent, record.agent === null ? texts.unknown : <bdi dir="ltr">{record.agent}</bdi>],
    [texts.hash, record.textHash === null ? texts.unknown : <bdi dir="ltr">{record.textHash}</bdi>],
    [texts.subject, record.subject === null ? texts.subjectErased : (
      <><bdi dir="ltr">{record.subject}</bdi> <a href={hrefOf('/consent/records', { subject: record.subject })} onClick={onLeave}>{texts.allOfSubject}</a></>
    )],
  ];
  return <dl class="record-fields">{rows.map(([name, value]) => <div key={name}><dt>{name}</dt><dd>{value}</dd></div>)}</dl>;
}

function Words({ record: { site, id, textHash } }: { record: ConsentRecord }) {
  const texts = say(consentRecordsTexts);
  const load = async () => ({ text: textHash === null ? null : await api<ConsentText>(`GET /sites/${site}/consent/records/${id}/text`) });
  const { data, error, loading, reload } = useLoad(load, id);
  return (
    <section aria-labelledby="record-words">
      <h3 id="record-words">{texts.words}</h3>
      <ErrorNote error={error} retry={() => void reload()} />
      {data === null ? loading && <Loading /> : data.text === null ? <p>{texts.noWords}</p> : <><p class="hint">{texts.wordsText}</p><div class="record-words"><BannerPreview text={data.text} choices required={null} /></div></>}
    </section>
  );
}
