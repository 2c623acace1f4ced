// What every store promises of claims: a comment is one person's at a time, none is passed over, and a claim ends with what ends it.
import { expect, test } from '@jest/globals';
import type { Wanted } from '../../src/claims/claims.store.ts';
import type { Comment } from '../../src/comments/comment.ts';
import type { Store } from '../../src/store/store.ts';
import { aThread, at, ids } from '../support/builders.ts';
import { change, store } from './stored.ts';

const now = at(1000);
const later = at(1300);

export function claimsContract(get: () => Store): void {
  const held = (site: string, over: Partial<Comment> = {}) => store(get(), { site, status: 'pending', ...over }, { thread: aThread({ site, key: 'article-1' }) });
  const many = async (site: string, count: number): Promise<string[]> => {
    const comments = await Promise.all(Array.from({ length: count }, (_, n) => held(site, { createdAt: at(Math.floor(n / 3)), risk: { score: (n % 7) / 10, findings: [] } })));
    return comments.toSorted((a, b) => a.createdAt.getTime() - b.createdAt.getTime() || (a.id < b.id ? -1 : 1)).map(({ id }) => id);
  };
  const take = async (site: string, by: string, over: Partial<Wanted> = {}) =>
    (await get().claims.take({ site, queue: 'pending', by, session: null, until: later, sort: 'oldest', count: 10, most: 200, now, ...over })).map(({ id }) => id);

  test('the next ones in order, each to one person, until there are no more', async () => {
    const all = await many('turns', 7);
    expect(await take('turns', 'st_1', { count: 3 })).toEqual(all.slice(0, 3));
    expect(await take('turns', 'st_2', { count: 3 })).toEqual(all.slice(3, 6));
    expect(await take('turns', 'st_1', { count: 3 })).toEqual(all.slice(6));
    expect(await take('turns', 'st_2', { count: 3 })).toEqual([]);
    expect(await take('elsewhere', 'st_2')).toEqual([]);
    expect(await take('turns', 'st_2', { queue: 'appeals' })).toEqual([]);
    expect(await get().claims.on(all.slice(2, 4), now)).toEqual(expect.arrayContaining([
      { commentId: all[2], site: 'turns', queue: 'pending', by: 'st_1', session: null, until: later }, { commentId: all[3], site: 'turns', queue: 'pending', by: 'st_2', session: null, until: later },
    ]));
    expect(await get().claims.on(all, later)).toEqual([]);
  });

  test('newest first and highest risk first, too, and what is approved but not reviewed', async () => {
    const all = await many('orders', 9);
    expect(await take('orders', 'st_1', { sort: 'newest', count: 2 })).toEqual(all.toReversed().slice(0, 2));
    const rest = (await get().comments.findMany(all.slice(0, 7))).toSorted((a, b) => b.risk.score - a.risk.score || (a.id < b.id ? 1 : -1));
    expect(await take('orders', 'st_1', { sort: 'risk', count: 3 })).toEqual(rest.slice(0, 3).map(({ id }) => id));
    const shown = await held('orders', { status: 'approved' });
    expect(await take('orders', 'st_2', { queue: 'unreviewed' })).toEqual([shown.id]);
  });

  test('many who ask at once meet nowhere, pass over none, and hold no more than they may', async () => {
    const all = await many('crowd', 130);
    const taken = await Promise.all(Array.from({ length: 20 }, (_, n) => take('crowd', `c_${n % 10}`, { count: 7, most: 13 })));
    expect(taken.flat().toSorted()).toEqual(all.toSorted());
    for (let n = 0; n < 10; n += 1) expect(await get().claims.heldBy(`c_${n}`, now)).toHaveLength(13);
    const [more] = await many('crowd', 1);
    expect([await take('crowd', 'c_1', { most: 13 }), await take('crowd', 'c_10', { most: 13 })]).toEqual([[], [more]]);
  });

  test('a lease ends at its time and is then another\'s; given back, or a part of it, it is at once', async () => {
    const [first, second, third] = await many('ends', 3);
    await take('ends', 'st_1');
    expect(await take('ends', 'st_2', { now: at(1299) })).toEqual([]);
    expect(await take('ends', 'st_2', { now: later, until: at(1600), count: 1 })).toEqual([first]);
    expect((await get().claims.heldBy('st_1', now)).map(({ commentId }) => commentId)).toEqual(expect.arrayContaining([second, third]));
    const release = (over: object) => get().claims.release({ by: 'st_1', site: 'ends', queue: null, commentIds: null, now, ...over });
    expect([await release({ queue: 'spam' }), await release({ site: 'other' }), await release({ by: 'st_9' }), await release({ now: later })]).toEqual([0, 0, 0, 0]);
    expect([await release({ commentIds: [first!, second!] }), await take('ends', 'st_3')]).toEqual([1, [second]]);
    expect([await release({ queue: 'pending' }), await take('ends', 'st_3')]).toEqual([1, [third]]);
    await get().claims.prune(at(1600));
    expect(await get().claims.on([first!, second!, third!], at(0))).toEqual([]);
  });

  test('a decision of anybody ends it, and so does removal; a stale decision does not', async () => {
    const [decided, removed, kept] = (await many('decided', 3)) as [string, string, string];
    await take('decided', 'st_1');
    await get().moderation.apply(change((await get().comments.find(decided))!, 'reject', { by: 'st_2' }));
    await get().comments.remove(removed, at(1001));
    await get().moderation.apply(change({ ...(await get().comments.find(kept))!, revision: 7 }, 'reject'));
    expect((await get().claims.heldBy('st_1', now)).filter(({ site }) => site === 'decided').map(({ commentId }) => commentId)).toEqual([kept]);
  });

  test('what was taken in a session ends with it; a key or a person takes all of theirs along', async () => {
    const staff = { id: ids.short('st'), email: `${ids.short('e')}@example.org`, name: 'مشرفة', role: 'moderator' as const, sites: null, passwordHash: 'x', createdAt: at(0) };
    await get().accounts.insertStaff(staff);
    const session = async () => {
      const made = { id: ids.short('se'), tokenDigest: ids.secret(), staffId: staff.id, createdAt: at(0), expiresAt: at(9000), userAgent: '' };
      await get().accounts.insertSession(made);
      return made.id;
    };
    const [one, two, three] = [await session(), await session(), await session()];
    await many('sessions', 8);
    for (const each of [one, two, three, null]) await take('sessions', staff.id, { session: each, count: 1 });
    await take('sessions', 'k_1', { count: 1 });
    const sessions = async () => (await get().claims.heldBy(staff.id, now)).map((each) => each.session).toSorted();
    await get().accounts.deleteSession(staff.id, one);
    expect(await sessions()).toEqual([two, three, null].toSorted());
    await get().accounts.deleteOtherSessions(staff.id, three);
    expect(await sessions()).toEqual([three]);
    await get().accounts.deleteStaff(staff.id);
    expect(await sessions()).toEqual([]);
    await get().accounts.insertKey({ id: 'k_1', name: 'k', tokenDigest: ids.secret(), scopes: [], sites: null, createdAt: at(0) });
    await get().accounts.deleteKey('k_1');
    expect(await get().claims.heldBy('k_1', now)).toEqual([]);
  });
}
