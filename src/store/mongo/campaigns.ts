// Campaigns in MongoDB: signatures read on from a number, the groups and what their comments come to.
import type { QueryFilter } from 'mongoose';
import { noStatuses, type Campaign } from '../../campaigns/campaign.ts';
import { COUNTED_MOST, type CampaignsStore, type Tally } from '../../campaigns/campaigns.store.ts';
import type { Status } from '../../comments/comment.ts';
import type { DeskAct } from '../../moderation/decision.ts';
import { cutPage } from '../../kernel/page.ts';
import type { Lane } from './lane.ts';
import type { CampaignRow, Models } from './models.ts';
import { raw } from './raw.ts';
import { byTime, keyset, pageOf } from './pages.ts';
import type { Sequence } from './sequence.ts';
import type { Command } from './work.ts';

type Counted = { _id: { status: Status; author: string }; count: number };

export function mongoCampaigns(models: Models, { lane, sequence }: { lane: Lane; sequence: Sequence }): CampaignsStore {
  const { campaigns, comments, signatures } = models;
  const findMany = async (ids: string[]) => (ids.length === 0 ? [] : counted(models, await campaigns.find({ _id: { $in: ids } }).lean()));
  return {
    async signatures(after, limit) {
      // First the horizon, then the rows: what lies below it is all there by now.
      const horizon = await sequence.horizon();
      const rows = await signatures.find({ _id: { $gt: after, $lt: horizon } }, null, { sort: { _id: 1 }, limit }).lean();
      return rows.map(({ _id, data, ...signed }) => ({ seq: _id, ...signed, data: Uint8Array.from(data.value()) }));
    },

    async pruneSignatures(site, before, limit) {
      const rows = await signatures.find({ site, at: { $lt: before } }, { _id: 1 }, { sort: { at: 1 }, limit }).lean();
      return rows.length === 0 ? 0 : (await signatures.deleteMany({ _id: { $in: rows.map((row) => row._id) } })).deletedCount;
    },

    async campaignsOf(commentIds) {
      const rows = await raw(comments).find({ _id: { $in: commentIds } }, { projection: { campaignId: 1 } }).toArray();
      return new Map(rows.map((row) => [row._id, row.campaignId ?? null]));
    },

    find: async (id) => (await findMany([id]))[0] ?? null,
    findMany,

    async list({ sites, state, limit, cursor }) {
      const end = keyset(cursor);
      const before = end === null ? {} : { createdAt: { $lte: new Date(end.at) }, $or: [{ createdAt: { $lt: new Date(end.at) } }, { createdAt: new Date(end.at), _id: { $lt: end.id } }] };
      const filter: QueryFilter<CampaignRow> = { site: { $in: sites }, ...(state === null ? {} : { state }), ...before };
      const rows = await campaigns.find(filter, null, { sort: { createdAt: -1, _id: -1 }, limit: limit + 1 }).lean();
      const page = cutPage(rows, limit, (row) => ({ at: row.createdAt.getTime(), id: row._id }));
      return { items: await counted(models, page.items), next: page.next };
    },

    async tally(ids) {
      const tallies = await Promise.all(ids.map(async (id) => ({ id, tally: await tallyOf(models, id) })));
      return new Map(tallies.flatMap(({ id, tally }): [string, Tally][] => (tally === null ? [] : [[id, tally]])));
    },

    members: (id, limit, cursor) => pageOf(comments, { filter: { campaignId: id }, ...byTime, direction: 1, limit, cursor }),

    stand: ({ id, standing, act }) => lane.submit(changing(id, { standing }, act)),
    async setState(id, state) {
      await lane.submit(changing(id, { state }, null));
    },
  };
}

const changing = (id: string, fields: Partial<Pick<CampaignRow, 'state' | 'standing'>>, act: DeskAct | null): Command<boolean> => ({
  reads: { docs: [['campaigns', id]] },
  run(work) {
    const row = work.doc<CampaignRow>('campaigns', id);
    if (row === null) return false;
    work.put(['campaigns', id], { ...row, ...fields });
    if (act !== null) work.records.push(act);
    return true;
  },
});

/** The rows with their counts, in their order: one more reading. */
async function counted({ campaignCounts }: Models, rows: CampaignRow[]): Promise<Campaign[]> {
  const slots = rows.length === 0 ? [] : await campaignCounts.find({ campaign: { $in: rows.map((row) => row._id) } }).lean();
  const sums = new Map<string, number>();
  for (const { campaign, count } of slots) sums.set(campaign, (sums.get(campaign) ?? 0) + count);
  return rows.map(({ _id, ...row }) => ({ id: _id, ...row, count: sums.get(_id) ?? 0 }));
}

async function tallyOf({ comments }: Models, id: string): Promise<Tally | null> {
  const end = (direction: 1 | -1) =>
    comments.find({ campaignId: id }, { createdAt: 1 }, { sort: { createdAt: direction, _id: direction }, limit: 1 }).lean();
  const [groups, [first], [last]] = await Promise.all([
    comments.collection.aggregate<Counted>([
      { $match: { campaignId: id } }, { $sort: { createdAt: 1, _id: 1 } }, { $limit: COUNTED_MOST }, { $project: { _id: 0, status: 1, 'author.id': 1 } },
      { $group: { _id: { status: '$status', author: '$author.id' }, count: { $sum: 1 } } },
    ]).toArray(),
    end(1), end(-1),
  ]);
  if (first === undefined || last === undefined) return null;
  const statuses = noStatuses();
  for (const { _id: { status }, count } of groups) statuses[status] += count;
  return { statuses, authors: new Set(groups.map((group) => group._id.author)).size, exampleId: first._id, firstAt: first.createdAt, lastAt: last.createdAt };
}
