// Fills a store with the records of many subjects at once, straight into its file or collections, as choices would have left them.
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import mongoose from 'mongoose';
import type { ConsentRecord } from '../../src/consent/consent-record.ts';
import { subjectId } from '../../src/store/mongo/consent-models.ts';
import { fromConsent } from '../../src/store/sqlite/consent-rows.ts';
import { aConsentRecord } from '../../test/support/builders.ts';
import { databaseFile, now } from './seed.ts';
import type { Place } from './servers.ts';

const BATCH = 5000;
/** Records lie this far apart: a million of them in eleven and a half days. */
const STEP_MS = 1000;
const DAY_MS = 86_400_000;

/** As long as a real one. */
export const digestOf = (n: number): string => String(n).padStart(43, 'd');

const choiceAt = (n: number, size: number): ConsentRecord => {
  const at = new Date(now.getTime() - (size - n) * STEP_MS);
  return aConsentRecord({
    id: `r_${n.toString(36).padStart(16, '0')}`, digest: digestOf(n), at, expiresAt: new Date(at.getTime() + 180 * DAY_MS),
    categories: { necessary: true, preferences: n % 3 > 0, statistics: n % 2 > 0, marketing: n % 5 > 0 }, services: { 'hiwar-consent': true, 'hiwar-name': true },
    action: n % 2 > 0 ? 'accept_all' : 'reject_all', lang: n % 10 === 0 ? 'fr' : 'ar',
  });
};

function* batches(size: number): Generator<ConsentRecord[]> {
  for (let from = 0; from < size; from += BATCH) yield Array.from({ length: Math.min(BATCH, size - from) }, (_, at) => choiceAt(from + at, size));
}

/** The store is closed meanwhile. */
export const fillChoices = (place: Place, size: number): Promise<void> => (place.uri === null ? fillFile(databaseFile(place), size) : fillCollections(place.uri, size));

async function fillFile(file: string, size: number): Promise<void> {
  const db = new DatabaseSync(file);
  const insert = (table: string, row: Record<string, SQLInputValue>) => {
    const columns = Object.keys(row);
    return db.prepare(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`);
  };
  let seq = 0;
  for (const records of batches(size)) {
    db.exec('BEGIN');
    const first = records[0]!;
    const subjectOf = (record: ConsentRecord) => ({
      site: record.site, digest: record.subject!.digest, seq: (seq += 1), at: record.at.getTime(), expires_at: record.expiresAt.getTime(), record: JSON.stringify(record),
    });
    const [record, subject] = [insert('consent_records', fromConsent(first)), insert('consent_subjects', { ...subjectOf(first), seq: 0 })];
    seq -= 1;
    for (const each of records) {
      record.run(...Object.values(fromConsent(each)));
      subject.run(...Object.values(subjectOf(each)));
    }
    db.exec('COMMIT');
  }
  db.close();
}

async function fillCollections(uri: string, size: number): Promise<void> {
  const client = await new mongoose.mongo.MongoClient(uri).connect();
  const db = client.db();
  const counters = db.collection<{ _id: string; next: number }>('counters');
  let seq = (await counters.findOneAndUpdate({ _id: 'events' }, { $inc: { next: size } }))!.next;
  for (const records of batches(size)) {
    await db.collection<{ _id: string }>('consent_records').insertMany(records.map(({ id, ...rest }) => ({ _id: id, ...rest, seq: seq++ })));
    await db.collection<{ _id: string }>('consent_subjects').insertMany(records.map((record) =>
      ({ _id: subjectId(record.site, record.subject!.digest), site: record.site, at: record.at, expiresAt: record.expiresAt, record })));
  }
  await client.close();
}
