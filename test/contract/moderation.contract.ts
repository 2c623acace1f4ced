// What every store promises of decisions: one winner, exact queues and standings, a chain, a recount that finds nothing.
import { expect, test } from '@jest/globals';
import type { Comment } from '../../src/comments/comment.ts';
import { faultOf, nextLink } from '../../src/moderation/audit-chain.ts';
import type { Action } from '../../src/moderation/decision.ts';
import type { Store } from '../../src/store/store.ts';
import { aComment, anAct, anAuthor, aThread, at } from '../support/builders.ts';
import { change, entry, store } from './stored.ts';

const key = Buffer.alloc(32, 7);

export function moderationContract(get: () => Store): void {
  const queue = async (site: string, name: string) => (await get().moderation.queues(site)).find((each) => each.name === name);
  /** What the pages of a thread show, counted as its counts are. */
  const walkShown = async (site: string, threadKey: string): Promise<{ visible: number; topLevel: number }> => {
    const roots = (await get().comments.topLevel({ site, key: threadKey, sort: 'oldest', limit: 2000, cursor: null })).items;
    const shown = [...roots];
    for (const root of roots) {
      for (let cursor: string | null = null; ;) {
        const page = await get().comments.descendants(root, 7, cursor);
        shown.push(...page.items);
        cursor = page.next;
        if (cursor === null) break;
      }
    }
    return { visible: shown.filter((each) => each.status === 'approved').length, topLevel: roots.length };
  };
  const inSite = (site: string) => ({ thread: aThread({ site, key: 'article-1' }) });

  test('a decision moves status, queues, standing, record and event together', async () => {
    const site = 'decide';
    const by = anAuthor({ site });
    const comment = await store(get(), { site, by, status: 'pending', createdAt: at(3) }, inSite(site));
    expect(await queue(site, 'pending')).toEqual({ name: 'pending', count: 1, oldest: at(3) });
    const decided = change(comment, 'approve', { reason: 'other', note: 'لا بأس' });
    expect(await get().moderation.apply(decided)).toMatchObject({ result: 'done', comment: { status: 'approved', reviewed: true } });
    expect(await queue(site, 'pending')).toEqual({ name: 'pending', count: 0, oldest: null });
    expect(await queue(site, 'approved')).toMatchObject({ count: 1 });
    expect(await queue(site, 'unreviewed')).toMatchObject({ count: 0 });
    expect((await get().comments.findAuthor(site, by.id))?.standing).toEqual({ approved: 1, rejected: 0 });
    expect(await get().moderation.findDecision(decided.decision.id)).toEqual(decided.decision);
    expect(await get().moderation.decisionsOn(comment.id)).toEqual([decided.decision]);
    const events = (await get().events.after(0, 10_000)).filter((event) => event.commentId === comment.id);
    expect(events.map((event) => event.kind).sort()).toEqual(['decided', 'visible']);
  });

  test('two who decide the same comment at once: one decision, the other told what it is now', async () => {
    const comment = await store(get(), { status: 'pending', threadKey: 'race' });
    const results = await Promise.all([get().moderation.apply(change(comment, 'approve')), get().moderation.apply(change(comment, 'reject'))]);
    expect(results.map((each) => each.result).sort()).toEqual(['done', 'stale']);
    const [winner] = await get().moderation.decisionsOn(comment.id);
    expect(await get().moderation.decisionsOn(comment.id)).toHaveLength(1);
    expect(results.find((each) => each.result === 'stale')).toMatchObject({ comment: { status: winner?.to } });
  });

  test('a decision on an older revision or an unknown comment changes nothing', async () => {
    const comment = await store(get(), { status: 'pending', threadKey: 'older' });
    expect(await get().moderation.apply(change({ ...comment, revision: 2 }, 'approve'))).toMatchObject({ result: 'stale' });
    expect(await get().moderation.apply(change({ ...comment, id: 'none' }, 'approve'))).toEqual({ result: 'not_found' });
    expect(await get().moderation.decisionsOn(comment.id)).toEqual([]);
  });

  test('hiding and showing a root moves its whole branch in and out of the counts', async () => {
    const root = await store(get(), { threadKey: 'hide' });
    for (let each = 0; each < 5; each += 1) await store(get(), { parent: root });
    const hidden = await get().moderation.apply(change((await get().comments.find(root.id))!, 'reject'));
    expect((await get().threads.find('demo', 'hide'))?.counts).toEqual({ visible: 0, topLevel: 0 });
    await get().moderation.apply(change((hidden as { comment: Comment }).comment, 'approve'));
    expect((await get().threads.find('demo', 'hide'))?.counts).toEqual({ visible: 6, topLevel: 1 });
  });

  test('removing what was rejected brings its replies back, moves the version once and says so', async () => {
    const root = await store(get(), { threadKey: 'back' });
    await store(get(), { parent: root });
    await get().moderation.apply(change((await get().comments.find(root.id))!, 'reject'));
    const before = await get().threads.find('demo', 'back');
    await get().comments.remove(root.id, at(60));
    const after = await get().threads.find('demo', 'back');
    expect(after?.counts).toEqual({ visible: 1, topLevel: 1 });
    expect(after?.version).toBe(before!.version + 1);
    const told = async () => (await get().events.after(0, 10_000)).findLast((event) => event.threadKey === 'back');
    // A batch's mark is taken away in the background; until then its events are held back.
    for (let tries = 0; tries < 100 && (await told())?.kind !== 'thread_changed'; tries += 1) await get().ping();
    expect(await told()).toMatchObject({ kind: 'thread_changed', commentId: null, at: at(60) });
  });

  test('the version moves with what the public sees, and not with what happens under a hidden comment', async () => {
    const root = await store(get(), { threadKey: 'unseen' });
    const reply = await store(get(), { parent: root });
    const answered = await store(get(), { parent: root, status: 'pending' });
    const version = async () => (await get().threads.find('demo', 'unseen'))!.version;
    const decide = async (comment: Comment, action: Action) => get().moderation.apply(change((await get().comments.find(comment.id))!, action));
    const seen = await version();
    await decide(root, 'reject');
    expect(await version()).toBe(seen + 1);
    await decide(reply, 'pin');
    await decide(answered, 'approve');
    await decide(answered, 'reject');
    await get().comments.remove(answered.id, at(61));
    await decide(reply, 'unpin');
    expect(await version()).toBe(seen + 1);
    await decide(root, 'approve');
    expect(await version()).toBe(seen + 2);
    await decide(reply, 'pin');
    expect(await version()).toBe(seen + 3);
  });

  test('what is removed leaves its queue and its author\'s standing, and is decided no more', async () => {
    const site = 'leaving';
    const by = anAuthor({ site });
    const [shown, spam] = [await store(get(), { site, by }, inSite(site)), await store(get(), { site, by, status: 'spam' }, inSite(site))];
    expect((await get().comments.findAuthor(site, by.id))?.standing).toEqual({ approved: 1, rejected: 1 });
    for (const each of [shown, spam]) await get().comments.remove(each.id, at(9));
    expect((await get().comments.findAuthor(site, by.id))?.standing).toEqual({ approved: 0, rejected: 0 });
    expect((await get().moderation.queues(site)).every((each) => each.count === 0 && each.oldest === null)).toBe(true);
    expect(await get().moderation.apply(change(shown, 'reject'))).toMatchObject({ result: 'stale', comment: { status: 'removed' } });
    expect(await get().moderation.recount(site, false)).toEqual([]);
  });

  test('an undo puts back status, review and every count', async () => {
    const site = 'undo';
    const comment = await store(get(), { site }, inSite(site));
    const before = { queues: await get().moderation.queues(site), counts: (await get().threads.find(site, 'article-1'))?.counts };
    const first = change(comment, 'spam');
    await get().moderation.apply(first);
    const back = change((await get().comments.find(comment.id))!, 'approve', { action: 'undo', undoes: first.decision.id });
    expect(await get().moderation.apply({ ...back, set: { ...back.set, reviewed: false, publishedAt: comment.publishedAt } })).toMatchObject({ result: 'done' });
    expect(await get().comments.find(comment.id)).toEqual(comment);
    expect({ queues: await get().moderation.queues(site), counts: (await get().threads.find(site, 'article-1'))?.counts }).toEqual(before);
  });

  test('decisions are sealed in the order they were written, by one sealer, and the chain holds', async () => {
    const site = 'chain';
    for (let each = 0; each < 3; each += 1) await get().moderation.apply(change(await store(get(), { site, status: 'pending' }, inSite(site)), 'approve'));
    const waiting = await get().moderation.unsealed(site, 2);
    expect(waiting).toHaveLength(2);
    const link = nextLink(await get().moderation.lastLink(site), waiting, { site, key, now: at(100) });
    expect(await Promise.all([get().moderation.seal(link), get().moderation.seal({ ...link, mac: 'other' })])).toEqual(['done', 'stale']);
    const second = nextLink(await get().moderation.lastLink(site), await get().moderation.unsealed(site, 2), { site, key, now: at(101) });
    expect(await get().moderation.seal(second)).toBe('done');
    expect(await get().moderation.unsealed(site, 2)).toEqual([]);
    const entries = await get().moderation.links(site, 0, 10);
    expect(entries.map((each) => each.link)).toEqual([link, second]);
    expect(entries.map((each, index) => faultOf(each, entries[index - 1]?.link ?? null, [key]))).toEqual([null, null]);
    const newest = await get().moderation.audit({ sites: [site], limit: 2, cursor: null });
    expect(newest.items[0]?.id).toBe(second.decisionIds[0]);
    expect((await get().moderation.audit({ sites: [site], limit: 2, cursor: newest.next })).items).toHaveLength(1);
  });

  test('an act stands in the chain among the decisions, is no decision, and is noticed when it is changed', async () => {
    const site = 'acts';
    const comment = await store(get(), { site, status: 'pending' }, inSite(site));
    const act = anAct({ site, note: 'هدوء بعد العاصفة' });
    await get().moderation.record(act);
    const decided = change(comment, 'approve');
    await get().moderation.apply(decided);
    const waiting = await get().moderation.unsealed(site, 10);
    expect(waiting).toEqual([act, decided.decision]);
    expect(await get().moderation.findDecision(act.id)).toBeNull();
    const link = nextLink(null, waiting, { site, key, now: at(100) });
    expect(await get().moderation.seal(link)).toBe('done');
    const [entry_] = await get().moderation.links(site, 0, 10);
    expect(faultOf(entry_!, null, [key])).toBeNull();
    const changed = entry_!.decisions.map((each) => (each.id === act.id ? { ...each, subject: 'thread:other' } : each));
    expect(faultOf({ link: entry_!.link, decisions: changed }, null, [key])).toMatchObject({ decisionId: act.id, what: 'changed' });
    expect((await get().moderation.audit({ sites: [site], limit: 10, cursor: null })).items).toEqual([decided.decision, act]);
  });

  test('the audit list is narrowed to one actor, one subject and both, page by page', async () => {
    const site = 'narrowed';
    const act = (second: number, by: string, subject: string) => anAct({ site, id: `d_narrowed_${second}`, at: at(second), by, subject });
    const acts = [act(1, 'st_1', 'thread:a'), act(2, 'rule:raid', 'thread:a'), act(3, 'st_1', 'thread:b'), act(4, 'st_1', 'thread:a')];
    for (const each of acts) await get().moderation.record(each);
    const [first, second, third, fourth] = acts;
    const list = (given: { by?: string; subject?: string }, cursor: string | null = null) => get().moderation.audit({ sites: [site], ...given, limit: 2, cursor });
    const newest = await list({ by: 'st_1' });
    expect(newest.items).toEqual([fourth, third]);
    expect((await list({ by: 'st_1' }, newest.next)).items).toEqual([first]);
    expect((await list({ subject: 'thread:a' })).items).toEqual([fourth, second]);
    expect((await list({ by: 'st_1', subject: 'thread:a' })).items).toEqual([fourth, first]);
    expect((await list({ by: 'st_2' })).items).toEqual([]);
  });

  test('records are read on from a number, in the order they were written, and none is passed over', async () => {
    const site = 'recorded';
    const acts = Array.from({ length: 5 }, (_, n) => anAct({ site, subject: `thread:${n}` }));
    for (const act of acts) await get().moderation.record(act);
    const read: string[] = [];
    // A batch's mark is taken away in the background; until then its records are held back.
    for (let after = 0, tries = 0; read.length < 5 && tries < 1000; tries += 1) {
      const page = await get().moderation.recorded(site, after, 2);
      read.push(...page.map(({ record }) => record.id));
      after = page.at(-1)?.seq ?? after;
    }
    expect(read).toEqual(acts.map(({ id }) => id));
  });

  test('after 600 random operations at once, a recount finds no difference', async () => {
    const site = 'random';
    const authors = Array.from({ length: 5 }, () => anAuthor({ site }));
    let seed = 42;
    const random = (below: number): number => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return Math.floor((seed / 2_147_483_648) * below);
    };
    const known: string[] = [];
    const operate = async (): Promise<void> => {
      const target = known.length === 0 ? null : await get().comments.find(known[random(known.length)]!);
      const kind = random(10);
      if (target === null || kind < 4) {
        const by = authors[random(authors.length)]!;
        const status = (['approved', 'approved', 'approved', 'pending', 'spam'] as const)[random(5)]!;
        const comment = aComment({ by, site, threadKey: `t${random(2)}`, status, ...(target === null || target.depth > 3 || kind === 0 ? {} : { parent: target, threadKey: target.threadKey }) });
        const { result } = await get().comments.insert(entry(comment, by, { thread: aThread({ site, key: comment.threadKey }) }));
        if (result === 'done') known.push(comment.id);
      } else if (kind === 4) await get().comments.remove(target.id, at(1));
      else if (kind === 5) {
        const status = (['approved', 'pending'] as const)[random(2)]!;
        await get().comments.edit({ ...target, text: 'نص آخر', words: ['نص'], from: target.status, status, at: at(2), tallies: [] });
      }
      else if (target.status !== 'removed') await get().moderation.apply(change(target, (['approve', 'reject', 'spam'] as const)[random(3)]!));
    };
    for (let round = 0; round < 30; round += 1) await Promise.all(Array.from({ length: 20 }, operate));
    expect(known.length).toBeGreaterThan(100);
    for (const threadKey of ['t0', 't1']) expect(await walkShown(site, threadKey)).toEqual((await get().threads.find(site, threadKey))?.counts);
    expect(await get().moderation.recount(site, false)).toEqual([]);
  });
}
