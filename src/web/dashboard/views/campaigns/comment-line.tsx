// A comment as one of many decided together: who, when, where, how it stands, and its words. Nothing is done to it alone from here.
import { names } from '../../../../i18n/dashboard/names.ts';
import './comment-line.css';
import type { Item } from '../../../wire.ts';
import { say } from '../../state/lang.ts';
import { hrefOf } from '../../state/route.ts';
import { Name, When } from '../../ui/parts.tsx';

const tones: Partial<Record<Item['status'], string>> = { pending: 'warn', approved: 'good', rejected: 'bad', spam: 'bad' };

export function CommentLine({ item }: { item: Item }) {
  return (
    <li class="comment-line">
      <p class="hint">
        <a href={hrefOf(`/authors/${item.author.id}`)}><Name>{item.author.name}</Name></a>
        {' · '}<a href={hrefOf(`/comments/${item.id}`)}><When at={item.createdAt} /></a>
        {' · '}<Name>{item.thread.title ?? item.thread.key}</Name>
        {' '}<StatusBadge status={item.status} />
      </p>
      <CommentText item={item} />
    </li>
  );
}

export const StatusBadge = ({ status }: { status: Item['status'] }) => <span class={`badge ${tones[status] ?? ''}`}>{say(names).statuses[status]}</span>;

/** The words alone, cut to a few lines: the whole is on the comment's own page. */
export const CommentText = ({ item }: { item: Item }) => <p class="comment-text" dir={item.dir}>{item.text}</p>;
