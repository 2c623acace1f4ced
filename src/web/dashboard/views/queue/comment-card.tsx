// A comment as the desk sees it: who wrote what, where, why it is here and what others make of it. What can be done about it comes from outside.
import './card.css';
import type { ComponentChildren } from 'preact';
import { names } from '../../../../i18n/dashboard/names.ts';
import { queueTexts } from '../../../../i18n/dashboard/queue.ts';
import { counted, number } from '../../../../i18n/words.ts';
import type { Item } from '../../../wire.ts';
import { lang, say } from '../../state/lang.ts';
import { hrefOf } from '../../state/route.ts';
import { Name, When } from '../../ui/parts.tsx';
import { ClaimBadge } from './claim-badge.tsx';
import { MarkedText } from './marked-text.tsx';
import { findingWords, percent, reasonWords } from './reason-words.ts';

export type CardProps = {
  item: Item;
  /** The one the keyboard acts on. */
  current?: boolean;
  /** Chosen for a decision on several. */
  marked?: boolean;
  /** Somebody else has dealt with it. */
  settled?: boolean;
  /** Where its thread's name leads: the same list, of that thread alone. */
  within?: string;
  /** Shown before the text: what it answers. */
  before?: ComponentChildren;
  /** Buttons and panels, after the text. */
  children?: ComponentChildren;
};

/** The id of a comment's card in the page. */
export const cardId = (id: string): string => `c-${id}`;

export function CommentCard({ item, current = false, marked = false, settled = false, within = '/search', before, children }: CardProps) {
  const state = [current ? 'current' : '', marked ? 'marked' : '', settled ? 'settled' : ''].filter(Boolean).join(' ');
  return (
    <article id={cardId(item.id)} class={`card comment ${state}`} tabIndex={current ? 0 : -1} aria-current={current ? 'true' : undefined} aria-labelledby={`${cardId(item.id)}-by`}>
      <Byline item={item} within={within} />
      {before}
      <MarkedText text={item.text} html={item.html} dir={item.dir} reasons={item.risk.reasons} />
      <Signs item={item} />
      {item.appeal !== null && <Appeal appeal={item.appeal} />}
      {children}
    </article>
  );
}

function Byline({ item: { id, site, author, createdAt, thread, parentId, status }, within }: { item: Item; within: string }) {
  const texts = say(queueTexts);
  const { approved, rejected } = author.standing;
  const record = approved + rejected === 0 ? texts.neverDecided
    : texts.standing.replace('{approved}', number(lang.value, approved)).replace('{rejected}', number(lang.value, rejected));
  return (
    <header class="byline">
      <p id={`${cardId(id)}-by`}>
        <a class="author" href={hrefOf(`/authors/${author.id}`, { site })}><Name>{author.name}</Name></a>
        <span class="badge">{texts.kinds[author.kind]}</span>
        <span class="soft">{record}</span>
        <span class="soft"><When at={createdAt} /></span>
      </p>
      <p class="soft">
        {parentId !== null && <span class="badge">{texts.reply}</span>}
        <a href={hrefOf(within, { thread: thread.key })}><Name>{thread.title ?? texts.noTitle}</Name></a>
        {within !== `/queue/${status}` && <span class={`badge status ${status}`}>{say(names).statuses[status]}</span>}
      </p>
    </header>
  );
}

/** Why it is here: what checks found, what readers reported, how many are like it, who holds it. */
function Signs({ item: { risk, reports, similar, claim, reviewed, status, actions, id } }: { item: Item }) {
  const texts = say(queueTexts);
  const found = [...new Map(risk.reasons.map((each) => [findingWords(each), each])).keys()];
  return (
    <ul class="signs">
      {risk.score > 0 && <li class={risk.score >= 0.7 ? 'badge bad' : 'badge'}>{texts.risk.replace('{score}', percent(risk.score))}</li>}
      {found.map((words) => <li key={words} class="badge warn">{words}</li>)}
      {reports.open > 0 && <li class="badge bad">{counted(lang.value, texts.reports, reports.open)} ({tallyWords(reports.byReason)})</li>}
      {similar > 0 && <li><a class="badge warn" href={hrefOf('/campaigns', { comment: id })}>{counted(lang.value, texts.similar, similar)}</a></li>}
      {status === 'approved' && !reviewed && <li class="badge">{texts.unreviewed}</li>}
      {actions.includes('unpin') && <li class="badge good">{texts.pinned}</li>}
      {claim !== null && <ClaimBadge claim={claim} />}
    </ul>
  );
}

const tallyWords = (byReason: Item['reports']['byReason']): string => new Intl.ListFormat(lang.value, { type: 'unit' })
  .format(Object.entries(byReason).map(([code, n]) => (n > 1 ? `${reasonWords(code)} ×${number(lang.value, n)}` : reasonWords(code))));

function Appeal({ appeal }: { appeal: NonNullable<Item['appeal']> }) {
  const texts = say(queueTexts);
  return (
    <blockquote class="appeal">
      <p class="soft">{texts.appeal} ({texts.appealStates[appeal.state]}) <When at={appeal.at} /></p>
      <p class="as-written" dir="auto">{appeal.text}</p>
    </blockquote>
  );
}
