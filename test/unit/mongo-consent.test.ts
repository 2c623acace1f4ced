// Consent on MongoDB where several processes write: what the contract suites, which open one store, cannot see.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import mongoose from 'mongoose';
import { commitment, type Anchor, type ConsentLink, type ConsentRecord } from '../../src/consent/consent-record.ts';
import type { NumberedRecord, RecordsQuery } from '../../src/consent/consent.store.ts';
import { faultIn, nextHead } from '../../src/kernel/chain.ts';
import { openMongo } from '../../src/store/mongo/open-mongo.ts';
import type { Store } from '../../src/store/store.ts';
import { aConsentRecord, aPolicy, anAct, at } from '../support/builders.ts';
import { startMongod, type Mongod } from '../support/mongod.ts';
import { until } from '../support/until.ts';

const mongod: Mongod | null = await startMongod();
const suite = mongod === null ? describe.skip : describe;
afterAll(() => mongod?.stop());

const by = { commit: commitment, key: Buffer.from('a key of the test') };
const aCount = { day: '2026-01-01', revision: 1, lang: 'ar', surface: 'banner', name: 'accept_all', n: 1 } as const;
const everything: Omit<RecordsQuery, 'site'> = { subject: null, action: null, revision: null, lang: null, surface: null, from: null, to: null, limit: 10, cursor: null };

function linkOver(site: string, waiting: NumberedRecord[], last: Pick<ConsentLink, 'number' | 'mac'> | null): ConsentLink {
  const records = waiting.map(({ record }) => record);
  return { ...nextHead(last, records, by), site, recordIds: records.map(({ id }) => id), through: waiting.at(-1)!.seq, latestAt: at(0), sealedAt: at(1) };
}

/** What the chain covers, in order, once it was found whole. */
async function covered(store: Store, site: string): Promise<ConsentRecord[]> {
  let before: Pick<ConsentLink, 'number' | 'mac'> | null = null;
  const found: ConsentRecord[] = [];
  for (const { link, records } of await store.consent.links(site, 0, 1000)) {
    expect(faultIn({ link, ids: link.recordIds, records }, before, { commit: by.commit, keys: [by.key] })).toBeNull();
    before = link;
    found.push(...records);
  }
  return found;
}

suite('consent of many processes on one MongoDB', () => {
  const uri = mongod?.uri() ?? '';
  let stores: Store[] = [];
  beforeAll(async () => {
    stores = [await openMongo({ uri }), await openMongo({ uri }), await openMongo({ uri })];
  });
  afterAll(async () => {
    await Promise.all(stores.map((store) => store.close()));
  });
  const choose = (store: Store, over: Parameters<typeof aConsentRecord>[0], isNew: boolean) =>
    store.consent.choose({ record: aConsentRecord(over), isNew, counts: [aCount] });
  /** All that was written, once no process has a batch under way. */
  const written = (site: string, count: number) => until(`${count} records below the horizon`, async () => {
    const waiting = await stores[0]!.consent.unsealed(site, 1000);
    return waiting.length === count ? waiting : null;
  });
  const seal = async (store: Store, site: string, limit: number): Promise<'done' | 'stale' | 'nothing'> => {
    const last = await store.consent.lastLink(site) ?? await store.consent.anchor(site);
    const waiting = await store.consent.unsealed(site, limit);
    return waiting.length === 0 ? 'nothing' : store.consent.seal(linkOver(site, waiting, last));
  };

  test('choices of one subject from three processes at once are all kept, counted once each, and the last written stands', async () => {
    const site = 'm-one';
    await choose(stores[0]!, { site, digest: 'one' }, true);
    const answers = await Promise.all(Array.from({ length: 24 }, (_, n) => choose(stores[n % 3]!, { site, digest: 'one', surface: `s${n}` }, false)));
    expect(new Set(answers.map(({ result }) => result))).toEqual(new Set(['recorded']));
    const records = await written(site, 25);
    expect(new Set(records.map(({ seq }) => seq)).size).toBe(25);
    for (const store of stores) expect(await store.consent.standing(site, ['one'])).toEqual(records.at(-1)!.record);
    expect(await stores[1]!.consent.counts(site, '2026-01-01', '2026-01-01')).toEqual([{ ...aCount, n: 25 }]);
  });

  test('who is erased while other processes choose leaves no record behind that names them', async () => {
    const site = 'm-erased';
    await choose(stores[0]!, { site, digest: 'leaving' }, true);
    const choices = Array.from({ length: 20 }, (_, n) => choose(stores[n % 2]!, { site, digest: 'leaving', surface: `s${n}` }, false));
    const [cut, ...answers] = await Promise.all([stores[2]!.consent.erase(site, ['leaving']), ...choices]);
    const recorded = answers.filter(({ result }) => result === 'recorded').length;
    expect(recorded + answers.filter(({ result }) => result === 'gone').length).toBe(20);
    expect(cut).toBe(recorded + 1);
    expect((await written(site, recorded + 1)).filter(({ record }) => record.subject !== null)).toEqual([]);
    expect(await stores[0]!.consent.standing(site, ['leaving'])).toBeNull();
  });

  test('an erasure that was cut off after the subject was gone is finished when it is asked for again', async () => {
    const site = 'm-crashed';
    for (let each = 0; each < 3; each += 1) await choose(stores[0]!, { site, digest: 'half', surface: `s${each}` }, each === 0);
    const db = await mongoose.createConnection(uri).asPromise();
    await db.collection('consent_subjects').deleteMany({ site });
    await db.close();
    expect(await stores[1]!.consent.erase(site, ['half'])).toBe(3);
    expect((await stores[0]!.consent.list({ ...everything, site })).items.map(({ subject }) => subject)).toEqual([null, null, null]);
  });

  test('two sealers beside three writers make one chain, which passes no record over', async () => {
    const site = 'm-sealed';
    const writing = new AbortController();
    const sealing = stores.slice(0, 2).map(async (store) => {
      const answers: string[] = [];
      while (!writing.signal.aborted) answers.push(await seal(store, site, 7));
      return answers;
    });
    const made: string[] = [];
    for (let round = 0; round < 10; round += 1) {
      const answers = await Promise.all(Array.from({ length: 12 }, (_, n) => choose(stores[n % 3]!, { site }, true)));
      made.push(...answers.flatMap((each) => (each.result === 'recorded' ? [each.record.id] : [])));
    }
    writing.abort();
    expect((await Promise.all(sealing)).flat()).toContain('done');
    const records = await until('all sealed', async () => {
      await seal(stores[2]!, site, 50);
      const found = await covered(stores[1]!, site);
      return found.length === 120 ? found : null;
    });
    expect(records.map(({ id }) => id).toSorted()).toEqual(made.toSorted());
  });

  test('of three sealers with one link one is done, and of three purges of it', async () => {
    const site = 'm-links';
    for (const store of stores) await choose(store, { site }, true);
    const link = linkOver(site, (await written(site, 3)).slice(0, 2), null);
    expect((await Promise.all(stores.map(({ consent }) => consent.seal(link)))).toSorted()).toEqual(['done', 'stale', 'stale']);
    const { number, mac, through } = link;
    const anchor: Anchor = { site, number, mac, through, records: 2, purgedAt: at(9), seal: 'seal' };
    const purge = (store: Store) => store.consent.purge({ link, anchor, act: anAct({ site, action: 'consent_purged', subject: 'consent' }) });
    expect((await Promise.all(stores.map(purge))).toSorted()).toEqual(['done', 'stale', 'stale']);
    expect((await stores[0]!.moderation.audit({ sites: [site], limit: 5, cursor: null })).items).toHaveLength(1);
    expect((await written(site, 1)).map(({ seq }) => seq > through)).toEqual([true]);
  });

  test('a chain that is read while its oldest links are purged has no gap', async () => {
    const site = 'm-purged';
    for (let each = 0; each < 40; each += 1) await choose(stores[0]!, { site }, true);
    for (let each = 0; each < 40; each += 1) expect(await seal(stores[0]!, site, 1)).toBe('done');
    const heads = await stores[0]!.consent.heads(site, 0, 39);
    const purging = new AbortController();
    const reading = (async () => {
      while (!purging.signal.aborted) {
        for (const { link, records } of await stores[1]!.consent.links(site, 0, 50)) expect(records.map(({ id }) => id)).toEqual(link.recordIds);
      }
    })();
    for (const link of heads) {
      const { number, mac, through } = link;
      expect(await stores[0]!.consent.purge({ link, anchor: { site, number, mac, through, records: number, purgedAt: at(9), seal: 's' }, act: null })).toBe('done');
    }
    purging.abort();
    await reading;
  });

  test('three processes that publish at once give three numbers, and one draft is published once', async () => {
    const drafts = [1, 2, 3].map(() => aPolicy({ site: 'm-numbers' }));
    for (const draft of drafts) await stores[0]!.policies.insert(draft);
    const publish = (store: Store, before: ReturnType<typeof aPolicy>) => store.policies.publish({
      before, after: { ...before, state: 'published', revision: 0, publishedAt: at(1), publishedBy: 'st_1' }, texts: [{ hash: 'sha256:m', lang: 'ar', bytes: Buffer.from('نص واحد') }],
      act: anAct({ site: before.site, action: 'policy_published', subject: `policy:${before.id}` }),
    });
    const answers = await Promise.all([...drafts, ...drafts].map((draft, n) => publish(stores[(n + Math.floor(n / 3)) % 3]!, draft)));
    expect(answers.flatMap((each) => (each === 'stale' ? [] : [each.revision])).toSorted()).toEqual([1, 2, 3]);
    expect((await stores[0]!.moderation.audit({ sites: ['m-numbers'], limit: 9, cursor: null })).items).toHaveLength(3);
  });

  test('what a subject and its choices are asked for is served by indexes, however many others there are', async () => {
    const [site, store] = ['m-indexed', stores[0]!];
    for (let each = 0; each < 60; each += 1) await choose(store, { site, at: at(each) }, true);
    await choose(store, { site, digest: 'mine', at: at(5) }, true);
    await written(site, 61);
    const db = await mongoose.createConnection(uri).asPromise();
    await db.db!.command({ profile: 2 });
    await store.consent.standing(site, ['mine']);
    await store.consent.list({ ...everything, site, subject: 'mine' });
    await store.consent.list({ ...everything, site, from: at(10), to: at(12) });
    await store.consent.erase(site, ['mine']);
    await store.consent.pruneSubjects({ site, before: at(2), now: at(999_999), limit: 5 });
    await seal(store, site, 5);
    await store.consent.links(site, 0, 5);
    await store.consent.counts(site, '2026-01-01', '2026-01-02');
    await store.policies.revisions(site);
    await store.policies.findRevision(site, 1);
    await db.db!.command({ profile: 0 });
    const asked = await db.collection('system.profile').find({ ns: { $regex: String.raw`\.consent_` }, docsExamined: { $exists: true } }).toArray();
    await db.close();
    expect(asked.length).toBeGreaterThan(10);
    expect(asked.filter(({ planSummary }) => planSummary === 'COLLSCAN').map(({ command }) => JSON.stringify(command))).toEqual([]);
    expect(asked.filter(({ docsExamined, keysExamined }) => docsExamined > 5 || keysExamined > 10).map(({ command, docsExamined, keysExamined }) => JSON.stringify({ command, docsExamined, keysExamined }))).toEqual([]);
  });
});

suite('consent on a MongoDB that is gone', () => {
  test('every operation fails as unavailable', async () => {
    const own = await startMongod();
    if (own === null) return;
    const store = await openMongo({ uri: own.uri() });
    const site = 'm-away';
    const choose = () => store.consent.choose({ record: aConsentRecord({ site }), isNew: true, counts: [] });
    await choose();
    await own.stop();
    const answers = await Promise.allSettled([choose(), store.consent.standing(site, ['x']), store.consent.erase(site, ['x']), store.consent.unsealed(site, 5), store.consent.links(site, 0, 5), store.policies.revisions(site)]);
    expect(answers.map((each) => (each.status === 'rejected' ? (each.reason as { code?: string }).code : 'answered'))).toEqual(answers.map(() => 'unavailable'));
    await store.close();
  });
});
