// Consent policies in SQLite: a record with the columns its indexes need, and every text that was served.
import type { Policy, Revision } from '../../consent/policy.ts';
import type { PoliciesStore, Publication, StoredText } from '../../consent/policies.store.ts';
import { cutPage, type Page } from '../../kernel/page.ts';
import type { DeskAct } from '../../moderation/decision.ts';
import type { Db, Row } from './db.ts';
import { recordAct } from './records.write.ts';
import { keyset, values } from './shown.read.ts';
import type { WriterClient } from './writer-client.ts';

export const sqlitePolicies = (db: Db, writer: WriterClient): PoliciesStore => ({
  insert: (policy) => writer.run('insertPolicy', policy),
  find: async (site, id) => findPolicy(db, site, id),
  findRevision: async (site, revision) => policyOf(db.one('SELECT record FROM consent_policies WHERE site = ? AND revision = ?', site, revision)),
  list: async (site, limit, cursor) => list(db, site, { limit, cursor }),
  revisions: async (site) => db.all('SELECT id, revision, state, material FROM consent_policies WHERE site = ? AND revision IS NOT NULL ORDER BY revision', site).map(toRevision),
  change: (before, after) => writer.run('changePolicy', { before, after }),
  remove: (before) => writer.run('removePolicy', before),
  publish: (given) => writer.run('publishPolicy', given),
  retire: (given) => writer.run('retirePolicy', given),
  async findText(hash) {
    const row = db.one('SELECT * FROM consent_texts WHERE hash = ?', hash);
    return row === null ? null : { hash, lang: row['lang'] as StoredText['lang'], bytes: Buffer.from(row['bytes'] as Uint8Array) };
  },
});

function list(db: Db, site: string, { limit, cursor }: { limit: number; cursor: string | null }): Page<Policy> {
  const after = keyset(cursor);
  const rows = db.all(`SELECT record FROM consent_policies INDEXED BY consent_policies_time WHERE site = ? ${after === null ? '' : 'AND (created_at, id) < (?, ?)'}
    ORDER BY created_at DESC, id DESC LIMIT ?`, site, ...values(after), limit + 1);
  return cutPage(rows.map(toPolicy), limit, ({ createdAt, id }) => ({ at: createdAt.getTime(), id }));
}

/** The writer's side. */
export const policyWrites = {
  insertPolicy(db: Db, policy: Policy): void {
    db.insert('consent_policies', { id: policy.id, site: policy.site, created_at: policy.createdAt.getTime(), ...changing(policy) });
  },

  changePolicy: (db: Db, { before, after }: { before: Policy; after: Policy }): 'done' | 'stale' => (replaceDraft(db, before, after) ? 'done' : 'stale'),

  removePolicy: (db: Db, { site, id, version }: Policy): 'done' | 'stale' =>
    (db.run("DELETE FROM consent_policies WHERE id = ? AND site = ? AND version = ? AND state = 'draft'", id, site, version) > 0 ? 'done' : 'stale'),

  publishPolicy(db: Db, { before, after, texts, act }: Publication): Policy | 'stale' {
    const newest = Number(db.one('SELECT max(revision) AS newest FROM consent_policies WHERE site = ? AND revision IS NOT NULL', before.site)?.['newest'] ?? 0);
    const published: Policy = { ...after, revision: newest + 1 };
    if (!replaceDraft(db, before, published)) return 'stale';
    for (const { hash, lang, bytes } of texts) db.insert('consent_texts', { hash, lang, bytes }, 'ON CONFLICT DO NOTHING');
    recordAct(db, act);
    return published;
  },

  retirePolicy(db: Db, { site, id, at, act }: { site: string; id: string; at: Date; act: DeskAct }): Policy | 'stale' {
    const policy = findPolicy(db, site, id);
    if (policy?.state !== 'published') return 'stale';
    const retired: Policy = { ...policy, state: 'retired', retiredAt: at };
    write(db, retired);
    recordAct(db, act);
    return retired;
  },
};

/** What is asked for stands beside the record. */
const changing = (policy: Policy) => ({
  state: policy.state, revision: policy.revision, material: Number(policy.content.material), version: policy.version, record: JSON.stringify(policy),
});

function replaceDraft(db: Db, before: Policy, after: Policy): boolean {
  const stored = findPolicy(db, before.site, before.id);
  if (stored?.state !== 'draft' || stored.version !== before.version) return false;
  write(db, after);
  return true;
}

function write(db: Db, policy: Policy): void {
  const { state, revision, material, version, record } = changing(policy);
  db.run('UPDATE consent_policies SET state = ?, revision = ?, material = ?, version = ?, record = ? WHERE id = ?', state, revision, material, version, record, policy.id);
}

const findPolicy = (db: Db, site: string, id: string): Policy | null => policyOf(db.one('SELECT record FROM consent_policies WHERE id = ? AND site = ?', id, site));

const policyOf = (row: Row | null): Policy | null => (row === null ? null : toPolicy(row));

function toPolicy(row: Row): Policy {
  const policy = JSON.parse(String(row['record'])) as Policy;
  const date = (given: Date | null): Date | null => (given === null ? null : new Date(given));
  return { ...policy, createdAt: new Date(policy.createdAt), changedAt: new Date(policy.changedAt), publishedAt: date(policy.publishedAt), retiredAt: date(policy.retiredAt) };
}

const toRevision = (row: Row): Revision => ({ id: row['id'], revision: row['revision'], state: row['state'], material: row['material'] === 1 } as Revision);
