// What an author wrote, newest first, in every status.
import { authorsTexts } from '../../../../i18n/dashboard/authors.ts';
import type { Item, Page } from '../../../wire.ts';
import { api, queryOf } from '../../state/api.ts';
import { say } from '../../state/lang.ts';
import { site } from '../../state/session.ts';
import { ErrorNote, Loading, More, Nothing } from '../../ui/parts.tsx';
import { usePages } from '../../ui/use-pages.ts';
import { CommentLine } from '../campaigns/comment-line.tsx';

export function AuthorComments({ id }: { id: string }) {
  const texts = say(authorsTexts);
  const slug = site.value?.slug;
  const { items, next, error, loading, more, reload } = usePages(
    (cursor) => api<Page<Item>>(`GET /moderation/comments${queryOf({ site: slug, author: id, sort: 'newest', limit: 20, cursor })}`), `comments ${slug} ${id}`,
  );
  return (
    <section class="part" aria-labelledby="author-comments">
      <h2 id="author-comments">{texts.comments}</h2>
      <ErrorNote error={error} retry={() => void reload()} />
      {items === null && loading && <Loading />}
      {items?.length === 0 && <Nothing>{texts.noComments}</Nothing>}
      <ul class="comment-lines">{items?.map((item) => <CommentLine key={item.id} item={item} />)}</ul>
      <More next={next} loading={loading} onMore={() => void more()} />
    </section>
  );
}
