// Choices in MongoDB: who chose what, the records that prove it, their chain, and the daily figures.
import type { ClientSession, Connection } from 'mongoose';
import { GENESIS } from '../../kernel/chain.ts';
import type { ConsentLink, ConsentRecord } from '../../consent/consent-record.ts';
import type { ConsentCount, ConsentStore, RecordsQuery } from '../../consent/consent.store.ts';
import { filteredPage, saidIn } from '../filtered-page.ts';
import { anchorOf, consentLinkOf, consentOf, linkId, subjectId, type ConsentCountsRow } from './consent-models.ts';
import { choosing, purging } from './consent-writes.ts';
import { isDuplicate } from './failures.ts';
import type { Lane } from './lane.ts';
import type { Models } from './models.ts';
import { keyset } from './pages.ts';
import { insertRows, raw } from './raw.ts';
import type { Sequence } from './sequence.ts';
import { inTransaction } from './transaction.ts';

/** Records cut loose in one step. */
const STEP = 1000;

/** Without its type the server does not see that the index of subjects holds them all. */
const ofSubject = (digests: string[]) => ({ 'subject.digest': { $in: digests, $type: 'string' as const } });

export function mongoConsent(db: Connection, models: Models, { lane, sequence }: { lane: Lane; sequence: Sequence }): ConsentStore {
  const { consentRecords: records, consentSubjects: subjects, consentCounts, consentLinks: links, consentAnchors: anchors } = models;
  const anchor: ConsentStore['anchor'] = async (site) => {
    const row = await raw(anchors).findOne({ _id: site });
    return row === null ? null : anchorOf(row);
  };
  const lastLink: ConsentStore['lastLink'] = async (site) => {
    const row = await raw(links).findOne({ site }, { sort: { number: -1 } });
    return row === null ? null : consentLinkOf(row);
  };
  const heads: ConsentStore['heads'] = async (site, after, limit) => (await raw(links).find({ site, number: { $gt: after } }, { sort: { number: 1 }, limit }).toArray()).map(consentLinkOf);

  return {
    async standing(site, digests) {
      const rows = await raw(subjects).find({ _id: { $in: digests.map((digest) => subjectId(site, digest)) } }).toArray();
      return rows.toSorted((a, b) => b.seq - a.seq)[0]?.record ?? null;
    },

    choose: (given) => lane.submit(choosing(given)),

    async erase(site, digests) {
      // The subject first: whoever chooses for it from now on finds it gone.
      await raw(subjects).deleteMany({ _id: { $in: digests.map((digest) => subjectId(site, digest)) } });
      let cut = 0;
      for (;;) {
        const own = await raw(records).find({ site, ...ofSubject(digests) }, { projection: { _id: 1 }, limit: STEP }).toArray();
        if (own.length === 0) return cut;
        cut += (await raw(records).updateMany({ _id: { $in: own.map(({ _id }) => _id) } }, { $set: { subject: null } })).modifiedCount;
      }
    },

    async find(site, id) {
      const row = await raw(records).findOne({ _id: id, site });
      return row === null ? null : consentOf(row);
    },

    list: (query) => filteredPage<ConsentRecord>({
      ...query, keep: saidIn(query),
      read: async (cursor, limit) => (await raw(records).find(filterOf(query, cursor), { sort: { at: -1, _id: -1 }, limit }).toArray()).map(consentOf),
    }),

    async counts(site, from, to) {
      const rows = await raw(consentCounts).find({ site, day: { $gte: from, $lte: to } }).toArray();
      return added(rows);
    },

    async unsealed(site, limit) {
      const tip = await lastLink(site) ?? await anchor(site);
      // First the horizon, then the rows: what lies below it is all there by now.
      const horizon = await sequence.horizon();
      const rows = await raw(records).find({ site, seq: { $gt: tip?.through ?? 0, $lt: horizon } }, { sort: { seq: 1 }, limit }).toArray();
      return rows.map((row) => ({ seq: row.seq, record: consentOf(row) }));
    },

    lastLink,
    seal: (link) => sealOnce(db, models, link),

    // A purge between two readings would look like records taken out.
    links: (site, after, limit) => inTransaction(db, (session) => linksWithin(models, { site, after, limit, session })),

    heads,
    anchor,
    purge: (given) => lane.submit(purging(given)),

    async pruneSubjects({ site, before, now, limit }) {
      const old = await raw(subjects).find({ site, expiresAt: { $lte: now }, at: { $lt: before } }, { projection: { _id: 1 }, limit }).toArray();
      if (old.length === 0) return 0;
      // Who chose again meanwhile stays.
      return (await raw(subjects).deleteMany({ _id: { $in: old.map(({ _id }) => _id) }, expiresAt: { $lte: now }, at: { $lt: before } })).deletedCount;
    },
  };
}

type Stretch = { site: string; after: number; limit: number; session: ClientSession };

/** Whatever a link says it covers, it is given what lies in its range. The oldest link there is has all that comes before it in its range:
 *  nothing should, so what was put in there shows. */
async function linksWithin({ consentLinks, consentRecords }: Models, { site, after, limit, session }: Stretch): ReturnType<ConsentStore['links']> {
  const found = await raw(consentLinks).find({ site, number: { $gt: after } }, { session, sort: { number: 1 }, limit }).toArray();
  const [first, last] = [found[0], found.at(-1)];
  if (first === undefined || last === undefined) return [];
  const before = await raw(consentLinks).findOne({ _id: linkId(site, first.number - 1) }, { session });
  let from = before?.through ?? Number.MIN_SAFE_INTEGER;
  const rows = await raw(consentRecords).find({ site, seq: { $gt: from, $lte: last.through } }, { session, sort: { seq: 1 } }).toArray();
  return found.map((link) => {
    const covered = rows.filter(({ seq }) => seq > from && seq <= link.through);
    from = link.through;
    return { link: consentLinkOf(link), records: covered.map(consentOf) };
  });
}

async function sealOnce(db: Connection, { consentLinks, consentAnchors }: Models, link: ConsentLink): Promise<'done' | 'stale'> {
  const { site, number, previous } = link;
  try {
    return await inTransaction(db, async (session) => {
      const tip = await raw(consentLinks).findOne({ site }, { sort: { number: -1 }, session }) ?? await raw(consentAnchors).findOne({ _id: site }, { session });
      if (number !== (tip?.number ?? 0) + 1 || previous !== (tip?.mac ?? GENESIS)) return 'stale';
      await insertRows(consentLinks, [{ _id: linkId(site, number), ...link }], session);
      return 'done';
    });
  } catch (error) {
    // Another process was faster and its link has this number.
    if (isDuplicate(error)) return 'stale';
    throw error;
  }
}

function filterOf({ site, subject, from, to }: RecordsQuery, cursor: string | null): object {
  const end = keyset(cursor);
  const last = end === null ? null : new Date(end.at);
  const at = { ...(from === null ? {} : { $gte: from }), ...(to === null ? {} : { $lt: to }), ...(last === null ? {} : { $lte: last }) };
  return {
    site, ...(subject === null ? {} : ofSubject([subject])), ...(Object.keys(at).length === 0 ? {} : { at }),
    ...(end === null || last === null ? {} : { $or: [{ at: { $lt: last } }, { at: last, _id: { $lt: end.id } }] }),
  };
}

/** Over all slots, a row a figure. */
function added(rows: ConsentCountsRow[]): ConsentCount[] {
  const sums = new Map<string, ConsentCount>();
  for (const { day, revision, lang, surface, n: figures } of rows) {
    for (const [name, n] of Object.entries(figures)) {
      const key = [day, revision, lang, surface, name].join('/');
      const sum = sums.get(key) ?? { day, revision, lang: lang as ConsentCount['lang'], surface, name, n: 0 };
      sums.set(key, { ...sum, n: sum.n + n });
    }
  }
  return [...sums.values()];
}
