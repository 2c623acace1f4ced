// The whole of it: how many comments, the form or why there is none, and the comments in the order chosen.
import { textDirection } from '../../../i18n/index.ts';
import { counted } from '../../../i18n/words.ts';
import { loadMore, post, showFresh } from '../acts.ts';
import type { Sort } from '../api.ts';
import { follow } from '../permalink.ts';
import { closedBecause, told } from '../told.ts';
import type { Widget } from '../widget.ts';
import { Comment } from './comment.tsx';
import { Form } from './form.tsx';
import { Link, Problem } from './parts.tsx';

const sorts: Sort[] = ['newest', 'oldest', 'top'];

export function App({ w }: { w: Widget }) {
  const { t, thread: { info } } = w;
  return (
    <section class="hiwar" lang={t.lang} dir={textDirection(t.lang)} aria-labelledby="heading">
      <h2 id="heading" tabIndex={-1}>{info === null ? t.comments : info.counts.visible === 0 ? t.comments : counted(t.lang, t.count, info.counts.visible)}</h2>
      <Compose w={w} />
      {w.isGone && <p class="note" id="gone" tabIndex={-1} role="alert">{t.gone}</p>}
      <Problem w={w} place="link" retry={() => void follow(w)} />
      <List w={w} />
      <p class="said" role="status">{w.said !== '' && <span>{w.said}</span>}</p>
    </section>
  );
}

function Compose({ w }: { w: Widget }) {
  const { t, thread: { info } } = w;
  const why = closedBecause(w);
  const how = info?.state === 'slow' ? t.slowMode : info?.state === 'premoderated' ? t.premoderated : null;
  return (
    <div class="compose">
      {why !== null ? <p class="note">{why}</p> : (
        <Form w={w} place="new" title={t.leaveComment} submit={t.send} hint={how} send={(draft, website) => post(w, draft, { parentId: null, website })} />
      )}
    </div>
  );
}

function List({ w }: { w: Widget }) {
  const { t, thread } = w;
  const under = thread.arranged();
  const top = under.get('') ?? [];
  if (!w.isLoaded) return <Waiting w={w} />;
  const now = w.frames.now(top);
  const isPart = now.length < top.length;
  return (
    <div class={isPart ? 'room' : ''}>
      {top.length > 0 && <div class="bar"><Order w={w} /></div>}
      <Problem w={w} place="list" />
      {thread.fresh > 0 && <button type="button" class="wide" onClick={() => void showFresh(w)}>{counted(t.lang, t.fresh, thread.fresh)}</button>}
      {top.length === 0 ? <p class="pale note">{t.none}</p> : <ol aria-busy={w.busy.has('list')}>{now.map((each) => <Comment key={each.id} w={w} shown={each} under={under} />)}</ol>}
      <Problem w={w} place="more" />
      {!isPart && thread.next !== null && <button type="button" class="wide more" aria-disabled={w.busy.has('more')} onClick={() => void loadMore(w)}>{w.busy.has('more') ? t.loading : t.more}</button>}
    </div>
  );
}

const Order = ({ w }: { w: Widget }) => (
  <label>{w.t.sort}
    <select value={w.wanted} onChange={({ currentTarget }) => void w.load(currentTarget.value as Sort)}>
      {sorts.map((sort) => <option key={sort} value={sort}>{w.t[sort]}</option>)}
    </select>
  </label>
);

/** Takes the room that the comments will take, so that nothing below jumps. */
function Waiting({ w }: { w: Widget }) {
  const { t } = w;
  return (
    <div class="room">
      {w.problems.has('list')
        ? <p class="note bad" role="alert">{t.notLoaded} {told(t, w.problems.get('list'))} <Link onClick={() => void w.load(w.sort)}>{t.retry}</Link></p>
        : <><p class="pale" role="status">{t.loading}</p>{[1, 2, 3, 4].map((each) => <div key={each} class="ghost" />)}</>}
    </div>
  );
}
