// The requests the widget makes. Public reads go without the token, so that caches may answer them.
import { call, type Answer, type Given } from '../client/call.ts';
import type { OwnComment, Page, Permalink, Posted, PublicComment, ThreadInfo, ThreadMe, TopComment } from '../wire.ts';
import type { Draft, Keep } from './keep.ts';
import type { WidgetOptions } from './options.ts';

export type Sort = 'newest' | 'oldest' | 'top';
export type Guest = { guestToken: string; author: { id: string; name: string } };
export type Api = ReturnType<typeof createApi>;

export function createApi({ base, site, thread, lang, page }: WidgetOptions, keep: Keep, signal: AbortSignal) {
  const S = `/sites/${encodeURIComponent(site)}/threads/${encodeURIComponent(thread)}`;
  const caller = { base, lang, credentials: 'omit' as const };
  const known = { ...caller, token: () => keep.identity?.token ?? null };
  const ask = <T>(request: string, given: Given = {}): Promise<Answer<T>> => call<T>(caller, request, { ...given, signal });
  const act = async <T>(request: string, given: Given = {}): Promise<T> => (await call<T>(known, request, { ...given, signal })).body;
  const read = async <T>(path: string): Promise<T> => (await ask<T>(`GET ${path}`)).body;

  /** The same words again go under the same key: what arrived without its answer is not done twice. */
  function keyed(draft: Draft, body: object): Given {
    const sent = JSON.stringify(body);
    if (sent !== draft.sent) {
      draft.sent = sent;
      // randomUUID is missing on pages that are not secure.
      draft.key = [...crypto.getRandomValues(new Uint32Array(4))].join('-');
    }
    return { body, headers: { 'Idempotency-Key': draft.key } };
  }
  const author = ({ name, email }: Draft) => (keep.identity === null ? { name, email: email.trim() === '' ? null : email.trim() } : null);

  return {
    thread: (etag: string | null) => ask<ThreadInfo | null>(`GET ${S}`, etag === null ? {} : { headers: { 'If-None-Match': etag } }),
    comments: (sort: Sort, cursor: string | null) => read<Page<TopComment>>(`${S}/comments?sort=${sort}&limit=20&replies=3${cursor === null ? '' : `&cursor=${cursor}`}`),
    replies: (id: string, cursor: string) => read<Page<PublicComment>>(`/comments/${id}/replies?limit=50${cursor === '' ? '' : `&cursor=${cursor}`}`),
    one: (id: string) => read<Permalink>(`/comments/${id}`),
    /** Mine here that are not public, whether I may post, and those of my last hundred that are public. */
    async mine(): Promise<ThreadMe> {
      const [me, last] = await Promise.all([act<ThreadMe>(`GET ${S}/me`), act<Page<OwnComment>>('GET /me/comments?limit=100')]);
      return { ...me, comments: [...me.comments, ...last.items.filter(({ threadKey, state }) => threadKey === thread && state === 'visible')] };
    },
    post: (draft: Draft, parentId: string | null, website: string) =>
      act<Posted>(`POST ${S}/comments`, keyed(draft, { text: draft.text, parentId, website, page, author: author(draft) })),
    edit: (id: string, draft: Draft) => act<Posted>(`PATCH /comments/${id}`, keyed(draft, { text: draft.text })),
    remove: (id: string) => act<OwnComment>(`DELETE /comments/${id}`),
    guest: (draft: Draft) => act<Guest>(`POST /sites/${encodeURIComponent(site)}/guests`, { body: author(draft) }),
    report: (id: string, { reason, text }: Draft) => act<unknown>(`POST /comments/${id}/reports`, { body: { reason, detail: text === '' ? null : text } }),
  };
}
