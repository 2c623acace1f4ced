// What a comment answers, outermost first: as readers see it, and where that is hidden, as the desk does.
import { queueTexts } from '../../../../i18n/dashboard/queue.ts';
import { commentHtml } from '../../../client/comment-html.ts';
import { Refused } from '../../../client/call.ts';
import type { Item, Permalink, Story } from '../../../wire.ts';
import { api } from '../../state/api.ts';
import { say } from '../../state/lang.ts';
import { hrefOf } from '../../state/route.ts';
import { ErrorNote, Loading, Name, When } from '../../ui/parts.tsx';
import { useLoad } from '../../ui/use-load.ts';

type Above = { id: string; name: string | null; html: string | null; dir: Item['dir'] | null; createdAt: string; status: Item['status'] };

/** Deeper than any thread goes. */
const MOST = 30;

async function aboveOf(parentId: string | null): Promise<Above[]> {
  const found: Above[] = [];
  for (let id = parentId; id !== null && found.length < MOST;) {
    const shown = await orNull(api<Permalink>(`GET /comments/${id}`));
    if (shown !== null) {
      const visible = [...shown.ancestors, shown.comment];
      return [...visible.map(({ author, state, ...rest }): Above => ({ ...rest, name: author?.name ?? null, status: state === 'tombstone' ? 'removed' : 'approved' })), ...found];
    }
    const hidden = await orNull(api<Story>(`GET /moderation/comments/${id}`));
    if (hidden === null) break;
    const { html, dir, createdAt, status } = hidden;
    found.unshift({ id, name: hidden.author.name, html, dir, createdAt, status });
    id = hidden.parentId;
  }
  return found;
}

async function orNull<T>(asked: Promise<T>): Promise<T | null> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof Refused && error.problem.status === 404) return null;
    throw error;
  }
}

export function Context({ item }: { item: Item }) {
  const texts = say(queueTexts);
  const { data, error, reload } = useLoad(() => aboveOf(item.parentId), item.parentId ?? '');
  if (error !== null) return <ErrorNote error={error} retry={() => void reload()} />;
  if (data === null) return <Loading />;
  if (data.length === 0) return <p class="soft">{texts.contextTop}</p>;
  return (
    <ol class="above" aria-label={texts.context}>
      {data.map(({ id, name, html, dir, createdAt, status }) => (
        <li key={id}>
          <p class="soft">
            <a href={hrefOf(`/comments/${id}`)}><Name>{name ?? texts.gone}</Name></a> <When at={createdAt} /> {status !== 'approved' && <span class={`badge status ${status}`}>{texts.statuses[status]}</span>}
          </p>
          {html !== null && <div class="said" dir={dir ?? 'auto'} dangerouslySetInnerHTML={commentHtml(html)} />}
        </li>
      ))}
    </ol>
  );
}
