// Every index by name, made before the first request; making what exists is free. Nothing is lost here.
import type { IndexDefinition, IndexOptions } from 'mongoose';
import { ANY_CASE } from './concerns.ts';
import type { Models } from './models.ts';
import { adoptRules } from './rules.ts';

type Index = [keyof Models, IndexDefinition, IndexOptions?];
const shown = { partialFilterExpression: { shown: true } };
const reported = { partialFilterExpression: { 'reports.open': { $gt: 0 } } };
const illegal = { partialFilterExpression: { 'reports.byReason.illegal': { $gt: 0 } } };
const appealed = { partialFilterExpression: { 'appeal.state': 'open' } };
const unreviewed = { partialFilterExpression: { status: 'approved', reviewed: false } };

export const indexes: Index[] = [
  ['rules', { site: 1, createdAt: 1, ruleId: 1 }, { name: 'rules_now', partialFilterExpression: { isNow: true } }],
  ['rules', { site: 1, until: 1 }, { name: 'rules_past', partialFilterExpression: { isNow: false } }],
  ['ruleVersions', { site: 1, number: 1 }],
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
  ['comments', { site: 1, createdAt: 1, _id: 1 }, { ...reported, name: 'reported_by_time' }],
  ['comments', { site: 1, riskRank: 1, _id: 1 }, { ...reported, name: 'reported_by_risk' }],
  ['comments', { site: 1, createdAt: 1, _id: 1 }, { ...illegal, name: 'illegal_by_time' }],
  ['comments', { site: 1, riskRank: 1, _id: 1 }, { ...illegal, name: 'illegal_by_risk' }],
  ['comments', { site: 1, createdAt: 1, _id: 1 }, { ...appealed, name: 'appeals_by_time' }],
  ['comments', { site: 1, riskRank: 1, _id: 1 }, { ...appealed, name: 'appeals_by_risk' }],
  ['comments', { site: 1, words: 1, createdAt: 1, _id: 1 }, { name: 'words' }],
  // Who may not write: looked up before every post, by what is in force.
  ['sanctions', { site: 1, key: 1, endsAt: 1 }, { name: 'in_force' }],
  ['sanctions', { site: 1, createdAt: 1, _id: 1 }, { name: 'sanctions_by_time' }],
  ['sanctions', { site: 1, 'target.type': 1, createdAt: 1, _id: 1 }, { name: 'sanctions_by_type' }],
  ['sanctions', { site: 1, createdAt: 1 }, { name: 'sanctioned_networks', partialFilterExpression: { 'target.type': 'address_prefix', key: { $type: 'string' } } }],
  ['authors', { site: 1, email: 1 }, { name: 'by_email', partialFilterExpression: { email: { $type: 'string' } }, collation: ANY_CASE }],
  ['authorNotes', { site: 1, authorId: 1, at: 1, _id: 1 }],
  ['comments', { campaignId: 1, createdAt: 1, _id: 1, status: 1, 'author.id': 1 }, { name: 'by_campaign', partialFilterExpression: { campaignId: { $type: 'string' } } }],
  ['campaigns', { site: 1, createdAt: 1, _id: 1 }],
  ['campaigns', { site: 1, state: 1, createdAt: 1, _id: 1 }],
  ['campaignCounts', { campaign: 1 }],
  ['signatures', { site: 1, at: 1 }],
  ['revisions', { commentId: 1, revision: 1 }],
  ['replays', { expiresAt: 1 }],
  ['queueCounts', { site: 1 }],
  ['decisions', { commentId: 1, seq: 1 }],
  ['decisions', { site: 1, seq: 1 }, { name: 'unsealed', partialFilterExpression: { link: { $type: 'null' } } }],
  ['decisions', { site: 1, link: 1, seq: 1 }],
  ['decisions', { site: 1, seq: 1 }, { name: 'recorded' }],
  ['decisions', { site: 1, by: 1, seq: 1 }, { name: 'by_actor' }],
  ['decisions', { site: 1, subject: 1, seq: 1 }, { name: 'by_subject', partialFilterExpression: { subject: { $type: 'string' } } }],
  ['reports', { site: 1, commentId: 1 }, { name: 'open', partialFilterExpression: { state: 'open' } }],
  ['reports', { commentId: 1, reason: 1, at: 1, reportId: 1 }, { name: 'by_comment' }],
  ['reports', { closedBy: 1 }, { name: 'closed', partialFilterExpression: { closedBy: { $type: 'string' } } }],
  ['reports', { site: 1, at: 1 }, { name: 'report_addresses_by_age', partialFilterExpression: { 'address.prefix': { $type: 'string' } } }],
  ['reports', { site: 1, at: 1 }, { name: 'spent_by_age', partialFilterExpression: { isSpent: true } }],
  ['links', { site: 1, number: 1 }, { unique: true }],
  ['events', { at: 1 }],
  ['raids', { site: 1 }],
  ['raidCounts', { site: 1, threadKey: 1, minute: 1 }],
  ['raidCounts', { minute: 1 }],
  ['learnedLessons', { site: 1, seq: 1 }],
  ['learnedRows', { site: 1, refused: 1, digest: 1 }],
  ['limits', { resetAt: 1 }],
  ['decisions', { batch: 1, seq: 1 }, { name: 'batch', partialFilterExpression: { batch: { $type: 'string' } } }],
  ['jobs', { site: 1, createdAt: 1, _id: 1 }],
  ['jobs', { takeableAt: 1, _id: 1 }, { name: 'waiting', partialFilterExpression: { open: true } }],
  ['jobs', { site: 1, createdAt: 1 }, { name: 'jobs_by_network', partialFilterExpression: { 'scope.addressPrefix': { $type: 'string' } } }],
  ['claims', { by: 1, until: 1 }],
  ['claims', { until: 1 }],
  ['policies', { site: 1, createdAt: 1, _id: 1 }],
  ['policies', { site: 1, revision: 1 }, { name: 'policy_revisions', unique: true, partialFilterExpression: { revision: { $gt: 0 } } }],
  ['consentRecords', { site: 1, seq: 1 }, { name: 'consent_order' }],
  ['consentRecords', { site: 1, at: 1, _id: 1 }, { name: 'consent_by_time' }],
  ['consentRecords', { site: 1, 'subject.digest': 1, at: 1, _id: 1 }, { name: 'consent_by_subject', partialFilterExpression: { 'subject.digest': { $type: 'string' } } }],
  ['consentSubjects', { site: 1, at: 1, expiresAt: 1 }],
  ['consentCounts', { site: 1, day: 1 }],
  ['consentLinks', { site: 1, number: 1 }, { unique: true }],
  ['staff', { email: 1 }, { unique: true }],
  ['sessions', { tokenDigest: 1 }, { unique: true }],
  ['sessions', { staffId: 1, createdAt: 1 }],
  ['sessions', { expiresAt: 1 }],
  ['keys', { tokenDigest: 1 }, { unique: true }],
];

/** Creates collections and indexes; a transaction then never has to. */
export async function migrate(models: Models): Promise<void> {
  const present = new Set((await models.sites.db.listCollections()).map((each) => each.name));
  // One after another: each at once would want a connection of its own, and on a busy machine the last waits too long for it.
  for (const model of Object.values(models)) {
    if (!present.has(model.collection.name)) await model.createCollection().catch(ignoreExists);
  }
  const byModel = Map.groupBy(indexes, ([name]) => name);
  for (const [name, wanted] of byModel) await models[name].collection.createIndexes(wanted.map(([, key, more]) => ({ key, ...more })) as never);
  await adoptRules(models);
  await models.counters.updateOne({ _id: 'events' }, { $setOnInsert: { next: 1, open: {} } }, { upsert: true });
}

/** Another process was first. */
function ignoreExists(error: unknown): void {
  if ((error as { code?: number }).code !== 48) throw error;
}
