// What the public of a thread must be shown, worked out from nothing but comments and their statuses; and what it is shown.
import type { Reply, ThreadSaid, TopLevel } from './bodies.ts';
import { walk, type Client } from './client.ts';

export type Known = { id: string; parentId: string | null; status: string };
export type Shown = { visible: number; topLevel: number; ids: Map<string, { tombstone: boolean; replyCount: number }> };

/** The rule of the design, read top down and written without the store's own helpers. */
export function shownOf(comments: Iterable<Known>): Shown {
  const children = Map.groupBy(comments, (each) => each.parentId);
  const weights = new Map<string, number>();
  const weigh = (id: string | null): number => (children.get(id) ?? []).reduce((sum, each) => {
    const below = weigh(each.id);
    weights.set(each.id, below);
    return sum + (each.status === 'approved' ? 1 + below : each.status === 'removed' ? below : 0);
  }, 0);
  const visible = weigh(null);
  const ids: Shown['ids'] = new Map();
  const show = (parent: string | null): void => {
    for (const { id, status } of children.get(parent) ?? []) {
      const replyCount = weights.get(id) ?? 0;
      if (status !== 'approved' && !(status === 'removed' && replyCount > 0)) continue;
      ids.set(id, { tombstone: status === 'removed', replyCount });
      show(id);
    }
  };
  show(null);
  return { visible, topLevel: (children.get(null) ?? []).filter((each) => ids.has(each.id)).length, ids };
}

/** Every comment the pages of a thread show, replies included, each walked to its end. */
export async function walkShown(client: Pick<Client, 'send'>, key: string, sort = 'newest'): Promise<Map<string, Reply>> {
  const shown = new Map<string, Reply>();
  const add = (each: Reply): void => {
    if (shown.has(each.id)) throw new Error(`${each.id} is shown twice`);
    shown.set(each.id, each);
  };
  for (const root of await walk<TopLevel>(client, `/sites/demo/threads/${key}/comments?sort=${sort}&limit=50&replies=0`)) {
    add(root);
    if (root.replyCount > 0) for (const reply of await walk<Reply>(client, `/comments/${root.id}/replies?limit=100`)) add(reply);
  }
  return shown;
}

/** What the pages show, in the words of `shownOf`. */
export async function publicOf(client: Pick<Client, 'send'>, key: string): Promise<Shown> {
  const pages = await walkShown(client, key);
  const thread = (await client.send<ThreadSaid>('GET', `/sites/demo/threads/${key}`)).body;
  return { ...thread.counts, ids: new Map([...pages].map(([id, each]) => [id, { tombstone: each.state === 'tombstone', replyCount: each.replyCount }])) };
}
