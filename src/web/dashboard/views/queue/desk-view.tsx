// A list of the desk as it is drawn: its rows, what is held and marked, what is new, and the windows over it.
import './queue.css';
import { useEffect, useRef } from 'preact/hooks';
import { queueTexts } from '../../../../i18n/dashboard/queue.ts';
import { counted } from '../../../../i18n/words.ts';
import { lang, say } from '../../state/lang.ts';
import { ErrorNote, Loading } from '../../ui/parts.tsx';
import { useKeys } from '../../ui/use-keys.ts';
import { usePoll } from '../../ui/use-poll.ts';
import { TimeLeft } from './claim-badge.tsx';
import { mineOf } from './claims.ts';
import { keysOf } from './commands.ts';
import type { Desk } from './desk.ts';
import { Help } from './help.tsx';
import { LIVE_MS } from './queue-links.tsx';
import { ReasonPicker, type RejectReason } from './reason-picker.tsx';
import { RowView } from './row-view.tsx';

/** `empty` is said when there is nothing, or nothing left. */
export function DeskView({ desk, empty }: { desk: Desk; empty: string }) {
  const texts = say(queueTexts);
  const { list } = desk;
  useKeys(keysOf(desk));
  useEffect(() => {
    void desk.live.start();
    desk.decisions.isSeen = true;
    return () => {
      desk.decisions.isSeen = false;
    };
  }, [desk]);
  usePoll(() => desk.live.look(), LIVE_MS);
  const isEmpty = list.loaded.value && list.left.value === 0 && list.next.value === null;
  return (
    <>
      {list.source.queue !== null && <ClaimBar desk={desk} />}
      <Fresh desk={desk} />
      <ol class="desk" aria-label={texts.list} aria-busy={list.loading.value}>
        {list.rows.value.map((row) => <RowView key={row.id} row={row} desk={desk} />)}
      </ol>
      {isEmpty && <p class="nothing" role="status">{empty}</p>}
      <ErrorNote error={list.error.value} retry={() => void list.more()} />
      {list.loading.value && <Loading />}
      <End desk={desk} />
      <MarkBar desk={desk} />
      <Windows desk={desk} />
    </>
  );
}

/** What I hold, and for how long. */
function ClaimBar({ desk }: { desk: Desk }) {
  const texts = say(queueTexts);
  const mine = mineOf(desk.list);
  const until = mine.map((row) => row.item.value.claim!.until).toSorted()[0];
  return (
    <div class="acts claims" role="group" aria-label={texts.claims}>
      <button type="button" aria-keyshortcuts="c" onClick={() => desk.claim()}>{texts.claim}</button>
      {until !== undefined && (
        <>
          <span>{counted(lang.value, texts.holding, mine.length)} · <TimeLeft until={until} /></span>
          <button type="button" onClick={() => desk.release()}>{texts.release}</button>
        </>
      )}
    </div>
  );
}

function Fresh({ desk }: { desk: Desk }) {
  const count = desk.live.fresh.value.length;
  return <div role="status" class="fresh">{count > 0 && <button type="button" aria-keyshortcuts="n" onClick={() => desk.admit()}>{counted(lang.value, say(queueTexts).fresh, count)}</button>}</div>;
}

/** Goes on loading as it comes near, and says so where that may take long. */
function End({ desk: { list } }: { desk: Desk }) {
  const texts = say(queueTexts);
  const ref = useRef<HTMLDivElement>(null);
  const next = list.next.value;
  const { loading } = list;
  const hasFailed = list.error.value !== null;
  useEffect(() => {
    // What failed fails again at once, and again: the buttons ask for it.
    if (ref.current === null || next === null || loading.value || hasFailed) return;
    const watcher = new IntersectionObserver((entries) => {
      if (entries.some((entry) => entry.isIntersecting) && list.left.peek() > 0) void list.more();
    }, { rootMargin: '1500px' });
    watcher.observe(ref.current);
    return () => watcher.disconnect();
  }, [next, loading.value, hasFailed, list]);
  if (next === null || loading.value) return <div ref={ref} />;
  return (
    <div ref={ref} class="end">
      {list.left.value === 0 && <p class="soft" role="status">{texts.looking}</p>}
      <button type="button" onClick={() => void list.more()}>{list.left.value === 0 ? texts.keepLooking : texts.more}</button>
    </div>
  );
}

/** Decisions on all that is marked. */
function MarkBar({ desk }: { desk: Desk }) {
  const texts = say(queueTexts);
  const marked = desk.list.marked.value;
  return (
    <div class={marked.length > 0 ? 'marks open' : 'marks'} role="group" aria-label={texts.select}>
      <span role="status">{marked.length > 0 && counted(lang.value, texts.selected, marked.length)}</span>
      {marked.length > 0 && (
        <>
          <button type="button" class="good" onClick={() => desk.decide({ action: 'approve' }, marked)}>{texts.acts.approve}</button>
          <button type="button" class="bad" onClick={() => desk.reject(marked)}>{texts.acts.reject}</button>
          <button type="button" class="bad" onClick={() => desk.decide({ action: 'spam' }, marked)}>{texts.acts.spam}</button>
          <button type="button" class="plain" onClick={() => desk.list.clearMarks()}>{texts.clear}</button>
        </>
      )}
    </div>
  );
}

function Windows({ desk }: { desk: Desk }) {
  const picked = desk.picking.value;
  const close = (): void => {
    desk.picking.value = null;
  };
  const pick = (reason: RejectReason, note: string | undefined): void => {
    close();
    if (picked !== null) desk.decide({ action: 'reject', reason, note }, picked);
  };
  return (
    <>
      {picked !== null && <ReasonPicker count={picked.length} onPick={pick} onClose={close} />}
      {desk.helping.value && <Help desk={desk} />}
    </>
  );
}
