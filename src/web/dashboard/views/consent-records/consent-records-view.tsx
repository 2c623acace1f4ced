// The records of consent: finding them, seeing what was seen, taking them out, proving that none was touched, deleting the old.
import './consent-records.css';
import { useState } from 'preact/hooks';
import { consentRecordsTexts } from '../../../../i18n/dashboard/consent-records.ts';
import { shellTexts } from '../../../../i18n/dashboard/shell.ts';
import type { ConsentRecord, Page } from '../../../wire.ts';
import { api, queryOf } from '../../state/api.ts';
import { say } from '../../state/lang.ts';
import { wrongFields } from '../../state/problems.ts';
import { place } from '../../state/route.ts';
import { site } from '../../state/session.ts';
import { ErrorNote, Heading, Loading, More, Nothing } from '../../ui/parts.tsx';
import { usePages } from '../../ui/use-pages.ts';
import { ChainCheck } from './chain-check.tsx';
import { Exports } from './exports.tsx';
import { Purge } from './purge.tsx';
import { RecordDialog } from './record-dialog.tsx';
import { RecordFilters } from './record-filters.tsx';
import { RecordRow } from './record-row.tsx';
import { filterOf, isFiltered, timesOf } from './record-query.ts';

export function ConsentRecordsView() {
  const texts = say(consentRecordsTexts);
  const slug = site.value?.slug ?? '';
  const filter = filterOf(place.value.query);
  const key = `${slug} ${JSON.stringify(filter)}`;
  const load = (cursor: string | null): Promise<Page<ConsentRecord>> => api(`GET /sites/${slug}/consent/records${queryOf({ ...filter, ...timesOf(filter), cursor, limit: 50 })}`);
  const { items, next, error, loading, more, reload, retry } = usePages(load, key);
  const [opened, setOpened] = useState<string | null>(null);
  return (
    <>
      <Heading title={say(shellTexts).views.consentRecords} />
      <p class="hint records-about">{texts.about}</p>
      <RecordFilters key={key} filter={filter} wrong={wrongFields(error)} onFind={setOpened} />
      <ErrorNote error={error} retry={() => void retry()} />
      <div role="status" aria-busy={loading}>
        {items === null && loading && <Loading />}
        {items?.length === 0 && <Nothing>{next !== null ? texts.shortPage : isFiltered(filter) ? texts.nothingFiltered : texts.nothing}</Nothing>}
      </div>
      {items !== null && items.length > 0 && <ul class="records">{items.map((record) => <RecordRow key={record.id} record={record} onOpen={() => setOpened(record.id)} />)}</ul>}
      {items !== null && <More next={next} loading={loading} onMore={() => void more()} />}
      <Exports slug={slug} filter={filter} />
      <ChainCheck slug={slug} />
      <Purge slug={slug} onPurged={() => void reload()} />
      {opened !== null && <RecordDialog key={opened} slug={slug} id={opened} onClose={() => setOpened(null)} />}
    </>
  );
}
