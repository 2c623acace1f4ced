// Reads what a batch of commands depends on and writes what they changed, in few many-document commands of one transaction.
import mongoose, { type ClientSession, type Model } from 'mongoose';
import { isShown, type Author, type Comment } from '../../comments/comment.ts';
import { insertRows, raw } from './raw.ts';
import { commentOf, commentRow, rankOf, toRow, type Models, type RecordRow } from './models.ts';
import type { Sequence } from './sequence.ts';
import { writeChoices, writeConsentCounts } from './consent-writes.ts';
import { writeStats } from './stats.ts';
import { refOf, Work, type Command, type DocRef, type Node } from './work.ts';

const nodeFields = { site: 1, threadKey: 1, parentId: 1, ancestors: 1, status: 1, replyCount: 1 };

/** Inside the transaction, so that a write decided on these rows fails when another process changes them first. */
export async function read(models: Models, commands: Command<unknown>[], session: ClientSession): Promise<Work> {
  const work = new Work();
  const wanted = (name: 'targets' | 'ancestors' | 'threads' | 'replays') => [...new Set(commands.flatMap(({ reads }) => reads[name] ?? []))];
  const targets = wanted('targets');
  if (targets.length > 0) {
    const rows = await models.comments.find({ _id: { $in: targets } }, null, { session }).lean();
    for (const row of rows) work.nodes.set(row._id, commentOf(row));
  }
  const above = [...work.nodes.values()].flatMap((node) => node.ancestors);
  const ancestors = [...new Set([...wanted('ancestors'), ...above])].filter((id) => !work.nodes.has(id));
  if (ancestors.length > 0) {
    const rows = await models.comments.find({ _id: { $in: ancestors } }, nodeFields, { session }).lean();
    for (const { _id, ...row } of rows) work.nodes.set(_id, { id: _id, ...row } as Node);
  }
  const threads = wanted('threads');
  if (threads.length > 0) {
    const rows = await models.threads.find({ _id: { $in: threads } }, { _id: 1 }, { session }).lean();
    for (const row of rows) work.threads.add(row._id);
  }
  const replays = wanted('replays');
  if (replays.length > 0) {
    const rows = await models.replays.find({ _id: { $in: replays } }, null, { session }).lean();
    for (const row of rows) work.replays.set(row._id, row);
  }
  await readDocs(work, models, { refs: commands.flatMap(({ reads }) => reads.docs ?? []), session });
  await readReports(work, models, { commands, session });
  return work;
}

async function readDocs(work: Work, models: Models, { refs, session }: { refs: DocRef[]; session: ClientSession }): Promise<void> {
  for (const [name, wanted] of Map.groupBy(refs, ([model]) => model)) {
    for (const ref of wanted) work.docs.set(refOf(ref), null);
    const rows = await collectionOf(models, name).find({ _id: { $in: [...new Set(wanted.map(([, id]) => id))] } }, { session }).toArray();
    for (const row of rows) work.docs.set(refOf([name, row._id]), row);
  }
}

/** Comments that nobody reported are not asked about. */
async function readReports(work: Work, { reports }: Models, { commands, session }: { commands: Command<unknown>[]; session: ClientSession }): Promise<void> {
  const all = commands.flatMap(({ reads }) => [...reads.reportsOn ?? [], ...(reads.reportsOnUnreviewed ?? []).filter((id) => work.target(id)?.reviewed === false)]);
  const on = [...new Set(all)].map((id) => work.target(id)).filter((comment) => comment !== null && comment.reports.open > 0) as Comment[];
  const closedBy = commands.flatMap(({ reads }) => reads.reportsClosedBy ?? []);
  const open = { site: { $in: [...new Set(on.map(({ site }) => site))] }, commentId: { $in: on.map(({ id }) => id) }, state: 'open' };
  const filters = [...(on.length > 0 ? [open] : []), ...(closedBy.length > 0 ? [{ closedBy: { $in: closedBy, $type: 'string' } }] : [])];
  for (const filter of filters) {
    for (const row of await raw(reports).find(filter as never, { session }).toArray()) work.docs.set(refOf(['reports', row._id]), row);
  }
}

/** Any collection whose documents are read and written whole, by text ids. */
const collectionOf = (models: Models, name: keyof Models) => raw(models[name] as unknown as Model<{ _id: string }>);

export type Target = { models: Models; sequence: Sequence; slot: number; session: ClientSession };

/** Hot documents last: others wait for them no longer than the commit takes. */
export async function write(work: Work, { models, sequence, slot, session }: Target): Promise<void> {
  const numbers = work.events.length + work.records.length + work.signatures.length + work.choices.length;
  const taken = numbers === 0 ? Promise.resolve(0) : sequence.take(numbers);
  // Awaited below; this only keeps an earlier failure from leaving it unheard.
  taken.catch(() => {});
  if (work.added.size > 0) await insertRows(models.comments, [...work.added.values()].map((comment) => commentRow(comment, work.words.get(comment.id) ?? [])), session);
  if (work.revisions.length > 0) await insertRows(models.revisions, work.revisions, session);
  await writeReplays(work, models, session);
  await writeChanged(work, models, session);
  const first = await taken;
  const firstEvent = first + work.records.length;
  const records = work.records.map((record, index) => ({ ...toRow(record), seq: first + index, link: null }) as RecordRow);
  if (records.length > 0) await insertRows(models.decisions, records, session);
  const events = work.events.map((event, index) => ({ _id: firstEvent + index, ...event }));
  if (events.length > 0) await insertRows(models.events, events, session);
  const signatures = work.signatures.map(({ data, ...signed }, index) => ({ _id: firstEvent + events.length + index, ...signed, data: new mongoose.mongo.Binary(data) }));
  if (signatures.length > 0) await insertRows(models.signatures, signatures, session);
  await writeChoices(work, models, { first: firstEvent + events.length + signatures.length, session });
  for (const { model, filter } of work.removals) await collectionOf(models, model).deleteMany(filter, { session });
  await writeDocs(work, models, session);
  await writeStandings(work, models, session);
  await writeThreads(work, models, session);
  await writeStats(work, models, { slot, session });
  await writeConsentCounts(work, models, { slot, session });
  await writeQueues(work, { models, slot, session });
}

async function writeReplays(work: Work, models: Models, session: ClientSession): Promise<void> {
  if (work.newReplays.size === 0) return;
  await raw(models.replays).bulkWrite([...work.newReplays.values()].map((row) =>
    ({ replaceOne: { filter: { _id: row._id }, replacement: row, upsert: true } })), { session });
}

async function writeChanged(work: Work, models: Models, session: ClientSession): Promise<void> {
  const known = [...work.changed].filter(([id]) => !work.added.has(id));
  if (known.length === 0) return;
  await raw(models.comments).bulkWrite(known.map(([id, names]) => {
    const comment = work.node(id) as Comment;
    const fields = Object.fromEntries([...names].map((name) => [name, comment[name]]));
    const words = work.words.get(id);
    const risk = names.has('risk') ? { riskRank: rankOf(comment.risk.score) } : {};
    return { updateOne: { filter: { _id: id }, update: { $set: { ...fields, ...risk, ...(words === undefined ? {} : { words }), shown: isShown(comment) } } } };
  }), { session });
}

async function writeDocs(work: Work, models: Models, session: ClientSession): Promise<void> {
  for (const [name, refs] of Map.groupBy(work.dirty.values(), ([model]) => model)) {
    await collectionOf(models, name).bulkWrite(refs.map((ref) => {
      const [filter, replacement] = [{ _id: ref[1] }, work.docs.get(refOf(ref)) ?? null];
      return replacement === null ? { deleteOne: { filter } } : { replaceOne: { filter, replacement, upsert: true } };
    }), { session });
  }
  for (const { model, ids, fields } of work.sets) await collectionOf(models, model).updateMany({ _id: { $in: ids } }, { $set: fields }, { session });
  for (const [name, sums] of Map.groupBy(work.sums.values(), ({ at }) => at[0])) {
    await collectionOf(models, name).bulkWrite(sums.map(({ at, add, fresh }) =>
      ({ updateOne: { filter: { _id: at[1] }, update: { $inc: add, $setOnInsert: fresh }, upsert: true } })), { session });
  }
}

async function writeStandings(work: Work, models: Models, session: ClientSession): Promise<void> {
  const ids = [...work.standings].filter(([id, each]) => work.newAuthors.has(id) || Object.values(each).some((count) => count !== 0));
  if (ids.length === 0) return;
  await raw(models.authors).bulkWrite(ids.map(([id, { approved, rejected, upheld, dismissed }]) => {
    const author = work.newAuthors.get(id);
    const fresh = author === undefined ? {} : { $setOnInsert: authorFields(author) };
    const update = { $inc: { 'standing.approved': approved, 'standing.rejected': rejected, 'reporting.upheld': upheld, 'reporting.dismissed': dismissed }, ...fresh };
    return { updateOne: { filter: { _id: id }, update, upsert: author !== undefined } };
  }), { session });
}

const authorFields = ({ id, site, name, kind, email, createdAt }: Author) =>
  ({ authorId: id, site, name, kind, email, createdAt });

async function writeThreads(work: Work, models: Models, session: ClientSession): Promise<void> {
  const moved = [...work.threadDeltas].filter(([, each]) => each.visible !== 0 || each.topLevel !== 0 || each.version !== 0);
  const ids = [...new Set([...work.newThreads.keys(), ...moved.map(([id]) => id)])];
  if (ids.length === 0) return;
  await raw(models.threads).bulkWrite(ids.map((id) => {
    const { visible, topLevel, version } = work.threadDeltas.get(id) ?? { visible: 0, topLevel: 0, version: 0 };
    const $inc = { 'counts.visible': visible, 'counts.topLevel': topLevel, version };
    const fresh = work.newThreads.get(id);
    const rules = work.threadRules.get(id);
    if (fresh === undefined) return { updateOne: { filter: { _id: id }, update: rules === undefined ? { $inc } : { $inc, $set: rules } } };
    const { site, key, url, title, state, slowSeconds, closing, createdAt } = fresh;
    return { updateOne: { filter: { _id: id }, update: { $inc, $setOnInsert: { site, key, url, title, state, slowSeconds, closing, createdAt, ...rules } }, upsert: true } };
  }), { session });
}

async function writeQueues(work: Work, { models, slot, session }: Pick<Target, 'models' | 'slot' | 'session'>): Promise<void> {
  const changed = [...work.queues].filter(([, counts]) => Object.values(counts).some((count) => count !== 0));
  if (changed.length === 0) return;
  await raw(models.queueCounts).bulkWrite(changed.map(([site, counts]) =>
    ({ updateOne: { filter: { _id: `${site}/${slot}` }, update: { $inc: counts, $setOnInsert: { site } }, upsert: true } })), { session });
}
