// Opens a SQLite file as a store: a reading connection here, all writes on the writer thread.
import type { AccountsStore } from '../../accounts/accounts.store.ts';
import type { ApiKey, Session, Staff } from '../../accounts/account.ts';
import type { CursorsStore } from '../../kernel/cursors.store.ts';
import type { EventsStore, HiwarEvent } from '../../kernel/events.ts';
import type { SitesStore } from '../../sites/sites.store.ts';
import type { ThreadsStore } from '../../threads/threads.store.ts';
import type { Store } from '../store.ts';
import { sqliteAuthors } from './authors.ts';
import { sqliteClaims } from './claims.read.ts';
import { sqliteCampaigns } from './campaigns.read.ts';
import { sqliteComments } from './comments.read.ts';
import { sqliteConsent } from './consent.read.ts';
import { Db, type Row } from './db.ts';
import { BUSY_MS } from './failures.ts';
import { sqliteLearning } from './learning.read.ts';
import { sqliteJobs } from './jobs.read.ts';
import { sqliteModeration } from './moderation.read.ts';
import { sqlitePolicies } from './policies.ts';
import { sqliteRaids } from './raids.ts';
import { sqliteReports } from './reports.read.ts';
import { sqliteRules } from './rules.read.ts';
import { toDate, toSite, toStaff, toThread } from './rows.ts';
import { sqliteSanctions } from './sanctions.ts';
import { sqliteStats } from './stats.ts';
import { backupTo, checkFile } from './upkeep.ts';
import { WriterClient } from './writer-client.ts';

export async function openSqlite({ file }: { file: string }): Promise<Store> {
  const writer = await WriterClient.start(file);
  const db = new Db(file);
  db.raw.exec(`PRAGMA busy_timeout = ${BUSY_MS}`);
  return {
    sites: sites(db, writer),
    rules: sqliteRules(db, writer),
    threads: threads(db, writer),
    comments: sqliteComments(db, writer),
    moderation: sqliteModeration(db, writer),
    reports: sqliteReports(db, writer),
    appeals: { open: (given, replay = null) => writer.run('openAppeal', { given, replay }) },
    sanctions: sqliteSanctions(db, writer),
    authors: sqliteAuthors(db, writer),
    claims: sqliteClaims(db, writer),
    jobs: sqliteJobs(db, writer),
    campaigns: sqliteCampaigns(db, writer),
    accounts: accounts(db, writer),
    events: events(db, writer),
    cursors: cursors(writer),
    raids: sqliteRaids(db, writer),
    learning: sqliteLearning(db, writer),
    stats: sqliteStats(db),
    policies: sqlitePolicies(db, writer),
    consent: sqliteConsent(db, writer),
    limits: null,
    async ping() {
      writer.assertAlive();
      db.one('SELECT 1');
    },
    backup: (to) => backupTo(db, to),
    check: async () => checkFile(db),
    async close() {
      await writer.close();
      db.close();
    },
  };
}

const sites = (db: Db, writer: WriterClient): SitesStore => ({
  async find(slug) {
    const row = db.one('SELECT * FROM sites WHERE slug = ?', slug);
    return row === null ? null : toSite(row);
  },
  list: async () => db.all('SELECT * FROM sites ORDER BY slug').map(toSite),
  insert: (site) => writer.run('insertSite', site),
  replace: (before, after) => writer.run('replaceSite', { before, after }),
});

const threads = (db: Db, writer: WriterClient): ThreadsStore => ({
  async find(site, key) {
    const row = db.one('SELECT * FROM threads WHERE site = ? AND key = ?', site, key);
    return row === null ? null : toThread(row);
  },
  findMany: async (wanted) => db.all(`SELECT t.* FROM (SELECT DISTINCT value ->> 'site' AS site, value ->> 'key' AS key FROM json_each(?)) asked
    CROSS JOIN threads t ON t.site = asked.site AND t.key = asked.key`, JSON.stringify(wanted)).map(toThread),
  put: (thread) => writer.run('putThread', thread),
  setState: (site, key, change) => writer.run('setThreadState', { site, key, ...change }),
  async counts(site, keys) {
    const rows = keys.length === 0 ? [] : db.all(`SELECT key, visible FROM threads WHERE site = ? AND key IN (${keys.map(() => '?').join(', ')})`, site, ...keys);
    return new Map(rows.map((row) => [String(row['key']), Number(row['visible'])]));
  },
});

const accounts = (db: Db, writer: WriterClient): AccountsStore => ({
  insertStaff: (staff) => writer.run('insertStaff', staff),
  replaceStaff: (before, after) => writer.run('replaceStaff', { before, after }),
  deleteStaff: (id) => writer.run('deleteStaff', id),
  findStaff: async (id) => staffOf(db.one('SELECT record FROM staff WHERE id = ?', id)),
  findStaffByEmail: async (email) => staffOf(db.one('SELECT record FROM staff WHERE email = ?', email)),
  listStaff: async () => db.all('SELECT record FROM staff ORDER BY id').map(toStaff),
  insertSession: (session) => writer.run('insertSession', session),
  async findSession(tokenDigest, now) {
    const row = db.one('SELECT record, staff_id FROM sessions WHERE token_digest = ? AND expires_at > ?', tokenDigest, now.getTime());
    const staff = row === null ? null : staffOf(db.one('SELECT record FROM staff WHERE id = ?', String(row['staff_id'])));
    return row === null || staff === null ? null : { session: toSession(row), staff };
  },
  listSessions: async (staffId) => db.all('SELECT record FROM sessions WHERE staff_id = ? ORDER BY expires_at, id', staffId).map(toSession),
  deleteSession: (staffId, id) => writer.run('deleteSession', { staffId, id }),
  deleteOtherSessions: (staffId, keepId) => writer.run('deleteOtherSessions', { staffId, keepId }),
  pruneSessions: (now) => writer.run('pruneSessions', now),
  insertKey: async (key) => writer.run('insertKey', key),
  async findKey(tokenDigest) {
    const row = db.one('SELECT record FROM api_keys WHERE token_digest = ?', tokenDigest);
    return row === null ? null : toKey(row);
  },
  listKeys: async () => db.all('SELECT record FROM api_keys ORDER BY id').map(toKey),
  deleteKey: (id) => writer.run('deleteKey', id),
});

const events = (db: Db, writer: WriterClient): EventsStore => ({
  after: async (seq, limit) => db.all('SELECT * FROM events WHERE seq > ? ORDER BY seq LIMIT ?', seq, limit).map(toEvent),
  prune: (before) => writer.run('pruneEvents', before),
});

const cursors = (writer: WriterClient): CursorsStore => ({
  take: (consumer, now, until) => writer.run('takeCursor', { consumer, now, until }),
  advance: (consumer, from, to) => writer.run('advanceCursor', { consumer, from, to }),
});

const record = <T>(row: Row): T => JSON.parse(String(row['record'])) as T;
const staffOf = (row: Row | null): Staff | null => (row === null ? null : toStaff(row));

function toSession(row: Row): Session {
  const session = record<Session>(row);
  return { ...session, createdAt: new Date(session.createdAt), expiresAt: new Date(session.expiresAt) };
}

function toKey(row: Row): ApiKey {
  const key = record<ApiKey>(row);
  return { ...key, createdAt: new Date(key.createdAt) };
}

const toEvent = (row: Row): HiwarEvent => ({
  seq: row['seq'], kind: row['kind'], site: row['site'], threadKey: row['thread_key'], commentId: row['comment_id'], revision: row['revision'], at: toDate(row['at']),
} as HiwarEvent);
