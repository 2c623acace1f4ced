// Staff, their sessions and API keys: who may sign in, and what becomes of them.
import { AppError } from '../errors.ts';
import type { Clock, Ids } from '../kernel/clock.ts';
import type { LimitsStore } from '../kernel/limits.store.ts';
import { untilFresh } from '../kernel/retry.ts';
import type { Secrets } from '../kernel/secrets.ts';
import { cleanName, hasInk } from '../text/clean.ts';
import { isWithin, mayTouch, reachOf, roleHas, type ApiKey, type Reach, type Role, type Scope, type Session, type Staff } from './account.ts';
import type { AccountsStore } from './accounts.store.ts';
import { hashPassword, passwordFits } from './passwords.ts';
import { SignInTries } from './sign-in-tries.ts';

const SESSION_MS = 12 * 3_600_000;

type Deps = { store: AccountsStore; limits: LimitsStore; secrets: Secrets; clock: Clock; ids: Ids };

/** Without sites: all that the one who creates has. */
export type NewStaff = { email: string; name: string; password: string; role: Role; sites?: string[] | null | undefined };
export type NewKey = { name: string; scopes: Scope[]; sites?: string[] | null | undefined };
export type StaffChange = { name?: string | undefined; role?: Role | undefined; sites?: string[] | null | undefined; password?: string | undefined };

export class AccountsService {
  private readonly store: AccountsStore;
  private readonly secrets: Secrets;
  private readonly clock: Clock;
  private readonly ids: Ids;
  private readonly tries: SignInTries;

  constructor(deps: Deps) {
    this.store = deps.store;
    this.tries = new SignInTries(deps);
    this.secrets = deps.secrets;
    this.clock = deps.clock;
    this.ids = deps.ids;
  }

  /** A new session's token, shown once. The same error whether the email or the password is wrong. */
  async signIn(given: { email: string; password: string; userAgent: string }): Promise<{ token: string; staff: Staff; expiresAt: Date }> {
    const email = given.email.toLowerCase();
    await this.tries.count(email);
    const staff = await this.store.findStaffByEmail(email);
    if (!(await passwordFits(given.password, staff?.passwordHash ?? null)) || staff === null) throw new AppError('sign_in_failed');
    await this.tries.forget(email);
    const token = `s_${this.ids.secret()}`;
    const now = this.clock.now();
    const expiresAt = new Date(now.getTime() + SESSION_MS);
    const id = this.ids.short('se');
    await this.store.insertSession({ id, tokenDigest: this.digest(token), staffId: staff.id, createdAt: now, expiresAt, userAgent: given.userAgent });
    // A password changed while this one was looked at has ended every session but this.
    const present = await this.store.findStaff(staff.id);
    if (present?.passwordHash !== staff.passwordHash) {
      await this.store.deleteSession(staff.id, id);
      throw new AppError('sign_in_failed');
    }
    return { token, staff: present, expiresAt };
  }

  async findSession(token: string): Promise<{ session: Session; staff: Staff } | null> {
    for (const tokenDigest of this.digests(token)) {
      const found = await this.store.findSession(tokenDigest, this.clock.now());
      if (found !== null) return found;
    }
    return null;
  }

  async findKey(token: string): Promise<ApiKey | null> {
    for (const tokenDigest of this.digests(token)) {
      const found = await this.store.findKey(tokenDigest);
      if (found !== null) return found;
    }
    return null;
  }

  sessions(staffId: string): Promise<Session[]> {
    return this.store.listSessions(staffId);
  }

  async endSession(staffId: string, id: string): Promise<void> {
    if ((await this.store.deleteSession(staffId, id)) === 'not_found') throw new AppError('not_found');
  }

  /** Changes one's own password and ends every other session. */
  async changePassword(staff: Staff, session: Session, given: { current: string; next: string }): Promise<void> {
    await this.tries.count(staff.email);
    if (!(await passwordFits(given.current, staff.passwordHash))) throw new AppError('sign_in_failed');
    await this.tries.forget(staff.email);
    const passwordHash = await hashPassword(given.next);
    // Read again: hashing takes long enough for an admin to have changed the rest, or the password that was just shown.
    refuse(await untilFresh(async () => {
      const present = await this.store.findStaff(staff.id);
      if (present === null) throw new AppError('unauthenticated');
      if (present.passwordHash !== staff.passwordHash) throw new AppError('sign_in_failed');
      return this.store.replaceStaff(present, { ...present, passwordHash });
    }));
    await this.store.deleteOtherSessions(staff.id, session.id);
  }

  /** Everyone within reach. */
  async staff(reach: Reach = everything): Promise<Staff[]> {
    return (await this.store.listStaff()).filter((staff) => isWithin(reachOf(staff), reach));
  }

  /** Everyone who works where the caller does: theirs are the names in the records of the desk. */
  async colleagues(sites: string[] | null): Promise<Staff[]> {
    return (await this.store.listStaff()).filter((staff) => sites === null || staff.sites === null || staff.sites.some((site) => sites.includes(site)));
  }

  /** Whether anybody but this one may decide comments of that site. A key is no second person: it decides for no other reason. */
  async hasOtherDecider(site: string, id: string): Promise<boolean> {
    return (await this.store.listStaff()).some((staff) => staff.id !== id && mayTouch(staff.sites, site) && roleHas(staff.role, 'comment.decide'));
  }

  async createStaff(given: NewStaff, reach: Reach = everything): Promise<Staff> {
    const { password, role, sites = reach.sites } = given;
    assertWithin(reachOf({ role, sites }), reach);
    const staff: Staff = { role, sites, name: acceptName(given.name), id: this.ids.short('st'), email: given.email.toLowerCase(), passwordHash: await hashPassword(password), createdAt: this.clock.now() };
    if ((await this.store.insertStaff(staff)) === 'exists') throw new AppError('exists');
    return staff;
  }

  /** A new password, role or scope ends the person's sessions, so that what was taken is taken at once. */
  async changeStaff(id: string, change: StaffChange, reach: Reach = everything): Promise<Staff> {
    const name = change.name === undefined ? undefined : acceptName(change.name);
    const passwordHash = change.password === undefined ? undefined : await hashPassword(change.password);
    const changed = await untilFresh(async () => {
      const staff = await this.staffWithin(id, reach);
      const after: Staff = {
        ...staff, name: name ?? staff.name, role: change.role ?? staff.role, sites: change.sites === undefined ? staff.sites : change.sites,
        passwordHash: passwordHash ?? staff.passwordHash,
      };
      assertWithin(reachOf(after), reach);
      const result = await this.store.replaceStaff(staff, after);
      if (result === 'stale') return result;
      refuse(result);
      return after;
    });
    if (change.password !== undefined || change.role !== undefined || change.sites !== undefined) await this.store.deleteOtherSessions(id, null);
    return changed;
  }

  async deleteStaff(id: string, reach: Reach = everything): Promise<void> {
    await this.staffWithin(id, reach);
    refuse(await this.store.deleteStaff(id));
  }

  async keys(reach: Reach = everything): Promise<ApiKey[]> {
    return (await this.store.listKeys()).filter((key) => isWithin(key, reach));
  }

  /** The key's token, shown once. */
  async createKey(given: NewKey, reach: Reach = everything): Promise<{ key: ApiKey; token: string }> {
    const { scopes, sites = reach.sites } = given;
    assertWithin({ scopes, sites }, reach);
    const token = `hk_${this.ids.secret()}`;
    const key: ApiKey = { sites, name: acceptName(given.name), scopes: [...new Set(scopes)], id: this.ids.short('k'), tokenDigest: this.digest(token), createdAt: this.clock.now() };
    await this.store.insertKey(key);
    return { key, token };
  }

  async deleteKey(id: string, reach: Reach = everything): Promise<void> {
    if (!(await this.keys(reach)).some((key) => key.id === id)) throw new AppError('not_found');
    refuse(await this.store.deleteKey(id));
  }

  /** Someone beyond one's reach is like nobody. */
  private async staffWithin(id: string, reach: Reach): Promise<Staff> {
    const staff = await this.store.findStaff(id);
    if (staff === null || !isWithin(reachOf(staff), reach)) throw new AppError('not_found');
    return staff;
  }

  private digest(token: string): string {
    return this.secrets.mac('session', token);
  }

  /** Under each secret: a rotation signs nobody out. */
  private digests(token: string): string[] {
    return this.secrets.macs('session', token);
  }
}

function refuse(result: 'done' | 'not_found' | 'last_admin'): void {
  if (result !== 'done') throw new AppError(result);
}

/** The reach of the server itself: its first run, its command line. */
const everything: Reach = reachOf({ role: 'admin', sites: null });

function assertWithin(inner: Reach, outer: Reach): void {
  if (!isWithin(inner, outer)) throw new AppError('forbidden');
}

function acceptName(given: string): string {
  const name = cleanName(given);
  if (!hasInk(name)) throw new AppError('validation', { errors: [{ path: '/name', code: 'required' }] });
  return name;
}
