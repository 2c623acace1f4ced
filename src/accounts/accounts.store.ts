// The port of staff, sessions and API keys. Tokens are stored as digests only.
import type { ApiKey, Session, Staff } from './account.ts';

export interface AccountsStore {
  /** 'exists' when the email (lower-cased by the caller) is taken. */
  insertStaff(staff: Staff): Promise<'done' | 'exists'>;
  /** Replaces the record `before`, as it was read, by `after`. 'stale' when it is no longer stored as it was read,
   *  'last_admin' when it would take the desk its last admin (`losesLastAdmin`); then nothing changes. Atomic, so that of
   *  two at once, on one person or on the last two admins, one is told. */
  replaceStaff(before: Staff, after: Staff): Promise<'done' | 'stale' | 'not_found' | 'last_admin'>;
  /** Deletes with all sessions and claims; 'last_admin' as above. Atomic. */
  deleteStaff(id: string): Promise<'done' | 'not_found' | 'last_admin'>;
  findStaff(id: string): Promise<Staff | null>;
  findStaffByEmail(email: string): Promise<Staff | null>;
  listStaff(): Promise<Staff[]>;
  insertSession(session: Session): Promise<void>;
  /** A session that has not expired at `now`, with its staff. */
  findSession(tokenDigest: string, now: Date): Promise<{ session: Session; staff: Staff } | null>;
  listSessions(staffId: string): Promise<Session[]>;
  /** Ends one session of a person, and the claims taken in it. Atomic. */
  deleteSession(staffId: string, id: string): Promise<'done' | 'not_found'>;
  /** Ends all of a person's sessions but one, and the claims taken in them. Atomic; says how many sessions. */
  deleteOtherSessions(staffId: string, keepId: string | null): Promise<number>;
  /** Deletes sessions that have expired; says how many. */
  pruneSessions(now: Date): Promise<number>;
  insertKey(key: ApiKey): Promise<void>;
  findKey(tokenDigest: string): Promise<ApiKey | null>;
  listKeys(): Promise<ApiKey[]>;
  /** Ends the key and its claims. Atomic. */
  deleteKey(id: string): Promise<'done' | 'not_found'>;
}
