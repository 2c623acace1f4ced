// What every adapter promises of choices: which one stands, what is kept of whom, the figures, and the chain with its purge.
import { describe, expect, test } from '@jest/globals';
import { commitment, type Anchor, type ConsentLink, type ConsentRecord } from '../../src/consent/consent-record.ts';
import type { Chosen, ConsentCount, NewChoice, NumberedRecord, RecordsQuery } from '../../src/consent/consent.store.ts';
import { faultIn, nextHead } from '../../src/kernel/chain.ts';
import type { Store } from '../../src/store/store.ts';
import { aConsentRecord, anAct, at } from '../support/builders.ts';

const key = Buffer.from('a key of the test');
const all = (site: string): RecordsQuery => ({ site, subject: null, action: null, revision: null, lang: null, surface: null, from: null, to: null, limit: 50, cursor: null });
const aCount = (over: Partial<ConsentCount> = {}): ConsentCount => ({ day: '2026-01-01', revision: 1, lang: 'ar', surface: 'banner', name: 'accept_all', n: 1, ...over });

/** The link over these records, as a sealer makes it. */
const linkOver = (site: string, waiting: NumberedRecord[], last: Pick<ConsentLink, 'number' | 'mac'> | null): ConsentLink => {
  const records = waiting.map(({ record }) => record);
  return {
    ...nextHead(last, records, { commit: commitment, key }), site, recordIds: records.map(({ id }) => id), through: waiting.at(-1)!.seq,
    latestAt: new Date(Math.max(...records.map((record) => record.at.getTime()))), sealedAt: at(500),
  };
};
const anchorAt = ({ site, number, mac, through, recordIds }: ConsentLink, before = 0): Anchor =>
  ({ site, number, mac, through, records: before + recordIds.length, purgedAt: at(900), seal: `seal-${number}` });

export function consentContract(get: () => Store): void {
  const choose = (over: Parameters<typeof aConsentRecord>[0] = {}, { isNew = true, counts = [] }: Partial<Pick<NewChoice, 'isNew' | 'counts'>> = {}): Promise<Chosen> =>
    get().consent.choose({ record: aConsentRecord(over), isNew, counts });
  const chosen = async (over: Parameters<typeof aConsentRecord>[0] = {}, more: Partial<Pick<NewChoice, 'isNew' | 'counts'>> = {}): Promise<ConsentRecord> => {
    const answer = await choose(over, more);
    if (answer.result !== 'recorded') throw new Error(answer.result);
    return answer.record;
  };
  const seal = async (site: string, limit: number): Promise<ConsentLink> => {
    const last = await get().consent.lastLink(site) ?? await get().consent.anchor(site);
    const link = linkOver(site, await get().consent.unsealed(site, limit), last);
    expect(await get().consent.seal(link)).toBe('done');
    return link;
  };
  const faults = async (site: string) => {
    let before: Pick<ConsentLink, 'number' | 'mac'> | null = await get().consent.anchor(site);
    const found = [];
    for (const { link, records } of await get().consent.links(site, before?.number ?? 0, 50)) {
      found.push(faultIn({ link, ids: link.recordIds, records }, before, { commit: commitment, keys: [key] }));
      before = link;
    }
    return found;
  };

  describe('choosing', () => {
    test('a choice is found as it was made, stands for its subject, and only on its site', async () => {
      const record = await chosen({ site: 'c-one', digest: 'one', textHash: 'sha256:x', region: 'FR', gpc: true, agent: null, surface: 'settings' });
      expect(await get().consent.find('c-one', record.id)).toEqual(record);
      expect(await get().consent.find('c-other', record.id)).toBeNull();
      expect(await get().consent.standing('c-one', ['another', 'one'])).toEqual(record);
      expect(await get().consent.standing('c-other', ['one'])).toBeNull();
      expect(await get().consent.standing('c-one', ['another'])).toBeNull();
      expect(await get().consent.standing('c-one', [])).toBeNull();
    });

    test('the last written stands, whatever the clock said', async () => {
      const site = 'c-clock';
      await chosen({ site, digest: 'back', at: at(100) });
      const later = await chosen({ site, digest: 'back', action: 'reject_all', at: at(50) }, { isNew: false });
      expect(await get().consent.standing(site, ['back'])).toEqual(later);
    });

    test('of two digests of a subject the choice that was written last stands, in whatever order they are given', async () => {
      const site = 'c-rotated';
      await chosen({ site, digest: 'new-key', at: at(50) });
      const last = await chosen({ site, digest: 'old-key', at: at(5) });
      for (const digests of [['new-key', 'old-key'], ['old-key', 'new-key']]) expect(await get().consent.standing(site, digests)).toEqual(last);
    });

    test('of two choices at once both are kept, and one of them stands: the last in order', async () => {
      const site = 'c-two';
      await chosen({ site, digest: 'both' });
      await Promise.all((['reject_all', 'custom'] as const).map((action) => chosen({ site, digest: 'both', action, at: at(5) }, { isNew: false })));
      const written = await get().consent.unsealed(site, 10);
      expect(written.map(({ record }) => record.action).toSorted()).toEqual(['accept_all', 'custom', 'reject_all']);
      expect(await get().consent.standing(site, ['both'])).toEqual(written[2]!.record);
    });

    test('the same choice again is the standing record, and is counted once', async () => {
      const site = 'c-same';
      const first = await chosen({ site, digest: 'again' }, { counts: [aCount()] });
      const again = () => choose({ site, digest: 'again', at: at(7) }, { isNew: false, counts: [aCount()] });
      expect(await Promise.all([again(), again()])).toEqual([{ result: 'same', record: first }, { result: 'same', record: first }]);
      expect(await get().consent.counts(site, '2026-01-01', '2026-01-01')).toEqual([aCount()]);
      expect(await get().consent.unsealed(site, 10)).toHaveLength(1);
      const renewed = await chosen({ site, digest: 'again', at: first.expiresAt }, { isNew: false });
      expect(await get().consent.standing(site, ['again'])).toEqual(renewed);
    });

    test('who is not there is gone, and nothing is written', async () => {
      const site = 'c-gone';
      const record = aConsentRecord({ site, digest: 'nobody' });
      expect(await get().consent.choose({ record, isNew: false, counts: [aCount()] })).toEqual({ result: 'gone' });
      expect([await get().consent.find(site, record.id), await get().consent.standing(site, ['nobody'])]).toEqual([null, null]);
      expect(await get().consent.counts(site, '2026-01-01', '2026-12-31')).toEqual([]);
    });

    test('figures add up by all that the row names, and are read by days, both counted', async () => {
      const site = 'c-counts';
      const granted = aCount({ name: 'granted:statistics', n: 2 });
      const others = [aCount({ day: '2026-01-02' }), aCount({ revision: 2 }), aCount({ lang: 'fr' }), aCount({ surface: 'settings' })];
      await Promise.all([chosen({ site }, { counts: [aCount(), granted] }), chosen({ site }, { counts: [aCount(), granted, ...others] }), chosen({ site }, { counts: [aCount({ day: '2026-01-03' })] })]);
      await chosen({ site: 'c-counts-other' }, { counts: [aCount()] });
      const sorted = (counts: ConsentCount[]) => counts.map((each) => JSON.stringify(Object.entries(each).toSorted())).toSorted();
      expect(sorted(await get().consent.counts(site, '2026-01-01', '2026-01-02'))).toEqual(sorted([aCount({ n: 2 }), { ...granted, n: 4 }, ...others]));
      expect(await get().consent.counts(site, '2026-01-03', '2026-01-03')).toEqual([aCount({ day: '2026-01-03' })]);
    });
  });

  describe('erasing', () => {
    test('an erased subject is nobody any more; records, figures and the chain stay', async () => {
      const site = 'c-erase';
      const first = await chosen({ site, digest: 'old-key' }, { counts: [aCount()] });
      const second = await chosen({ site, digest: 'old-key', action: 'reject_all' }, { isNew: false, counts: [aCount({ name: 'reject_all' })] });
      const beside = await chosen({ site, digest: 'beside' });
      await seal(site, 2);
      expect(await get().consent.erase(site, ['new-key', 'old-key'])).toBe(2);
      expect(await get().consent.standing(site, ['old-key'])).toBeNull();
      for (const record of [first, second]) expect(await get().consent.find(site, record.id)).toEqual({ ...record, subject: null });
      expect(await get().consent.find(site, beside.id)).toEqual(beside);
      expect(await get().consent.standing(site, ['beside'])).toEqual(beside);
      expect((await get().consent.list({ ...all(site), subject: 'old-key' })).items).toEqual([]);
      expect(await get().consent.counts(site, '2026-01-01', '2026-01-01')).toHaveLength(2);
      await seal(site, 2);
      expect(await faults(site)).toEqual([null, null]);
      expect(await choose({ site, digest: 'old-key' }, { isNew: false })).toEqual({ result: 'gone' });
      expect(await get().consent.erase(site, ['new-key', 'old-key'])).toBe(0);
    });

    test('another site keeps its own', async () => {
      const kept = await chosen({ site: 'c-erase-kept', digest: 'shared' });
      await chosen({ site: 'c-erase-gone', digest: 'shared' });
      expect(await get().consent.erase('c-erase-gone', ['shared'])).toBe(1);
      expect(await get().consent.standing('c-erase-kept', ['shared'])).toEqual(kept);
    });

    test('only subjects whose choice is old and has run out are dropped, some at a time', async () => {
      const site = 'c-prune';
      for (const digest of ['spent-1', 'spent-2', 'spent-3']) await chosen({ site, digest, at: at(1), expiresAt: at(100) });
      await chosen({ site, digest: 'valid', at: at(1), expiresAt: at(101) });
      await chosen({ site, digest: 'young', at: at(50), expiresAt: at(60) });
      await chosen({ site, digest: 'renewed', at: at(1), expiresAt: at(100) });
      await chosen({ site, digest: 'renewed', action: 'custom', at: at(60), expiresAt: at(200) }, { isNew: false });
      const prune = () => get().consent.pruneSubjects({ site, before: at(50), now: at(100), limit: 2 });
      expect([await prune(), await prune(), await prune()]).toEqual([2, 1, 0]);
      const left = await Promise.all(['spent-1', 'spent-2', 'spent-3', 'valid', 'young', 'renewed'].map(async (digest) => (await get().consent.standing(site, [digest])) !== null));
      expect(left).toEqual([false, false, false, true, true, true]);
    });
  });

  describe('listing', () => {
    const walk = async (query: RecordsQuery): Promise<string[]> => {
      const seen: string[] = [];
      for (let cursor: string | null = null, pages = 0; pages < 50; pages += 1) {
        const page = await get().consent.list({ ...query, cursor });
        seen.push(...page.items.map(({ id }) => id));
        cursor = page.next;
        if (cursor === null) return seen;
      }
      throw new Error('no end');
    };

    test('newest first, equal times by id, page by page, by subject, time and what was chosen', async () => {
      const site = 'c-list';
      const made: ConsentRecord[] = [];
      for (const seconds of [3, 1, 2, 2, 2]) made.push(await chosen({ site, at: at(seconds) }));
      const mine = await chosen({ site, digest: 'mine', at: at(2), action: 'custom', revision: 2, lang: 'fr', surface: 'settings' });
      const before = await chosen({ site, digest: 'mine', at: at(1), action: 'reject_all' }, { isNew: false });
      made.push(mine, before);
      await chosen({ site: 'c-list-other', digest: 'mine-there' });
      const order = made.toSorted((a, b) => b.at.getTime() - a.at.getTime() || (a.id < b.id ? 1 : -1));
      expect((await get().consent.list(all(site))).items).toEqual(order);
      for (const limit of [1, 2, 3]) expect(await walk({ ...all(site), limit })).toEqual(order.map(({ id }) => id));
      expect(await walk({ ...all(site), subject: 'mine', limit: 1 })).toEqual([mine.id, before.id]);
      const within = order.filter(({ at: when }) => when >= at(2) && when < at(3)).map(({ id }) => id);
      expect(await walk({ ...all(site), from: at(2), to: at(3), limit: 2 })).toEqual(within);
      for (const only of [{ action: 'custom' }, { revision: 2 }, { lang: 'fr' }, { surface: 'settings' }] as const) expect(await walk({ ...all(site), ...only, limit: 1 })).toEqual([mine.id]);
      expect(await walk({ ...all(site), subject: 'mine', from: at(2), action: 'reject_all' })).toEqual([]);
    });
  });

  describe('the chain', () => {
    test('records are sealed in the order they were written, by one sealer, and the chain holds', async () => {
      const site = 'c-chain';
      for (const seconds of [30, 10, 20]) await chosen({ site, at: at(seconds) });
      const waiting = await get().consent.unsealed(site, 2);
      expect(waiting.map(({ record }) => record.at)).toEqual([at(30), at(10)]);
      expect(waiting[1]!.seq).toBeGreaterThan(waiting[0]!.seq);
      expect(await get().consent.lastLink(site)).toBeNull();
      const link = linkOver(site, waiting, null);
      expect((await Promise.all([get().consent.seal(link), get().consent.seal(link)])).toSorted()).toEqual(['done', 'stale']);
      expect(await get().consent.seal({ ...link, number: 2, previous: 'other' })).toBe('stale');
      expect(await get().consent.unsealed(site, 5)).toHaveLength(1);
      const first = (await get().consent.lastLink(site))!;
      const second = await seal(site, 5);
      expect(await get().consent.lastLink(site)).toEqual(second);
      expect(await get().consent.unsealed(site, 5)).toEqual([]);
      expect(await get().consent.heads(site, 0, 5)).toEqual([first, second]);
      expect(await get().consent.heads(site, 0, 1)).toEqual([first]);
      expect(await get().consent.heads(site, 1, 5)).toEqual([second]);
      expect((await get().consent.links(site, 1, 5)).map(({ records }) => records.map(({ at: when }) => when))).toEqual([[at(20)]]);
      expect(await faults(site)).toEqual([null, null]);
    });

    test('a chain begins at the genesis', async () => {
      const site = 'c-genesis';
      await chosen({ site });
      const link = linkOver(site, await get().consent.unsealed(site, 5), null);
      expect([await get().consent.seal({ ...link, previous: 'other' }), await get().consent.seal({ ...link, number: 2 })]).toEqual(['stale', 'stale']);
    });

    test('sites beside each other have chains of their own', async () => {
      const sites = ['c-beside-a', 'c-beside-b'];
      for (const site of [...sites, ...sites]) await chosen({ site });
      for (const site of sites) expect((await seal(site, 10)).recordIds).toHaveLength(2);
      for (const site of sites) expect(await faults(site)).toEqual([null]);
    });

    test('what lies in the range of a link shows in it, whatever it says it covers', async () => {
      const site = 'c-inserted';
      for (let each = 0; each < 3; each += 1) await chosen({ site });
      const [first, hidden, last] = await get().consent.unsealed(site, 3);
      expect(await get().consent.seal(linkOver(site, [first!, last!], null))).toBe('done');
      const [entry] = await get().consent.links(site, 0, 1);
      expect(entry!.records.map(({ id }) => id)).toEqual([first, hidden, last].map((each) => each!.record.id));
      expect(await faults(site)).toMatchObject([{ link: 1, what: 'inserted', recordId: hidden!.record.id }]);
    });

    test('a purge takes the oldest link with its records, once, and leaves an anchor and the act', async () => {
      const site = 'c-purge';
      const first = await chosen({ site, digest: 'kept' });
      const [second] = [await chosen({ site }), await chosen({ site })];
      const [oldest, newer] = [await seal(site, 1), await seal(site, 1)];
      expect(await get().consent.purge({ link: newer, anchor: anchorAt(newer), act: null })).toBe('stale');
      const act = anAct({ site, action: 'consent_purged', subject: 'consent' });
      const given = { link: oldest, anchor: anchorAt(oldest), act };
      expect(await get().consent.anchor(site)).toBeNull();
      expect((await Promise.all([get().consent.purge(given), get().consent.purge({ ...given, act: { ...act, id: `${act.id}-2` } })])).toSorted()).toEqual(['done', 'stale']);
      expect(await get().consent.find(site, first.id)).toBeNull();
      expect(await get().consent.find(site, second.id)).toEqual(second);
      expect(await get().consent.standing(site, ['kept'])).toEqual(first);
      expect(await get().consent.anchor(site)).toEqual(given.anchor);
      expect(await get().moderation.unsealed(site, 5)).toMatchObject([{ action: 'consent_purged', at: act.at }]);
      expect(await get().consent.heads(site, 0, 5)).toEqual([newer]);
      expect(await get().consent.unsealed(site, 5)).toHaveLength(1);
      expect(await faults(site)).toEqual([null]);
    });

    test('after a purge of all the chain goes on from the anchor', async () => {
      const site = 'c-purged';
      for (let each = 0; each < 3; each += 1) await chosen({ site });
      const first = await seal(site, 2);
      await get().consent.purge({ link: first, anchor: anchorAt(first), act: null });
      expect(await get().consent.lastLink(site)).toBeNull();
      const waiting = await get().consent.unsealed(site, 5);
      expect(waiting).toHaveLength(1);
      expect(await get().consent.seal(linkOver(site, waiting, null))).toBe('stale');
      const second = await seal(site, 5);
      expect(second).toMatchObject({ number: 2, previous: first.mac });
      expect(await faults(site)).toEqual([null]);
      expect(await get().consent.purge({ link: second, anchor: anchorAt(second, 2), act: null })).toBe('done');
      expect(await get().consent.anchor(site)).toMatchObject({ number: 2, records: 3 });
      const late = await chosen({ site });
      expect((await get().consent.unsealed(site, 5)).map(({ record }) => record)).toEqual([late]);
      expect((await get().consent.list(all(site))).items).toEqual([late]);
    });
  });
}
