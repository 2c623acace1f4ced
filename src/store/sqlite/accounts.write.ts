// The writer's side of the sites, threads and accounts ports.
import { isUnchanged, losesLastAdmin, type ApiKey, type Session, type Staff } from '../../accounts/account.ts';
import type { DeskAct } from '../../moderation/decision.ts';
import type { Site } from '../../sites/site.ts';
import type { Thread, ThreadRules } from '../../threads/thread.ts';
import { endClaimsOf } from './claims.write.ts';
import { createThread, readThread } from './comments.write.ts';
import { tellThread, touchThread } from './counts.write.ts';
import type { Db } from './db.ts';
import { recordAct } from './records.write.ts';
import { toStaff, toThread } from './rows.ts';

const done = (changed: number): 'done' | 'not_found' => (changed > 0 ? 'done' : 'not_found');

/** What of a site may change, as it is stored. What was read and is written again is the same text. */
const siteValues = ({ name, origins, locale, settings }: Site): string[] => [name, JSON.stringify(origins), locale, JSON.stringify(settings)];

export const insertSite = (db: Db, site: Site): 'done' | 'exists' =>
  db.run('INSERT INTO sites (name, origins, locale, settings, slug, created_at) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
    ...siteValues(site), site.slug, site.createdAt.getTime()) > 0 ? 'done' : 'exists';

export function replaceSite(db: Db, { before, after }: { before: Site; after: Site }): 'done' | 'stale' | 'not_found' {
  const changed = db.run('UPDATE sites SET name = ?, origins = ?, locale = ?, settings = ? WHERE slug = ? AND name = ? AND origins = ? AND locale = ? AND settings = ?',
    ...siteValues(after), after.slug, ...siteValues(before));
  if (changed > 0) return 'done';
  return db.one('SELECT 1 FROM sites WHERE slug = ?', after.slug) === null ? 'not_found' : 'stale';
}

export function putThread(db: Db, thread: Thread): Thread {
  createThread(db, thread);
  const changed = db.run('UPDATE threads SET url = ?, title = ? WHERE site = ? AND key = ? AND (url IS NOT ? OR title IS NOT ?)',
    thread.url, thread.title, thread.site, thread.key, thread.url, thread.title);
  if (changed > 0) touchThread(db, thread.site, thread.key);
  return readThread(db, thread);
}

export function setThreadState(db: Db, { site, key, act, ...rules }: ThreadRules & { site: string; key: string; act: DeskAct }): 'done' | 'not_found' {
  const before = db.one('SELECT * FROM threads WHERE site = ? AND key = ?', site, key);
  if (before === null) return 'not_found';
  const { state, slowSeconds, closing } = { ...toThread(before), ...rules };
  db.run('UPDATE threads SET state = ?, slow_seconds = ?, closing = ? WHERE site = ? AND key = ?', state, slowSeconds, closing === null ? null : JSON.stringify(closing), site, key);
  touchThread(db, site, key);
  recordAct(db, act);
  tellThread(db, { site, threadKey: key }, act.at);
  return 'done';
}

export const insertStaff = (db: Db, staff: Staff): 'done' | 'exists' =>
  db.insert('staff', { id: staff.id, email: staff.email, role: staff.role, record: JSON.stringify(staff) }, 'ON CONFLICT DO NOTHING') > 0 ? 'done' : 'exists';

export function replaceStaff(db: Db, { before, after }: { before: Staff; after: Staff }): 'done' | 'stale' | 'not_found' | 'last_admin' {
  const stored = readStaff(db, after.id);
  if (stored === null) return 'not_found';
  if (!isUnchanged(stored, before)) return 'stale';
  if (losesLastAdmin(stored, after, otherAdmins(db, after.id))) return 'last_admin';
  return done(db.run('UPDATE staff SET email = ?, role = ?, record = ? WHERE id = ?', after.email, after.role, JSON.stringify(after), after.id));
}

export function deleteStaff(db: Db, id: string): 'done' | 'not_found' | 'last_admin' {
  const stored = readStaff(db, id);
  if (stored === null) return 'not_found';
  if (losesLastAdmin(stored, null, otherAdmins(db, id))) return 'last_admin';
  endClaimsOf(db, { by: id });
  return done(db.run('DELETE FROM staff WHERE id = ?', id));
}

export function insertSession(db: Db, session: Session): void {
  const { tokenDigest, id, staffId } = session;
  db.insert('sessions', { token_digest: tokenDigest, id, staff_id: staffId, expires_at: session.expiresAt.getTime(), record: JSON.stringify(session) });
}

export function deleteSession(db: Db, { staffId, id }: { staffId: string; id: string }): 'done' | 'not_found' {
  endClaimsOf(db, { by: staffId, session: id });
  return done(db.run('DELETE FROM sessions WHERE staff_id = ? AND id = ?', staffId, id));
}

export function deleteOtherSessions(db: Db, { staffId, keepId }: { staffId: string; keepId: string | null }): number {
  endClaimsOf(db, { by: staffId, but: keepId });
  return db.run('DELETE FROM sessions WHERE staff_id = ? AND id IS NOT ?', staffId, keepId);
}

export const pruneSessions = (db: Db, now: Date): number => db.run('DELETE FROM sessions WHERE expires_at <= ?', now.getTime());

export const insertKey = (db: Db, key: ApiKey): void => {
  db.insert('api_keys', { token_digest: key.tokenDigest, id: key.id, record: JSON.stringify(key) });
};

export function deleteKey(db: Db, id: string): 'done' | 'not_found' {
  endClaimsOf(db, { by: id });
  return done(db.run('DELETE FROM api_keys WHERE id = ?', id));
}

function readStaff(db: Db, id: string): Staff | null {
  const row = db.one('SELECT record FROM staff WHERE id = ?', id);
  return row === null ? null : toStaff(row);
}

const otherAdmins = (db: Db, id: string): Staff[] => db.all("SELECT record FROM staff WHERE role = 'admin' AND id <> ?", id).map(toStaff);
