// Consent policies in MongoDB: drafts, the revisions they become, and the texts that were served.
import type mongoose from 'mongoose';
import { cutPage } from '../../kernel/page.ts';
import type { DeskAct } from '../../moderation/decision.ts';
import type { PoliciesStore, Publication } from '../../consent/policies.store.ts';
import type { Policy, Revision } from '../../consent/policy.ts';
import type { PolicyRow, RevisionsRow } from './consent-models.ts';
import type { Lane } from './lane.ts';
import { fromRow, toRow, type Models } from './models.ts';
import { keyset } from './pages.ts';
import { insertRows, raw } from './raw.ts';
import type { Command, DocRef } from './work.ts';

const policyOf = (row: PolicyRow): Policy => fromRow(row);
const orNull = (row: PolicyRow | null): Policy | null => (row === null ? null : policyOf(row));
/** Whether it is a draft still, and as it was read. */
const isAsRead = (stored: PolicyRow | null, { site, version }: Policy): boolean => stored?.state === 'draft' && stored.version === version && stored.site === site;

export function mongoPolicies({ policies, consentTexts }: Models, lane: Lane): PoliciesStore {
  return {
    insert: (policy) => insertRows(policies, [toRow(policy)]),
    find: async (site, id) => orNull(await raw(policies).findOne({ _id: id, site })),
    findRevision: async (site, revision) => orNull(await raw(policies).findOne({ site, revision })),

    async list(site, limit, cursor) {
      const end = keyset(cursor);
      const at = new Date(end?.at ?? 0);
      const older = end === null ? {} : { createdAt: { $lte: at }, $or: [{ createdAt: { $lt: at } }, { createdAt: at, _id: { $lt: end.id } }] };
      const rows = await raw(policies).find({ site, ...older }, { sort: { createdAt: -1, _id: -1 }, limit: limit + 1 }).toArray();
      return cutPage(rows.map((row) => policyOf(row)), limit, ({ createdAt, id }) => ({ at: createdAt.getTime(), id }));
    },

    async revisions(site) {
      const rows = await raw(policies).find({ site, revision: { $gt: 0 } }, { projection: { revision: 1, state: 1, 'content.material': 1 }, sort: { revision: 1 } }).toArray();
      return rows.map(({ _id, revision, state, content }): Revision => ({ id: _id, revision: Number(revision), state: state as Revision['state'], material: content.material }));
    },

    change: (before, after) => lane.submit(replacing(before, toRow(after))),
    remove: (before) => lane.submit(replacing(before, null)),
    publish: (given) => lane.submit(publishing(given)),
    retire: (given) => lane.submit(retiring(given)),

    async findText(hash) {
      const row = await raw(consentTexts).findOne({ _id: hash });
      // The driver hands bytes over in a wrapper of its own.
      return row === null ? null : { hash, lang: row.lang, bytes: Buffer.from((row.bytes as unknown as mongoose.mongo.Binary).value()) };
    },
  };
}

function replacing(before: Policy, row: PolicyRow | null): Command<'done' | 'stale'> {
  const own: DocRef = ['policies', before.id];
  return {
    reads: { docs: [own] },
    run(work) {
      if (!isAsRead(work.doc<PolicyRow>(...own), before)) return 'stale';
      work.put(own, row);
      return 'done';
    },
  };
}

function publishing({ before, after, texts, act }: Publication): Command<Policy | 'stale'> {
  const [own, revisions]: [DocRef, DocRef] = [['policies', before.id], ['policyRevisions', before.site]];
  return {
    reads: { docs: [own, revisions] },
    run(work) {
      if (!isAsRead(work.doc<PolicyRow>(...own), before)) return 'stale';
      const revision = (work.doc<RevisionsRow>(...revisions)?.last ?? 0) + 1;
      const published: Policy = { ...after, revision };
      work.put(revisions, { _id: before.site, last: revision });
      work.put(own, toRow(published));
      for (const { hash, lang, bytes } of texts) work.put(['consentTexts', hash], { _id: hash, lang, bytes });
      work.records.push(act);
      return published;
    },
  };
}

function retiring({ site, id, at, act }: { site: string; id: string; at: Date; act: DeskAct }): Command<Policy | 'stale'> {
  const own: DocRef = ['policies', id];
  return {
    reads: { docs: [own] },
    run(work) {
      const stored = work.doc<PolicyRow>(...own);
      if (stored?.state !== 'published' || stored.site !== site) return 'stale';
      const retired: PolicyRow = { ...stored, state: 'retired', retiredAt: at };
      work.put(own, retired);
      work.records.push(act);
      return policyOf(retired);
    },
  };
}
