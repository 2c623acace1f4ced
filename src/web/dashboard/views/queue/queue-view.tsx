// A queue: everything in it, narrowed and ordered as the address says.
import { useMemo } from 'preact/hooks';
import { names, queueNames } from '../../../../i18n/dashboard/names.ts';
import { queueTexts } from '../../../../i18n/dashboard/queue.ts';
import { shellTexts } from '../../../../i18n/dashboard/shell.ts';
import { number } from '../../../../i18n/words.ts';
import type { Item, Page, QueueName } from '../../../wire.ts';
import { api, queryOf } from '../../state/api.ts';
import { lang, say } from '../../state/lang.ts';
import { countOf } from '../../state/queues.ts';
import { go, place } from '../../state/route.ts';
import { site } from '../../state/session.ts';
import { Heading } from '../../ui/parts.tsx';
import type { ViewProps } from '../../views.ts';
import { Desk, given } from './desk.ts';
import { DeskView } from './desk-view.tsx';
import type { DeskList, Sort } from './desk-list.ts';
import { changed, Chips, filterNames, ReasonChoice, SortChoice } from './filters.tsx';

const sorts: Sort[] = ['oldest', 'newest', 'risk'];
export const sortHere = (usual: Sort = 'oldest'): Sort => sorts.find((each) => each === given('sort')) ?? usual;

/** The desk over what the address asks for. */
export function deskOf(queue: QueueName | null, query: Record<string, string | null>, order: Sort): Desk {
  const slug = site.value?.slug ?? null;
  return new Desk(slug, {
    queue, sort: order,
    page: ({ cursor, limit, sort = order }) => api<Page<Item>>(`GET /moderation/comments${queryOf({ site: slug, queue, ...query, sort, limit, cursor })}`),
  });
}

/** What the filters of the address stand for, as far as the list's comments tell. */
export function namesIn(list: DeskList): { thread?: string; author?: string } {
  const item = list.rows.value[0]?.item.value;
  return item === undefined ? {} : { ...(item.thread.title === null ? {} : { thread: item.thread.title }), author: item.author.name };
}

export function QueueView({ params }: ViewProps) {
  const texts = say(queueTexts);
  const queue = queueNames.find((each) => each === params['queue']) ?? 'pending';
  const { query } = place.value;
  const sort = sortHere();
  const desk = useMemo(() => deskOf(queue, Object.fromEntries(filterNames.map((name) => [name, given(name)])), sort), [queue, query.toString()]);
  const count = countOf(queue);
  return (
    <>
      <Heading title={`${say(names).queues[queue]}${count === null ? '' : ` (${number(lang.value, count)})`}`}>
        <SortChoice sort={sort} />
        <ReasonChoice value={given('reason') ?? ''} onChange={(reason) => go(changed({ reason }))} />
        <button type="button" aria-keyshortcuts="?" onClick={() => { desk.helping.value = true; }}>{say(shellTexts).help} <kbd aria-hidden="true">?</kbd></button>
      </Heading>
      <Chips names={namesIn(desk.list)} />
      <DeskView key={`${queue} ${query}`} desk={desk} empty={texts.empty[queue]} />
    </>
  );
}
