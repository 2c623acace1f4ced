// Sanctions in MongoDB: written in the lane, with their acts; looked up before every post.
import type { QueryFilter } from 'mongoose';
import type { DeskAct } from '../../moderation/decision.ts';
import { endOf, type Sanction, type Target } from '../../sanctions/sanction.ts';
import type { SanctionsQuery, SanctionsStore } from '../../sanctions/sanctions.store.ts';
import { filteredPage, sanctionIn } from '../filtered-page.ts';
import { GroupCommit } from '../group-commit.ts';
import { addJob } from './jobs.ts';
import type { Lane } from './lane.ts';
import type { Models, SanctionRow } from './models.ts';
import { keyset } from './pages.ts';
import { raw } from './raw.ts';
import { once } from './replays.ts';
import type { Command } from './work.ts';

/** Of what never ends: a date, so that one comparison finds what has not ended. */
const FOR_GOOD = new Date(8_640_000_000_000_000);

const keyOf = ({ type, value }: Target): string => `${type}:${value}`;
const rowOf = ({ id, ...rest }: Sanction): SanctionRow => ({
  _id: id, ...rest, key: rest.target.value === null ? null : keyOf({ ...rest.target, value: rest.target.value }), endsAt: endOf(rest) ?? FOR_GOOD,
});
const sanctionOf = ({ _id, key: _key, endsAt: _end, ...rest }: SanctionRow): Sanction => ({ id: _id, ...rest });
const same = (a: Sanction, b: Sanction): boolean => JSON.stringify(rowOf(a), fields) === JSON.stringify(rowOf(b), fields);
/** In one order, whatever the order they were read in. */
const fields = ['_id', 'site', 'kind', 'target', 'type', 'value', 'reason', 'note', 'by', 'createdAt', 'expiresAt', 'liftedAt', 'liftedBy', 'tell'];

type Asked = { site: string; keys: string[]; now: Date };

export function mongoSanctions({ sanctions }: Models, lane: Lane): SanctionsStore {
  /** Every post asks: those that ask while one answer is under way get theirs together. */
  const matches = new GroupCommit<Asked, Sanction[]>(async (asked) => {
    const $or = asked.map(({ site, keys, now }) => ({ site, key: { $in: keys }, endsAt: { $gt: now } }));
    const rows = await raw(sanctions).find({ $or }).toArray();
    return asked.map(({ site, keys, now }) => ({ ok: true, value: rows.filter((row) => row.site === site && keys.includes(row.key ?? '') && row.endsAt > now).map(sanctionOf) }));
  });

  return {
    insert: ({ sanction, act, jobs }, replay = null) => lane.submit(once(replay, {
      reads: {},
      run(work) {
        work.put(['sanctions', sanction.id], rowOf(sanction));
        work.records.push(act);
        for (const each of jobs) addJob(work, each);
        return { result: 'done' };
      },
    })),
    replace: (before, after, act) => lane.submit(replacing(before, after, act)),

    async find(id) {
      const row = await sanctions.findById(id).lean();
      return row === null ? null : sanctionOf(row);
    },

    matching: (site, targets, now) => matches.add({ site, keys: targets.map(keyOf), now }),

    list: (query) => filteredPage({
      ...query, keep: sanctionIn(query),
      read: async (cursor, limit) => (await sanctions.find(filterOf(query, cursor), null, { sort: { createdAt: -1, _id: -1 }, limit }).lean()).map(sanctionOf),
    }),

    async forgetAddresses(site, before, limit) {
      const old = { site, 'target.type': 'address_prefix', createdAt: { $lt: before }, key: { $type: 'string' } } as QueryFilter<SanctionRow>;
      const rows = await sanctions.find(old, { _id: 1 }, { limit }).lean();
      if (rows.length === 0) return 0;
      const { modifiedCount } = await sanctions.updateMany({ _id: { $in: rows.map((row) => row._id) }, key: { $type: 'string' } }, { $set: { key: null, 'target.value': null } });
      return modifiedCount;
    },
  };
}

const replacing = (before: Sanction, after: Sanction, act: DeskAct): Command<'done' | 'stale' | 'not_found'> => ({
  reads: { docs: [['sanctions', after.id]] },
  run(work) {
    const stored = work.doc<SanctionRow>('sanctions', after.id);
    if (stored === null) return 'not_found';
    if (!same(sanctionOf(stored), before)) return 'stale';
    work.put(['sanctions', after.id], rowOf(after));
    work.records.push(act);
    return 'done';
  },
});

function filterOf({ sites, type, targets }: SanctionsQuery, cursor: string | null): QueryFilter<SanctionRow> {
  const end = keyset(cursor);
  const site = sites.length === 1 ? { site: sites[0] } : { site: { $in: sites } };
  const narrow = targets !== null ? { key: { $in: targets.map(keyOf) } } : type === null ? {} : { 'target.type': type };
  const at = end === null ? null : new Date(end.at);
  const older = end === null || at === null ? {} : { createdAt: { $lte: at }, $or: [{ createdAt: { $lt: at } }, { createdAt: at, _id: { $lt: end.id } }] };
  return { ...site, ...narrow, ...older } as QueryFilter<SanctionRow>;
}
