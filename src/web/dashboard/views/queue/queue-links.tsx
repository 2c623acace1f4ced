// The queues with their live counts, as the navigation shows them; the page's title tells how many wait.
import { useEffect } from 'preact/hooks';
import { names, queueNames } from '../../../../i18n/dashboard/names.ts';
import { queueTexts } from '../../../../i18n/dashboard/queue.ts';
import { shellTexts } from '../../../../i18n/dashboard/shell.ts';
import { ago, number } from '../../../../i18n/words.ts';
import { serverNow } from '../../../client/call.ts';
import { lang, say } from '../../state/lang.ts';
import { countOf, queuesHere, refreshQueues } from '../../state/queues.ts';
import { hrefOf, place } from '../../state/route.ts';
import { usePoll } from '../../ui/use-poll.ts';

export const LIVE_MS = 5000;

export function QueueLinks() {
  const texts = say(queueTexts);
  const { product, views } = say(shellTexts);
  usePoll(refreshQueues, LIVE_MS);
  const waiting = countOf('pending') ?? 0;
  const title = waiting === 0 ? product : `(${number(lang.value, waiting)}) ${product}`;
  useEffect(() => {
    document.title = title;
  }, [title]);
  return (
    <section>
      <h2>{views.queue}</h2>
      <ul>
        {queueNames.map((name) => {
          const queue = queuesHere.value?.find((each) => each.name === name);
          const oldest = queue?.oldest == null ? undefined : texts.oldest.replace('{ago}', ago(lang.value, new Date(queue.oldest), serverNow()));
          return (
            <li key={name}>
              <a href={hrefOf(`/queue/${name}`)} title={oldest} aria-current={place.value.path === `/queue/${name}` ? 'page' : undefined}>
                {say(names).queues[name]} {queue !== undefined && <span class="count">{number(lang.value, queue.count)}</span>}
              </a>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
