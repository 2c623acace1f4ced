// Speaks to the API of the server this page came from, and remembers who its reader is.
import type { Draft, Mine, OwnComment, Page, Place, Posted, Problem, PublicComment, Sort, ThreadInfo, TopComment } from './types.ts';

/** What the API refused, as it said it. */
export class Refused extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.detail);
    this.problem = problem;
  }
}

export type Identity = { token: string; name: string };
export type Api = ReturnType<typeof createApi>;

export function createApi({ site, key, lang }: Place) {
  const store = `hiwar:${site}`;
  let identity = remembered(store);
  const S = `/sites/${site}/threads/${key}`;

  async function call<T>(method: string, path: string, given: { body?: unknown; idempotencyKey?: string } = {}): Promise<T> {
    const headers: Record<string, string> = { 'Accept-Language': lang };
    if (identity !== null) headers['Authorization'] = `Bearer ${identity.token}`;
    if (given.body !== undefined) headers['Content-Type'] = 'application/json';
    if (given.idempotencyKey !== undefined) headers['Idempotency-Key'] = given.idempotencyKey;
    const body = given.body === undefined ? null : JSON.stringify(given.body);
    const response = await fetch(`/api/v1${path}`, { method, headers, body, credentials: 'omit' });
    const answer = await response.json() as T;
    if (response.ok) return answer;
    // A token of another epoch or key names nobody any more.
    if (response.status === 401) setIdentity(null);
    throw new Refused(answer as Problem);
  }

  function setIdentity(next: Identity | null): void {
    identity = next;
    try {
      if (next === null) localStorage.removeItem(store);
      else localStorage.setItem(store, JSON.stringify(next));
    } catch {
      // Storage may be denied; then the reader is remembered until the page is left.
    }
  }

  return {
    identity: () => identity,
    setIdentity,
    thread: () => call<ThreadInfo>('GET', S),
    comments: (sort: Sort, cursor: string | null) => call<Page<TopComment>>('GET', `${S}/comments?sort=${sort}&limit=20&replies=20${cursor === null ? '' : `&cursor=${cursor}`}`),
    replies: (id: string, cursor: string) => call<Page<PublicComment>>('GET', `/comments/${id}/replies?limit=50&cursor=${cursor}`),
    /** My comments here that are not public, and those of my last hundred that are. */
    async mine(): Promise<OwnComment[]> {
      if (identity === null) return [];
      const [hidden, last] = await Promise.all([call<Mine>('GET', `${S}/me`), call<Page<OwnComment>>('GET', '/me/comments?limit=100')]);
      return [...hidden.comments, ...last.items.filter((each) => each.threadKey === key && each.state === 'visible')];
    },
    async post({ text, name, email, website }: Draft, parentId: string | null, idempotencyKey: string): Promise<Posted> {
      const posted = await call<Posted>('POST', `${S}/comments`, {
        idempotencyKey,
        body: {
          text, parentId, website, page: { url: location.origin + location.pathname, title: document.title },
          author: identity === null ? { name, email: email === '' ? null : email } : null,
        },
      });
      if (posted.guestToken !== null) setIdentity({ token: posted.guestToken, name: posted.comment.author?.name ?? name });
      return posted;
    },
    edit: (id: string, text: string) => call<Posted>('PATCH', `/comments/${id}`, { body: { text } }),
    remove: (id: string) => call<OwnComment>('DELETE', `/comments/${id}`),
  };
}

function remembered(store: string): Identity | null {
  try {
    const value = JSON.parse(localStorage.getItem(store) ?? 'null') as Partial<Identity> | null;
    return typeof value?.token === 'string' && typeof value.name === 'string' ? { token: value.token, name: value.name } : null;
  } catch {
    return null;
  }
}
