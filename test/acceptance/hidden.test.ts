// What is held, rejected, removed or under such a comment appears in nothing the public can ask for, whatever happened before.
import { afterAll, describe, expect, test } from '@jest/globals';
import { adapters } from '../support/stores.ts';
import type { Counts, Permalink, Problem, Reply, ThreadSaid, TopLevel, TopLevelPage } from './bodies.ts';
import { chance, isFull, listen, many, walk, type Answer, type Client } from './client.ts';
import { THREADS, World, type Piece } from './hidden-world.ts';

const OPERATIONS = isFull ? 10_000 : 2_000;
const SEED = Number(process.env.HIWAR_TEST_SEED ?? 20_261_124);
const ID = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/g;
const MARK = /علامة(\d+)ختم/g;

/** Compares public answers with the model; one for each run. */
class Public {
  private readonly tags = new Map<string, { picture: string; tag: string | null }>();
  private readonly world: World;
  private html: boolean | null = null;
  compared = 0;
  tagged = 0;

  constructor(world: World) {
    this.world = world;
  }

  /** Asks, and finds in the answer only ids that are shown and words that may be read now. */
  private async ask<B>(path: string, given: { status?: number; method?: string; body?: unknown; asked?: string } = {}): Promise<Answer<B>> {
    const { world } = this;
    const answer = await world.client.send<B>(given.method ?? 'GET', path, given.body === undefined ? {} : { body: given.body });
    this.compared += 1;
    if (answer.status !== (given.status ?? 200)) throw new Error(`${path}: ${answer.status} ${answer.text}`);
    for (const id of answer.text.match(ID) ?? []) if (!world.isShown(id)) throw new Error(`${path} tells of ${id}, which is hidden: ${answer.text}`);
    for (const [words, mark] of answer.text.matchAll(MARK)) if (!world.mayRead(Number(mark))) throw new Error(`${path} tells the words ${words}: ${answer.text}`);
    return answer;
  }

  /** The tag changes with what a reader can see, and with nothing else. */
  private tag(path: string, key: string, answer: Answer): void {
    const before = this.tags.get(path);
    const now = { picture: this.world.picture(key), tag: answer.etag };
    if (before !== undefined && (before.picture === now.picture) !== (before.tag === now.tag)) {
      throw new Error(`${path}: the picture is ${before.picture === now.picture ? 'the same, the tag is not' : 'another, the tag is not'}`);
    }
    this.tagged += Number(before !== undefined);
    this.tags.set(path, now);
  }

  async thread(key: string): Promise<void> {
    const path = `/sites/demo/threads/${key}`;
    const answer = await this.ask<ThreadSaid>(path);
    const { visible, topLevel } = this.world.shown(key);
    expect(answer.body.counts).toEqual({ visible, topLevel });
    this.tag(path, key, answer);
  }

  /** The whole list in an order, and its tag where one page holds it all. */
  async list(key: string, sort: string): Promise<void> {
    const path = `/sites/demo/threads/${key}/comments?sort=${sort}&limit=${this.world.random.one([10, 100])}&replies=3`;
    const first = await this.ask<TopLevelPage>(path);
    if (first.body.next === null && first.body.items.every((each) => each.replies.next === null)) this.tag(path, key, first);
    const { ids } = this.world.shown(key);
    const roots = this.world.in(key).filter((each) => each.parentId === null && ids.has(each.id)).map((each) => each.id);
    const score = (id: string): number => ids.get(id)!.replyCount;
    const wanted = sort === 'oldest' ? roots : sort === 'newest' ? roots.toReversed() : roots.toSorted((a, b) => score(b) - score(a) || (a < b ? 1 : -1));
    const items = await walk<TopLevel>({ send: (_method, each) => this.ask(each) }, path);
    expect(items.map((each) => each.id)).toEqual(wanted);
    for (const { id, replies } of items) {
      expect(replies.items.map((each) => each.id)).toEqual(this.below(id).slice(0, replies.items.length));
      expect(replies.items.length).toBe(Math.min(3, this.below(id).length));
    }
  }

  /** A comment's own address and what is below it: as the model has it, or as if it had never been. */
  async comment(piece: Piece): Promise<void> {
    const { world } = this;
    if (!world.isShown(piece.id)) {
      const [mine, none] = [await this.ask<Problem>(`/comments/${piece.id}`, { status: 404 }), await this.ask<Problem>('/comments/01890000-0000-7000-8000-000000000000', { status: 404 })];
      expect({ ...mine.body, requestId: '' }).toEqual({ ...none.body, requestId: '' });
      await this.ask(`/comments/${piece.id}/replies`, { status: 404 });
      return;
    }
    const { body } = await this.ask<Permalink>(`/comments/${piece.id}`);
    const shown = world.shown(piece.key).ids.get(piece.id)!;
    expect({ id: body.comment.id, state: body.comment.state, replyCount: body.comment.replyCount }).toEqual({ id: piece.id, state: shown.tombstone ? 'tombstone' : 'visible', replyCount: shown.replyCount });
    expect(body.ancestors.map((each) => each.id)).toEqual(this.above(piece));
    const replies = await walk<Reply>({ send: (_method, each) => this.ask(each) }, `/comments/${piece.id}/replies?limit=${[2, 20, 100][this.compared % 3]}`);
    expect(replies.map((each) => each.id)).toEqual(this.below(piece.id));
  }

  async counts(): Promise<void> {
    const threads = Array.from({ length: THREADS }, (_none, at) => `t${at}`);
    const { body } = await this.ask<Counts>('/sites/demo/counts', { method: 'POST', body: { threads } });
    expect(body.counts).toEqual(Object.fromEntries(threads.map((key) => [key, this.world.shown(key).visible])));
  }

  /** The page without scripts and the feed, where this server has them. */
  async pages(key: string): Promise<void> {
    this.html ??= (await this.world.client.send('GET', `/sites/demo/threads/${key}/comments.html`)).status === 200;
    if (this.html) await this.ask(`/sites/demo/threads/${key}/comments.html`);
  }

  get hasPages(): boolean {
    return this.html === true;
  }

  private above(piece: Piece): string[] {
    const parent = piece.parentId === null ? null : this.world.pieces.get(piece.parentId)!;
    return parent === null ? [] : [...this.above(parent), parent.id];
  }

  private below(id: string): string[] {
    const { key } = this.world.pieces.get(id)!;
    const under = new Set([id]);
    // Parents come before children.
    return this.world.in(key).filter((each) => each.parentId !== null && under.has(each.parentId) && this.world.isShown(each.id) && under.add(each.id)).map((each) => each.id);
  }
}

for (const adapter of await adapters()) {
  describe(`the hidden on ${adapter.name}`, () => {
    let client: Client | undefined;
    afterAll(async () => {
      await client?.close();
      await adapter.stop();
    });

    test(`${OPERATIONS} random operations, seed ${SEED}: every public answer is what the model says`, async () => {
      client = await listen(adapter);
      const world = new World(client, chance(SEED));
      const open = new Public(world);
      for (let at = 0; at < OPERATIONS; at += 1) {
        const key = await world.step();
        const pieces = world.in(key);
        const recent = pieces[pieces.length - 1 - world.random.below(Math.min(10, pieces.length))]!;
        await Promise.all([
          open.thread(key), open.comment(recent), at % 2 === 0 ? open.list(key, world.random.one(['newest', 'oldest', 'top'])) : null,
          at % 4 === 0 ? open.comment(world.random.one(pieces)) : null, at % 5 === 0 ? open.counts() : null, at % 10 === 0 ? open.pages(key) : null,
        ]);
      }
      const all = [...world.pieces.values()];
      await many(all, 8, (piece) => open.comment(piece));
      expect(await client.app.app.store.moderation.recount('demo', false)).toEqual([]);
      const hidden = all.filter((each) => !world.isShown(each.id)).length;
      process.stdout.write(`hidden on ${adapter.name}: ${OPERATIONS} operations, ${open.compared} public answers compared, ${open.tagged} tags, ${hidden} of ${all.length} comments hidden at the end, `
        + `comments.html ${open.hasPages ? 'included' : 'not served'}; 0 told\n`);
    }, 900_000);
  });
}
