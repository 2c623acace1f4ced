// What a comment answers, outermost first, what is hidden from readers included.
import { names } from '../../../../i18n/dashboard/names.ts';
import { queueTexts } from '../../../../i18n/dashboard/queue.ts';
import { commentHtml } from '../../../client/comment-html.ts';
import type { Item, Story } from '../../../wire.ts';
import { api } from '../../state/api.ts';
import { say } from '../../state/lang.ts';
import { hrefOf } from '../../state/route.ts';
import { ErrorNote, Loading, Name, When } from '../../ui/parts.tsx';
import { useLoad } from '../../ui/use-load.ts';

/** Deeper than any thread goes. */
const MOST = 30;

async function aboveOf(parentId: string | null): Promise<Story[]> {
  const found: Story[] = [];
  for (let id = parentId; id !== null && found.length < MOST; id = found[0]!.parentId) found.unshift(await api<Story>(`GET /moderation/comments/${id}`));
  return found;
}

export function Context({ item }: { item: Item }) {
  const texts = say(queueTexts);
  const { data, error, reload } = useLoad(() => aboveOf(item.parentId), item.parentId ?? '');
  if (error !== null) return <ErrorNote error={error} retry={() => void reload()} />;
  if (data === null) return <Loading />;
  if (data.length === 0) return <p class="soft">{texts.contextTop}</p>;
  return (
    <ol class="above" aria-label={texts.context}>
      {data.map(({ id, author, html, dir, createdAt, status }) => (
        <li key={id}>
          <p class="soft">
            <a href={hrefOf(`/comments/${id}`)}><Name>{author.name}</Name></a> <When at={createdAt} /> {status !== 'approved' && <span class={`badge status ${status}`}>{say(names).statuses[status]}</span>}
          </p>
          <div class="said" dir={dir} dangerouslySetInnerHTML={commentHtml(html)} />
        </li>
      ))}
    </ol>
  );
}
