// Records, links and anchors of consent as rows and back; no rule lives here.
import type { SQLInputValue } from 'node:sqlite';
import type { Anchor, ConsentLink, ConsentRecord, Grants } from '../../consent/consent-record.ts';
import type { Row } from './db.ts';
import { toDate } from './rows.ts';

const grants = (value: unknown): Grants => JSON.parse(String(value)) as Grants;

export const toConsent = (row: Row): ConsentRecord => ({
  id: row['id'], site: row['site'], action: row['action'], categories: grants(row['categories']), services: grants(row['services']), revision: row['revision'],
  textHash: row['text_hash'], lang: row['lang'], surface: row['surface'], region: row['region'], gpc: row['gpc'] === 1, agent: row['agent'],
  at: toDate(row['at']), expiresAt: toDate(row['expires_at']),
  subject: row['subject'] === null ? null : { digest: row['subject'], salt: row['salt'] }, subjectProof: row['subject_proof'],
} as ConsentRecord);

export const fromConsent = (record: ConsentRecord): Record<string, SQLInputValue> => ({
  id: record.id, site: record.site, action: record.action, categories: JSON.stringify(record.categories), services: JSON.stringify(record.services),
  revision: record.revision, text_hash: record.textHash, lang: record.lang, surface: record.surface, region: record.region, gpc: Number(record.gpc),
  agent: record.agent, at: record.at.getTime(), expires_at: record.expiresAt.getTime(),
  subject: record.subject?.digest ?? null, salt: record.subject?.salt ?? null, subject_proof: record.subjectProof,
});

/** The standing record of a subject: it outlives the row of its record, which a purge takes. */
export function toStanding(row: Row): ConsentRecord {
  const record = JSON.parse(String(row['record'])) as ConsentRecord;
  return { ...record, at: new Date(record.at), expiresAt: new Date(record.expiresAt) };
}

export const toLink = (row: Row): ConsentLink => ({
  site: String(row['site']), number: Number(row['number']), previous: String(row['previous']), mac: String(row['mac']),
  recordIds: JSON.parse(String(row['record_ids'])) as string[], through: Number(row['through']), latestAt: toDate(row['latest_at']), sealedAt: toDate(row['sealed_at']),
});

export const fromLink = (link: ConsentLink): Record<string, SQLInputValue> => ({
  site: link.site, number: link.number, previous: link.previous, mac: link.mac, record_ids: JSON.stringify(link.recordIds), through: link.through,
  latest_at: link.latestAt.getTime(), sealed_at: link.sealedAt.getTime(),
});

export const toAnchor = (row: Row): Anchor => ({
  site: row['site'], number: row['number'], mac: row['mac'], through: row['through'], records: row['records'], purgedAt: toDate(row['purged_at']), seal: row['seal'],
} as Anchor);

export const fromAnchor = ({ purgedAt, ...same }: Anchor): Record<string, SQLInputValue> => ({ ...same, purged_at: purgedAt.getTime() });
