// Every index by name, made before the first request; making what exists is free. Nothing is dropped here.
import type { IndexDefinition, IndexOptions } from 'mongoose';
import type { Models } from './models.ts';

type Index = [keyof Models, IndexDefinition, IndexOptions?];
const shown = { partialFilterExpression: { shown: true } };
const unreviewed = { partialFilterExpression: { status: 'approved', reviewed: false } };

export const indexes: Index[] = [
  ['rules', { site: 1, createdAt: 1, _id: 1 }],
  // The public page, by time and by weight, and what hangs below a comment.
  ['comments', { site: 1, threadKey: 1, depth: 1, createdAt: 1, _id: 1 }, { ...shown, name: 'page_by_time' }],
  ['comments', { site: 1, threadKey: 1, depth: 1, replyCount: 1, _id: 1 }, { ...shown, name: 'page_by_weight' }],
  ['comments', { ancestors: 1, _id: 1 }, { ...shown, name: 'below' }],
  // The author's own, and the repeat check.
  ['comments', { site: 1, 'author.id': 1, createdAt: 1, _id: 1 }, { name: 'by_author' }],
  ['comments', { site: 1, threadKey: 1, createdAt: 1, _id: 1 }, { name: 'by_thread' }],
  ['comments', { site: 1, 'address.prefix': 1, createdAt: 1, _id: 1 }, { name: 'by_network', partialFilterExpression: { 'address.prefix': { $type: 'string' } } }],
  ['comments', { site: 1, createdAt: 1 }, { name: 'addresses_by_age', partialFilterExpression: { 'address.prefix': { $type: 'string' } } }],
  // The desk.
  ['comments', { site: 1, createdAt: 1, _id: 1 }, { name: 'desk_by_time' }],
  ['comments', { site: 1, riskRank: 1, _id: 1 }, { name: 'desk_by_risk' }],
  ['comments', { site: 1, status: 1, createdAt: 1, _id: 1 }, { name: 'queue_by_time' }],
  ['comments', { site: 1, status: 1, riskRank: 1, _id: 1 }, { name: 'queue_by_risk' }],
  ['comments', { site: 1, createdAt: 1, _id: 1 }, { ...unreviewed, name: 'unreviewed_by_time' }],
  ['comments', { site: 1, riskRank: 1, _id: 1 }, { ...unreviewed, name: 'unreviewed_by_risk' }],
  ['comments', { site: 1, words: 1, createdAt: 1, _id: 1 }, { name: 'words' }],
  ['revisions', { commentId: 1, revision: 1 }],
  ['replays', { expiresAt: 1 }],
  ['queueCounts', { site: 1 }],
  ['decisions', { commentId: 1, seq: 1 }],
  ['decisions', { site: 1, seq: 1 }, { name: 'unsealed', partialFilterExpression: { link: { $type: 'null' } } }],
  ['decisions', { site: 1, link: 1, seq: 1 }],
  ['decisions', { site: 1, seq: 1 }, { name: 'recorded' }],
  ['links', { site: 1, number: 1 }, { unique: true }],
  ['events', { at: 1 }],
  ['raids', { site: 1 }],
  ['raidCounts', { site: 1, threadKey: 1, minute: 1 }],
  ['raidCounts', { minute: 1 }],
  ['limits', { resetAt: 1 }],
  ['decisions', { batch: 1, seq: 1 }, { name: 'batch', partialFilterExpression: { batch: { $type: 'string' } } }],
  ['jobs', { site: 1, createdAt: 1, _id: 1 }],
  ['jobs', { takeableAt: 1, _id: 1 }, { name: 'waiting', partialFilterExpression: { open: true } }],
  ['jobs', { site: 1, createdAt: 1 }, { name: 'jobs_by_network', partialFilterExpression: { 'scope.addressPrefix': { $type: 'string' } } }],
  ['claims', { by: 1, until: 1 }],
  ['claims', { until: 1 }],
  ['staff', { email: 1 }, { unique: true }],
  ['sessions', { tokenDigest: 1 }, { unique: true }],
  ['sessions', { staffId: 1, createdAt: 1 }],
  ['sessions', { expiresAt: 1 }],
  ['keys', { tokenDigest: 1 }, { unique: true }],
];

/** Creates collections and indexes; a transaction then never has to. */
export async function migrate(models: Models): Promise<void> {
  const present = new Set((await models.sites.db.listCollections()).map((each) => each.name));
  await Promise.all(Object.values(models).map(async (model) => {
    if (!present.has(model.collection.name)) await model.createCollection().catch(ignoreExists);
  }));
  const byModel = Map.groupBy(indexes, ([name]) => name);
  await Promise.all([...byModel].map(([name, wanted]) =>
    models[name].collection.createIndexes(wanted.map(([, key, more]) => ({ key, ...more })) as never)));
  await models.counters.updateOne({ _id: 'events' }, { $setOnInsert: { next: 1, open: {} } }, { upsert: true });
}

/** Another process was first. */
function ignoreExists(error: unknown): void {
  if ((error as { code?: number }).code !== 48) throw error;
}
