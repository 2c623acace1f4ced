// One comment with what answers it: who, when, what, and what its reader may do.
import { Component } from 'preact';
import type { WidgetTexts } from '../../../i18n/widget.ts';
import { counted, day, moment, passed } from '../../../i18n/words.ts';
import { serverNow } from '../../client/call.ts';
import { commentLang } from '../../client/comment-html.ts';
import type { Direction, OwnComment } from '../../wire.ts';
import { close, edit, go, hide, loadReplies, post, remove, report, reveal, share, toggle } from '../acts.ts';
import type { Shown } from '../thread.ts';
import { closedBecause } from '../told.ts';
import type { Widget } from '../widget.ts';
import { Form } from './form.tsx';
import { addressOf, Link, Named, Problem } from './parts.tsx';

type One = { w: Widget; shown: Shown };

export function Comment({ w, shown, under }: One & { under: Map<string, Shown[]> }) {
  const { t, thread } = w;
  const own = thread.own.get(shown.id) ?? null;
  const replies = under.get(shown.id) ?? [];
  const more = thread.more.has(shown.id);
  const isHidden = shown.author !== null && own === null && w.keep.hidden.has(shown.author.id) && !w.revealed.has(shown.id);
  return (
    <li>
      {isHidden ? <HiddenOne w={w} shown={shown} /> : <Article w={w} shown={shown} own={own} />}
      {replies.length > 0 && <ol>{replies.map((each) => <Comment key={each.id} w={w} shown={each} under={under} />)}</ol>}
      <Problem w={w} place={`more:${shown.id}`} />
      {more && <Link busy={w.busy.has(`more:${shown.id}`)} onClick={() => void loadReplies(w, shown.id)}>{counted(t.lang, t.replies, thread.left(shown))}</Link>}
    </li>
  );
}

const HiddenOne = ({ w, shown }: One) => (
  <article id={`comment-${shown.id}`} tabIndex={-1} class="gone">
    <p>{w.t.hidden}</p>
    <div class="acts"><Link onClick={() => reveal(w, shown.id)}>{w.t.showOnce}</Link><Link onClick={() => hide(w, shown, false)}>{w.t.unhide}</Link></div>
  </article>
);

function Article({ w, shown, own }: One & { own: OwnComment | null }) {
  const { t } = w;
  const { id, author, state } = shown;
  const marked = w.marked === id ? ' marked' : '';
  if (author === null || state === 'removed' || state === 'tombstone') {
    return <article id={`comment-${id}`} tabIndex={-1} class={`gone${marked}`}><p>{t.removed}</p></article>;
  }
  const hidden = own !== null && own.state !== 'visible' ? own : null;
  const opened = w.open.get(id);
  return (
    <article id={`comment-${id}`} tabIndex={-1} class={`${hidden === null ? '' : 'waiting'}${marked}`} aria-label={author.name}>
      <Head w={w} shown={shown} hidden={hidden} />
      {opened === 'edit' && own !== null
        ? <Form w={w} place={`edit-${id}`} title={t.edit} submit={t.save} initial={own.text ?? ''} send={(draft) => edit(w, own, draft)} onCancel={() => close(w, id)} />
        : <Body w={w} html={shown.html ?? ''} dir={shown.dir ?? 'ltr'} />}
      {hidden !== null && hidden.reason !== null && <p class="pale" dir="auto">{hidden.reason.message}</p>}
      {opened !== 'edit' && <Acts w={w} shown={shown} own={own} />}
      <Problem w={w} place={id} />
      {opened === 'reply' && (
        <Form w={w} place={id} title={t.replyTo} name={author.name} submit={t.send} send={(draft, website) => post(w, draft, { parentId: id, website })} onCancel={() => close(w, id)} />
      )}
      {opened === 'report' && (
        <Form w={w} place={`report-${id}`} title={t.reportDetail} reasons={t.reasons} submit={t.reportSend} send={(draft) => report(w, id, draft)} onCancel={() => close(w, id)} />
      )}
      {opened === 'reported' && <p class="note">{t.reported}</p>}
    </article>
  );
}

function Head({ w, shown, hidden }: One & { hidden: OwnComment | null }) {
  const { t, thread } = w;
  const at = new Date(shown.createdAt);
  // A reply whose place is beside what it answers says so; so does one of the reader's own that stands apart from it.
  const to = shown.inReplyTo ?? (shown.parentId !== null && !thread.comments.has(shown.parentId) ? shown.parentId : null);
  const answered = to === null ? undefined : thread.comments.get(to)?.author?.name;
  return (
    <header>
      <strong><bdi dir="auto" class="name">{shown.author?.name ?? ''}</bdi></strong>
      {shown.author?.kind === 'staff' && <span class="badge">{t.staff}</span>}
      {shown.pinned && <span class="badge">{t.pinned}</span>}
      {hidden !== null && <span class="badge">{hidden.state === 'rejected' ? t.rejected : t.pending}</span>}
      <a href={addressOf(shown.id)} onClick={(event) => share(w, event, shown.id)}><time dateTime={shown.createdAt} onPointerEnter={({ currentTarget }) => { currentTarget.title = moment(t.lang, at); }}>{howLongAgo(t, at)}</time></a>
      {shown.editedAt !== null && <span>{t.edited}</span>}
      {to !== null && <a href={addressOf(to)} onClick={(event) => void go(w, event, to)}>{answered === undefined ? t.answers : <Named text={t.replyTo} name={answered} />}</a>}
    </header>
  );
}

function howLongAgo(t: WidgetTexts, at: Date): string {
  const past = passed(at, serverNow());
  if (past === null) return day(t.lang, at);
  return past.n === 0 ? t.now : counted(t.lang, t.ago[past.unit], past.n);
}

/** Set once: setting the same words again would lose what is selected in them. */
class Body extends Component<{ w: Widget; html: string; dir: Direction }> {
  override shouldComponentUpdate(next: { html: string }): boolean {
    return next.html !== this.props.html;
  }

  override render() {
    const { w: { t, options }, html, dir } = this.props;
    return <div class="body" dir={dir} lang={commentLang(dir, t.lang)} dangerouslySetInnerHTML={options.commentHtml(html)} />;
  }
}

function Acts({ w, shown, own }: One & { own: OwnComment | null }) {
  const { t, keep } = w;
  const { id, author, state } = shown;
  if (own !== null && w.open.get(id) === 'remove') {
    return (
      <div class="acts">
        <Link id={`remove-${id}`} busy={w.busy.has(id)} onClick={() => void remove(w, own)}>{t.confirmRemove}</Link>
        <Link onClick={() => close(w, id)}>{t.cancel}</Link>
      </div>
    );
  }
  const isOthers = own === null && author?.id !== keep.identity?.id;
  const open = (what: 'reply' | 'edit' | 'report' | 'remove'): void => toggle(w, id, what);
  return (
    <div class="acts">
      {state === 'visible' && closedBecause(w) === null && <Link onClick={() => open('reply')}>{t.reply}</Link>}
      {own?.editableUntil != null && Date.parse(own.editableUntil) > serverNow() && <Link onClick={() => open('edit')}>{t.edit}</Link>}
      {own !== null && <Link onClick={() => open('remove')}>{t.remove}</Link>}
      {isOthers && <Link onClick={() => open('report')}>{t.report}</Link>}
      {isOthers && <Link onClick={() => hide(w, shown, true)}>{t.hide}</Link>}
    </div>
  );
}
