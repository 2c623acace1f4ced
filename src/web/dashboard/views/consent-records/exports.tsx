// Taking records out as a file: plain links, so that the browser saves what the server streams, however much it is.
import { consentRecordsTexts } from '../../../../i18n/dashboard/consent-records.ts';
import { queryOf } from '../../state/api.ts';
import { say } from '../../state/lang.ts';
import { timesOf, type Filter } from './record-query.ts';

export function Exports({ slug, filter }: { slug: string; filter: Filter }) {
  const texts = say(consentRecordsTexts);
  const href = (format: string): string => `/api/v1/sites/${slug}/consent/export${queryOf({ format, ...timesOf(filter) })}`;
  return (
    <section aria-labelledby="records-export">
      <h2 id="records-export">{texts.exports}</h2>
      <p class="hint">{texts.exportsText}</p>
      <p class="acts"><a href={href('ndjson')} download>{texts.asNdjson}</a> <a href={href('csv')} download>{texts.asCsv}</a></p>
    </section>
  );
}
