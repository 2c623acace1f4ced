// Word lists and their versions in MongoDB. A rule is a document for each way it read: from a version until another.
import { cutPage, decodeCursor } from '../../kernel/page.ts';
import { byAge, type Rule, type RuleVersion } from '../../rules/rule.ts';
import type { NewVersion, RulesStore } from '../../rules/rules.store.ts';
import type { Lane } from './lane.ts';
import type { Models, RuleRow, RuleVersionRow } from './models.ts';
import { raw } from './raw.ts';
import type { Command, DocRef } from './work.ts';

const rowId = (id: string, since: number): string => `${id}@${since}`;
const versionId = (site: string, number: number): string => `${site}/${number}`;
const ruleOf = ({ _id, until: _until, isNow: _isNow, ruleId, ...rule }: RuleRow): Rule => ({ id: ruleId, ...rule });
const versionOf = ({ _id, ...version }: RuleVersionRow): RuleVersion => version;

export function mongoRules(models: Models, lane: Lane): RulesStore {
  const { rules, ruleVersions } = models;
  return {
    async current(site) {
      const row = await ruleVersions.findOne({ site }, { number: 1 }, { sort: { number: -1 } }).lean();
      return row?.number ?? 0;
    },

    async at(site, number) {
      const rows = await raw(rules).find({ $or: [{ site, isNow: true, since: { $lte: number } }, { site, isNow: false, until: { $gt: number }, since: { $lte: number } }] }).toArray();
      return rows.map((row) => ruleOf(row)).toSorted(byAge);
    },

    async page(site, { limit, cursor }) {
      const end = cursor === null ? null : decodeCursor(cursor);
      const at = new Date(end?.at ?? 0);
      const beyond = end === null ? {} : { $or: [{ createdAt: { $gt: at } }, { createdAt: at, ruleId: { $gt: end.id } }] };
      const rows = await rules.find({ site, isNow: true, ...beyond }, null, { sort: { createdAt: 1, ruleId: 1 }, limit: limit + 1 }).lean();
      return cutPage(rows.map((row) => ruleOf(row)), limit, ({ createdAt, id }) => ({ at: createdAt.getTime(), id }));
    },

    async apply(change) {
      const { site } = change.version;
      const rows = await rules.find({ site, isNow: true, ruleId: { $in: [...change.drop, ...change.put.map(({ id }) => id)] } }, { _id: 1 }).lean();
      const answer = await lane.submit(making(change, rows.map((row) => row._id)));
      if (answer === 'done' && change.forget > 0) await forget(models, site, change.forget);
      return answer;
    },

    async versions(site, below, limit) {
      const rows = await ruleVersions.find({ site, ...(below === null ? {} : { number: { $lt: below } }) }, null, { sort: { number: -1 }, limit }).lean();
      return rows.map((row) => versionOf(row));
    },

    async version(site, number) {
      const row = await ruleVersions.findById(versionId(site, number)).lean();
      return row === null ? null : versionOf(row);
    },
  };
}

/** `ending` are the documents that read otherwise from this version on. Where another version came between, this one is stale, so
 *  what was read of them before still holds. */
function making({ put, version, act }: NewVersion, ending: string[]): Command<'done' | 'stale'> {
  const { site, number } = version;
  const own: DocRef = ['ruleVersions', versionId(site, number)];
  const before: DocRef = ['ruleVersions', versionId(site, number - 1)];
  return {
    reads: { docs: [own, before, ...ending.map((id): DocRef => ['rules', id])] },
    run(work) {
      if (work.doc(...own) !== null || (number > 1 && work.doc(...before) === null)) return 'stale';
      for (const id of ending) work.put(['rules', id], { ...work.doc<RuleRow>('rules', id), until: number, isNow: false });
      for (const { id, ...rule } of put) {
        const row: RuleRow = { ...rule, _id: rowId(id, number), ruleId: id, site, since: number, until: null, isNow: true };
        work.put(['rules', row._id], row);
      }
      work.put(own, { _id: versionId(site, number), ...version });
      work.records.push(act);
      return 'done';
    },
  };
}

/** Drops versions up to a number and what ended with them; where this fails the next change does it. */
async function forget({ rules, ruleVersions }: Models, site: string, upTo: number): Promise<void> {
  await ruleVersions.deleteMany({ site, number: { $lte: upTo } });
  await rules.deleteMany({ site, isNow: false, until: { $lte: upTo } });
}

/** Rules stored before lists had versions become the first version of their list. */
export async function adoptRules({ rules, ruleVersions }: Models): Promise<void> {
  const old = await raw(rules).find({ since: { $exists: false } } as never).toArray() as unknown as (Omit<RuleRow, 'ruleId'>)[];
  for (const [site, rows] of Map.groupBy(old, (row) => row.site)) {
    const adopted = rows.map(({ _id, ...rule }): RuleRow => ({ ...rule, _id: rowId(_id, 1), ruleId: _id, since: 1, until: null, isNow: true }));
    await raw(rules).bulkWrite(adopted.map((row) => ({ replaceOne: { filter: { _id: row._id }, replacement: row, upsert: true } })));
    const at = rows.map((row) => row.createdAt).reduce((latest, each) => (each > latest ? each : latest));
    const first: RuleVersionRow = {
      _id: versionId(site, 1), site, number: 1, at, by: 'rule:upgrade', action: 'import', restored: null, added: rows.length, changed: 0, removed: 0, size: rows.length, differences: [],
    };
    await raw(ruleVersions).replaceOne({ _id: first._id }, first, { upsert: true });
    await raw(rules).deleteMany({ _id: { $in: rows.map((row) => row._id) } });
  }
}
