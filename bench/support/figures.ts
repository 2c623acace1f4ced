// Fills a store with three years of a busy desk's daily figures: twenty people, ten checks, waits of every length.
import { DatabaseSync } from 'node:sqlite';
import mongoose from 'mongoose';
import { everyDay } from '../../src/stats/days.ts';
import { nameOf } from '../../src/stats/tally.ts';
import { databaseFile } from './seed.ts';
import type { Place } from './servers.ts';

/** The middle one of the three. */
export const YEAR = 2025;

const statuses = ['approved', 'pending', 'rejected', 'spam'];
const reasons = ['spam', 'abuse', 'hate', 'privacy', 'illegal', 'off_topic', 'other'];
const upTo = (n: number): string[] => Array.from({ length: n }, (_, at) => String(at));

const names: string[] = [
  ...statuses.flatMap((status) => [nameOf('post', status), nameOf('edit', status), nameOf('moved', 'person', 'pending', status), nameOf('moved', 'person', 'approved', status)]),
  nameOf('remove'), nameOf('decided'), nameOf('automatic'), ...['held', 'reviewed', 'agreed'].map((step) => nameOf('machine', step)),
  ...upTo(20).flatMap((who) => [...['approve', 'reject', 'spam', 'undo'].map((action) => nameOf('act', action, `st_${who.padStart(16, '0')}`)), nameOf('overturned', `st_${who.padStart(16, '0')}`)]),
  ...reasons.flatMap((code) => [nameOf('reason', code), nameOf('restrict', 'automated', code), nameOf('restrict', 'person', code), nameOf('notice', code), nameOf('closed', 'upheld', code)]),
  ...upTo(10).flatMap((check) => ['held', 'alone', 'reviewed', 'agreed'].map((step) => nameOf('check', step, `check_${check}`))),
  ...['pending', 'unreviewed', 'reported'].flatMap((queue) => upTo(35).map((bucket) => nameOf('wait', queue, String(Number(bucket) + 20)))),
];

/** Says how many figures a day has. */
export async function fillFigures(place: Place): Promise<number> {
  const days = everyDay(`${YEAR - 1}-01-01`, `${YEAR + 1}-12-31`);
  await (place.uri === null ? fillSqlite(databaseFile(place), days) : fillMongo(place.uri, days));
  return names.length;
}

function fillSqlite(file: string, days: string[]): void {
  const db = new DatabaseSync(file);
  const row = db.prepare("INSERT INTO stats (site, name, day, n) VALUES ('demo', ?, ?, ?)");
  db.exec('BEGIN');
  for (const day of days) names.forEach((name, at) => row.run(name, day, 1 + (at % 9)));
  db.exec('COMMIT');
  db.close();
}

/** Two processes wrote each day. */
async function fillMongo(uri: string, days: string[]): Promise<void> {
  const connection = await mongoose.createConnection(uri).asPromise();
  const n = Object.fromEntries(names.map((name, at) => [name, 1 + (at % 9)]));
  await connection.getClient().db().collection('stats').insertMany([...days, ...new Set(days.map((day) => `m${day.slice(0, 7)}`))].flatMap((of) => ['3', '17'].map((slot) => ({ _id: `demo/${of}/${slot}` as never, n }))));
  await connection.close();
}
