// Word lists and their versions in MongoDB. A rule is a document for each way it read: from a version until another.
import { cutPage, decodeCursor } from '../../kernel/page.ts';
import { byAge, type Rule, type RuleVersion } from '../../rules/rule.ts';
import type { NewVersion, RulesStore } from '../../rules/rules.store.ts';
import type { Lane } from './lane.ts';
import type { Models, RuleRow, RuleVersionRow } from './models.ts';
import { insertRows, raw } from './raw.ts';
import type { Command, DocRef } from './work.ts';

const rowId = (id: string, since: number): string => `${id}@${since}`;
/** The end of a row that has not begun. */
const STAGED = 0;
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
      const { version: { site, number }, put, drop, forget: upTo } = change;
      const ending = await rules.find({ site, isNow: true, ruleId: { $in: [...drop, ...put.map(({ id }) => id)] } }, { _id: 1 }).lean();
      const staged = put.map((rule): RuleRow => stagedRow(rule, change));
      // Thousands of rows would hold up everybody's transaction: they are laid down before it, where nothing reads them, and it turns them on.
      await rules.deleteMany({ site, isNow: false, until: STAGED, since: { $lt: number } });
      if (staged.length > 0) await insertRows(rules, staged);
      const answer = await lane.submit(making(change, { ending: ending.map((row) => row._id), starting: staged.map((row) => row._id) }));
      if (answer === 'stale' && staged.length > 0) await rules.deleteMany({ _id: { $in: staged.map((row) => row._id) }, until: STAGED });
      if (answer === 'done' && upTo > 0) await forget(models, site, upTo);
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

/** A row that nothing reads yet, under an id of its own: another process may be making the same version. */
const stagedRow = ({ id, ...rule }: Rule, { version: { site, number }, act }: NewVersion): RuleRow =>
  ({ ...rule, _id: `${rowId(id, number)}.${act.id}`, ruleId: id, site, since: number, until: STAGED, isNow: false });

/** `ending` are the rules that read otherwise from this version on, `starting` those laid down for it. Where another version came
 *  between, this one is stale, so what was read of them before still holds. */
function making({ version, act }: NewVersion, { ending, starting }: { ending: string[]; starting: string[] }): Command<'done' | 'stale'> {
  const { site, number } = version;
  const own: DocRef = ['ruleVersions', versionId(site, number)];
  const before: DocRef = ['ruleVersions', versionId(site, number - 1)];
  return {
    reads: { docs: [own, before] },
    run(work) {
      if (work.doc(...own) !== null || (number > 1 && work.doc(...before) === null)) return 'stale';
      work.set('rules', ending, { until: number, isNow: false });
      work.set('rules', starting, { until: null, isNow: true });
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
