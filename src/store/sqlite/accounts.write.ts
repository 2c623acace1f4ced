// The writer's side of the sites, threads and accounts ports.
import type { ApiKey, Session, Staff } from '../../accounts/account.ts';
import type { Rule } from '../../screening/rule.ts';
import type { Site } from '../../sites/site.ts';
import type { Thread, ThreadState } from '../../threads/thread.ts';
import { createThread, readThread } from './comments.write.ts';
import { tellThread, touchThread } from './counts.write.ts';
import type { Db } from './db.ts';

const done = (changed: number): 'done' | 'not_found' => (changed > 0 ? 'done' : 'not_found');

export function insertSite(db: Db, site: Site): 'done' | 'exists' {
  const { slug, name, locale } = site;
  const columns = { slug, name, origins: JSON.stringify(site.origins), locale, settings: JSON.stringify(site.settings), created_at: site.createdAt.getTime() };
  return db.insert('sites', columns, 'ON CONFLICT DO NOTHING') > 0 ? 'done' : 'exists';
}

export const replaceSite = (db: Db, site: Site) => done(db.run('UPDATE sites SET name = ?, origins = ?, locale = ?, settings = ? WHERE slug = ?',
  site.name, JSON.stringify(site.origins), site.locale, JSON.stringify(site.settings), site.slug));

export function insertRule(db: Db, rule: Rule): void {
  const { id, site, term, match, action, note } = rule;
  db.insert('rules', { id, site, term, match, action, except_words: JSON.stringify(rule.except), note, created_at: rule.createdAt.getTime() });
}

export const replaceRule = (db: Db, rule: Rule) => done(db.run('UPDATE rules SET term = ?, match = ?, action = ?, except_words = ?, note = ? WHERE site = ? AND id = ?',
  rule.term, rule.match, rule.action, JSON.stringify(rule.except), rule.note, rule.site, rule.id));

export const deleteRule = (db: Db, { site, id }: { site: string; id: string }) => done(db.run('DELETE FROM rules WHERE site = ? AND id = ?', site, id));

export function putThread(db: Db, thread: Thread): Thread {
  createThread(db, thread);
  const changed = db.run('UPDATE threads SET url = ?, title = ? WHERE site = ? AND key = ? AND (url IS NOT ? OR title IS NOT ?)',
    thread.url, thread.title, thread.site, thread.key, thread.url, thread.title);
  if (changed > 0) touchThread(db, thread.site, thread.key);
  return readThread(db, thread);
}

export function setThreadState(db: Db, { site, key, state, at }: { site: string; key: string; state: ThreadState; at: Date }): 'done' | 'not_found' {
  if (db.run('UPDATE threads SET state = ? WHERE site = ? AND key = ?', state, site, key) === 0) return 'not_found';
  touchThread(db, site, key);
  tellThread(db, { site, threadKey: key }, at);
  return 'done';
}

export const insertStaff = (db: Db, staff: Staff): 'done' | 'exists' =>
  db.insert('staff', { id: staff.id, email: staff.email, role: staff.role, record: JSON.stringify(staff) }, 'ON CONFLICT DO NOTHING') > 0 ? 'done' : 'exists';

export function replaceStaff(db: Db, staff: Staff): 'done' | 'not_found' | 'last_admin' {
  if (staff.role !== 'admin' && isLastAdmin(db, staff.id)) return 'last_admin';
  return done(db.run('UPDATE staff SET email = ?, role = ?, record = ? WHERE id = ?', staff.email, staff.role, JSON.stringify(staff), staff.id));
}

export function deleteStaff(db: Db, id: string): 'done' | 'not_found' | 'last_admin' {
  return isLastAdmin(db, id) ? 'last_admin' : done(db.run('DELETE FROM staff WHERE id = ?', id));
}

export function insertSession(db: Db, session: Session): void {
  const { tokenDigest, id, staffId } = session;
  db.insert('sessions', { token_digest: tokenDigest, id, staff_id: staffId, expires_at: session.expiresAt.getTime(), record: JSON.stringify(session) });
}

export const deleteSession = (db: Db, { staffId, id }: { staffId: string; id: string }) => done(db.run('DELETE FROM sessions WHERE staff_id = ? AND id = ?', staffId, id));

export const deleteOtherSessions = (db: Db, { staffId, keepId }: { staffId: string; keepId: string | null }): number =>
  db.run('DELETE FROM sessions WHERE staff_id = ? AND id IS NOT ?', staffId, keepId);

export const pruneSessions = (db: Db, now: Date): number => db.run('DELETE FROM sessions WHERE expires_at <= ?', now.getTime());

export const insertKey = (db: Db, key: ApiKey): void => {
  db.insert('api_keys', { token_digest: key.tokenDigest, id: key.id, record: JSON.stringify(key) });
};

export const deleteKey = (db: Db, id: string) => done(db.run('DELETE FROM api_keys WHERE id = ?', id));

/** Whether this one is an admin and there is no other. */
function isLastAdmin(db: Db, id: string): boolean {
  const admins = db.all("SELECT id FROM staff WHERE role = 'admin' LIMIT 2");
  return admins.length === 1 && admins[0]?.['id'] === id;
}
