// A row of the list: the card, what can be done with it, what happened to it, and its panels.
import { memo } from 'preact/compat';
import { queueTexts } from '../../../../i18n/dashboard/queue.ts';
import { say } from '../../state/lang.ts';
import { place } from '../../state/route.ts';
import { CommentCard } from './comment-card.tsx';
import { Context } from './context.tsx';
import { articleOf, type Desk } from './desk.ts';
import { NoticeNote } from './notice-note.tsx';
import type { Row } from './row.ts';
import { StoryPanel } from './story-panel.tsx';

export const RowView = memo(({ row, desk }: { row: Row; desk: Desk }) => {
  if (row.gone.value) return null;
  const item = row.item.value;
  const notice = row.notice.value;
  return (
    <li onFocusCapture={() => desk.list.select(row, { focus: false })} onPointerDown={() => desk.list.select(row, { focus: false })}>
      <CommentCard
        item={item} current={row.current.value} marked={row.marked.value} settled={notice !== null && notice.kind !== 'failed'} within={place.value.path.startsWith('/queue/') ? place.value.path : '/search'}
        before={row.context.value && <Context item={item} />}
      >
        {notice !== null && <NoticeNote row={row} notice={notice} decisions={desk.decisions} />}
        <Acts row={row} desk={desk} />
        {row.details.value && <StoryPanel row={row} />}
      </CommentCard>
    </li>
  );
});

function Acts({ row, desk }: { row: Row; desk: Desk }) {
  const texts = say(queueTexts);
  const { actions, author, parentId } = row.item.value;
  const article = articleOf(row);
  const may = (action: (typeof actions)[number]): boolean => actions.includes(action) && row.notice.value === null;
  return (
    <div class="acts do">
      {may('approve') && <button type="button" class="good" aria-keyshortcuts="a" onClick={() => desk.decide({ action: 'approve' }, [row])}>{texts.acts.approve}</button>}
      {may('reject') && <button type="button" class="bad" aria-keyshortcuts="r" onClick={() => desk.reject([row])}>{texts.acts.reject}</button>}
      {may('spam') && <button type="button" class="bad" aria-keyshortcuts="s" onClick={() => desk.decide({ action: 'spam' }, [row])}>{texts.acts.spam}</button>}
      {(may('pin') || may('unpin')) && <button type="button" aria-keyshortcuts="p" onClick={() => desk.pin([row])}>{may('pin') ? texts.acts.pin : texts.acts.unpin}</button>}
      <button type="button" class="plain" aria-keyshortcuts="i" aria-expanded={row.details.value} onClick={() => { row.details.value = !row.details.value; }}>{texts.details}</button>
      {parentId !== null && <button type="button" class="plain" aria-keyshortcuts="v" aria-expanded={row.context.value} onClick={() => { row.context.value = !row.context.value; }}>{texts.context}</button>}
      {article !== null && <a class="to" href={article} target="_blank" rel="noopener noreferrer" aria-keyshortcuts="o">{texts.open}</a>}
      <label class="pick"><input type="checkbox" checked={row.marked.value} aria-label={`${texts.select}: ${author.name}`} onChange={() => desk.list.mark(row)} /></label>
    </div>
  );
}
