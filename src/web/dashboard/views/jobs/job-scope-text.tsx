// What a bulk job was about, in a line.
import { jobsTexts } from '../../../../i18n/dashboard/jobs.ts';
import { names } from '../../../../i18n/dashboard/names.ts';
import { moment } from '../../../../i18n/words.ts';
import type { Job } from '../../../wire.ts';
import { lang, say } from '../../state/lang.ts';
import { hrefOf } from '../../state/route.ts';
import { Name } from '../../ui/parts.tsx';

export function JobScopeText({ scope: { author, authorName, addressPrefix, thread, q, queue, since } }: { scope: Job['scope'] }) {
  const texts = say(jobsTexts);
  return (
    <span class="scope">
      {author !== null ? <>{texts.bys.author} <a href={hrefOf(`/authors/${author}`)}><Name>{authorName ?? author}</Name></a></>
        : thread !== null ? <>{texts.bys.thread} <Name>{thread}</Name></>
          : q !== null ? <>«<Name>{q}</Name>»</>
            : addressPrefix !== null ? <>{texts.bys.addressPrefix} <Name>{addressPrefix}</Name></>
              : texts.gone}
      {queue !== null && <> · {say(names).queues[queue]}</>}
      {since !== null && <> · {texts.since} {moment(lang.value, new Date(since))}</>}
    </span>
  );
}
