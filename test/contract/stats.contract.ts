// What every store promises of the daily figures: they move with what they count, or not at all, and are what a plain recount says.
import { expect, test } from '@jest/globals';
import type { Comment } from '../../src/comments/comment.ts';
import { newAppeal } from '../../src/appeals/appeal.ts';
import type { Report } from '../../src/reports/report.ts';
import { Days } from '../../src/stats/days.ts';
import * as tally from '../../src/stats/tally.ts';
import type { Store } from '../../src/store/store.ts';
import { aComment, anAuthor, aThread, at, ids } from '../support/builders.ts';
import { aReport } from './reports.contract.ts';
import { onRecord, type Written } from '../support/plain-figures.ts';
import { aReplay, change, editOf, entry, store } from './stored.ts';

const DAY = 86_400;
const dayOf = new Days().in('Asia/Riyadh');
const one = (name: string, day = '2026-01-01') => [{ day, name, n: 1 }];

export function statsContract(get: () => Store): void {
  const inSite = (site: string) => ({ thread: aThread({ site, key: 'article-1' }) });
  const read = (site: string, over: { from?: string; to?: string; daily?: string[] } = {}) => get().stats.read({ site, from: '2026-01-01', to: '2026-12-31', daily: [], ...over });
  const sums = async (site: string, over: { from?: string; to?: string } = {}) => Object.fromEntries([...(await read(site, over)).sums].filter(([, n]) => n !== 0));

  test('a site without figures has none', async () => {
    expect(await read('no-figures', { daily: ['post:approved'] })).toEqual({ sums: new Map(), daily: new Map() });
  });

  test('figures move with what is posted, edited, removed and decided', async () => {
    const site = 'figures';
    const comment = await store(get(), { site, status: 'pending' }, { ...inSite(site), tallies: one('post:pending') });
    await get().comments.edit(editOf(comment, { status: 'pending', tallies: one('edit:pending') }));
    const decision = change((await get().comments.find(comment.id))!, 'approve');
    await get().moderation.apply({ ...decision, tallies: [...one('decided'), ...one('act:approve:st_1'), ...one('check:reviewed:rule:reports')] });
    await get().comments.remove(comment.id, at(90), { tallies: one('remove') });
    expect(await sums(site)).toEqual({ 'post:pending': 1, 'edit:pending': 1, decided: 1, 'act:approve:st_1': 1, 'check:reviewed:rule:reports': 1, remove: 1 });
  });

  test('what changes nothing counts nothing', async () => {
    const site = 'unmoved';
    const comment = await store(get(), { site, status: 'pending' }, inSite(site));
    const tallies = one('wrong');
    const replay = aReplay();
    const by = anAuthor({ site });
    await get().comments.insert(entry(aComment({ by, site, parent: aComment({ site }) }), by, { ...inSite(site), tallies }));
    await get().comments.edit(editOf({ ...comment, revision: 7 }, { tallies }));
    await get().moderation.apply({ ...change({ ...comment, revision: 7 }, 'approve'), tallies });
    await get().comments.remove('none', at(9), { tallies });
    expect(await sums(site)).toEqual({});
    await get().comments.remove(comment.id, at(9), { tallies: one('remove'), replay });
    await get().comments.remove(comment.id, at(9), { tallies, replay });
    await get().comments.remove(comment.id, at(9), { tallies });
    expect(await sums(site)).toEqual({ remove: 1 });
  });

  test('of two who decide at once only the one whose decision stands is counted', async () => {
    const site = 'figures-race';
    const comment = await store(get(), { site, status: 'pending' }, inSite(site));
    await Promise.all(['st_1', 'st_2'].map((by) => get().moderation.apply({ ...change(comment, 'approve', { by }), tallies: one(`act:approve:${by}`) })));
    const [winner] = await get().moderation.decisionsOn(comment.id);
    expect(await sums(site)).toEqual({ [`act:approve:${winner!.by}`]: 1 });
  });

  test('days of a range are added up, its ends too, and told by day where asked; other sites and years are not met', async () => {
    const put = (site: string, day: string, n = 1) => store(get(), { site }, { ...inSite(site), tallies: [{ day, name: 'post:approved', n }, { day, name: 'remove', n: 1 }] });
    for (const day of ['2025-12-31', '2026-01-01', '2026-01-01', '2026-06-15', '2026-12-31', '2027-01-01']) await put('ranged', day);
    // Names that sort around it: one begins like it, one is what it begins like.
    for (const site of ['ranged-2', 'range', 'ranged0']) await put(site, '2026-06-15', 100);
    expect(await sums('ranged')).toEqual({ 'post:approved': 4, remove: 4 });
    expect(await sums('ranged', { from: '2026-06-15', to: '2026-06-15' })).toEqual({ 'post:approved': 1, remove: 1 });
    expect(await sums('ranged', { from: '2026-06-16', to: '2026-12-30' })).toEqual({});
    const { daily } = await read('ranged', { daily: ['post:approved', 'never'] });
    expect(daily).toEqual(new Map([['post:approved', { '2026-01-01': 2, '2026-06-15': 1, '2026-12-31': 1 }]]));
  });

  test('reports and an appeal are counted where they are stored, and their answers with the decision; undone, both are as before', async () => {
    const site = 'figures-asked';
    const comment = await store(get(), { site }, inSite(site));
    const find = async () => (await get().comments.find(comment.id))!;
    const make = (report: Report) => get().reports.make({ report, threshold: 2, decisionId: ids.short('d'), day: '2026-01-01' });
    const reports = [aReport(comment, { at: at(0) }), aReport(comment, { reason: 'illegal', at: at(0) })];
    for (const report of [...reports, reports[0]!]) await make(report);
    const received = { 'notice:abuse': 1, 'notice:illegal': 1 };
    const hidden = { automatic: 1, 'act:hold:rule:reports': 1, 'moved:rule:approved:pending': 1, 'machine:held': 1, 'check:held:rule:reports': 1, 'check:alone:rule:reports': 1 };
    expect(await sums(site)).toEqual({ ...received, ...hidden });
    const refusal = change(await find(), 'reject', { at: at(4) });
    await get().moderation.apply({ ...refusal, occasion: { day: '2026-01-01', undone: null } });
    const closed = { 'closed:upheld:abuse': 1, 'closed:upheld:illegal': 1, 'wait:reported:8': 1, 'wait:illegal:8': 1 };
    expect(await sums(site)).toEqual({ ...received, ...hidden, ...closed });
    const { status, revision } = await find();
    const appeal = newAppeal('لم أشتم أحدا', { against: refusal.decision.id, at: at(4) });
    for (const name of ['appeal:received', 'wrong']) await get().appeals.open({ commentId: comment.id, appeal, expect: { status, revision }, tallies: one(name) });
    const granted = change(await find(), 'approve', { by: 'st_2', at: at(8) });
    await get().moderation.apply({ ...granted, occasion: { day: '2026-01-02', undone: null } });
    expect(await sums(site)).toEqual({ ...received, ...hidden, ...closed, 'appeal:received': 1, 'answer:granted': 1, 'wait:appeals:8': 1 });
    const back = change(await find(), 'reject', { by: 'st_2', action: 'undo', undoes: granted.decision.id, to: 'rejected', at: at(9) });
    await get().moderation.apply({ ...back, occasion: { day: '2026-01-03', undone: { day: '2026-01-02', at: at(8) } } });
    expect(await sums(site)).toEqual({ ...received, ...hidden, ...closed, 'appeal:received': 1 });
    expect(await sums(site, { from: '2026-01-02' })).toEqual({});
  });

  test('figures of one moment do not get in each other\'s way', async () => {
    const site = 'figures-many';
    await Promise.all(Array.from({ length: 40 }, (_, n) => store(get(), { site }, { ...inSite(site), tallies: [...one('post:approved'), { day: '2026-01-02', name: `n${n % 3}`, n: 2 }, { day: '2026-01-02', name: 'less', n: -1 }] })));
    expect(await sums(site)).toEqual({ 'post:approved': 40, n0: 28, n1: 26, n2: 26, less: -40 });
  });

  test('after 600 random operations at once they are what the records say, counted plainly', async () => {
    const site = 'random-figures';
    let seed = 4242;
    const random = (below: number): number => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return Math.floor((seed / 2_147_483_648) * below);
    };
    const later = (): Date => at(random(5 * DAY));
    const riskOf = (...checks: string[]): Comment['risk'] => ({ score: 0.5, findings: checks.map((check) => ({ check, verdict: 'hold', score: 0.5, code: check, spans: [] })) });
    const written: Written = { posts: new Map(), edits: [], removals: [] };
    const known: string[] = [];
    const deciding = new Set<string>();

    async function post(): Promise<void> {
      const by = anAuthor({ site });
      const status = (['approved', 'pending', 'pending', 'spam'] as const)[random(4)]!;
      const risk = status === 'approved' ? riskOf() : riskOf(...['links', 'word_lists', 'links word_lists'][random(3)]!.split(' '));
      const comment = aComment({ by, site, threadKey: `t${random(2)}`, status, risk, createdAt: later(), reason: status === 'spam' ? { code: 'honeypot', by: 'machine' } : null });
      await get().comments.insert(entry(comment, by, { thread: aThread({ site, key: comment.threadKey }), tallies: tally.posted(comment, dayOf(comment.createdAt)) }));
      written.posts.set(comment.id, comment);
      known.push(comment.id);
    }
    async function edit(comment: Comment): Promise<void> {
      const status = comment.status === 'approved' ? (['approved', 'pending'] as const)[random(2)]! : 'pending';
      const next = editOf(comment, { status, risk: status === 'approved' ? riskOf() : riskOf('invisible_text'), at: later() });
      const { result } = await get().comments.edit({ ...next, tallies: tally.edited(comment, next, dayOf(next.at)) });
      if (result === 'done') written.edits.push({ before: comment, after: next });
    }
    async function remove(comment: Comment): Promise<void> {
      const { result } = await get().comments.remove(comment.id, at(1), { tallies: tally.removed(dayOf(at(1))) });
      if (result === 'done') written.removals.push(comment.id);
    }
    async function decide(comment: Comment): Promise<void> {
      const history = await get().moderation.decisionsOn(comment.id);
      const last = history.at(-1);
      const by = `st_${random(3)}`;
      if (last !== undefined && last.action !== 'undo' && last.revision === comment.revision && random(3) === 0) {
        const back = change(comment, 'approve', { by, action: 'undo', undoes: last.id, to: last.from, at: later() });
        const set = { ...back.set, status: last.from, reviewed: last.wasReviewed };
        await get().moderation.apply({ ...back, set, tallies: tally.takenBack({ decision: back.decision, comment, history, isReported: false }, dayOf) });
        return;
      }
      const next = change(comment, (['approve', 'reject', 'spam'] as const)[random(3)]!, { by, at: later() });
      await get().moderation.apply({ ...next, tallies: tally.decided({ decision: next.decision, comment, history, isReported: false }, dayOf) });
    }
    async function operate(): Promise<void> {
      const comment = known.length === 0 ? null : await get().comments.find(known[random(known.length)]!);
      const kind = random(12);
      if (comment === null || kind < 3) return post();
      if (kind === 3) return remove(comment);
      if (comment.status === 'removed') return;
      if (kind === 4) return edit(comment);
      // Who decides reads the history first; that nobody decides the same comment in between is the decision's own contract.
      if (deciding.has(comment.id)) return;
      deciding.add(comment.id);
      await decide(comment).finally(() => deciding.delete(comment.id));
    }
    for (let round = 0; round < 30; round += 1) await Promise.all(Array.from({ length: 20 }, operate));

    const decisions = await Promise.all(known.map((id) => get().moderation.decisionsOn(id)));
    expect(decisions.flat().filter(({ action }) => action === 'undo').length).toBeGreaterThan(10);
    expect(written.edits.length).toBeGreaterThan(10);
    const { sums: stored, daily } = await read(site, { daily: ['post:pending', 'decided'] });
    const of = (kinds: string[]) => Object.fromEntries([...stored].filter(([name, n]) => n !== 0 && kinds.includes(name.split(':')[0]!)));
    const truth = onRecord(written, decisions);
    expect(of(['post', 'edit', 'remove', 'act', 'decided', 'moved', 'reason', 'check', 'machine', 'overturned', 'restrict', 'wait'])).toEqual(truth);
    expect(Object.values(daily.get('post:pending')!).reduce((sum, n) => sum + n, 0)).toBe(truth['post:pending']);
  });
}
