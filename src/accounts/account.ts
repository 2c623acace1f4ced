// Staff, their sessions and the API keys of machines: what they are and what their roles allow; pure.
export type Role = 'moderator' | 'admin';
export const scopes = ['comment.read', 'comment.decide', 'thread.write', 'site.admin', 'consent.read', 'consent.write'] as const;
export type Scope = (typeof scopes)[number];

export type Staff = {
  id: string;
  email: string;
  name: string;
  role: Role;
  /** Slugs; null means every site. */
  sites: string[] | null;
  passwordHash: string;
  createdAt: Date;
};

export type Session = { id: string; tokenDigest: string; staffId: string; createdAt: Date; expiresAt: Date; userAgent: string };

export type ApiKey = {
  id: string;
  name: string;
  tokenDigest: string;
  scopes: Scope[];
  sites: string[] | null;
  createdAt: Date;
};

/** A person (or machine key) at work at the desk, as records name them, and the sites they may touch; null is all. */
export type Decider = { id: string; sites: string[] | null };

const scopesOf: Record<Role, Scope[]> = {
  moderator: ['comment.read', 'comment.decide'],
  admin: [...scopes],
};

/** What somebody may hand on: nobody gives, changes or takes away more than they have. */
export type Reach = { sites: string[] | null; scopes: Scope[] };

export const reachOf = ({ role, sites }: Pick<Staff, 'role' | 'sites'>): Reach => ({ sites, scopes: scopesOf[role] });
export const isWithin = (inner: Reach, outer: Reach): boolean => inner.scopes.every((scope) => outer.scopes.includes(scope))
  && (outer.sites === null || (inner.sites !== null && inner.sites.every((site) => mayTouch(outer.sites, site))));

const isRoot = ({ role, sites }: Pick<Staff, 'role' | 'sites'>): boolean => role === 'admin' && sites === null;
const isAdmin = ({ role }: Pick<Staff, 'role'>): boolean => role === 'admin';

/** Whether a change of one person (null: they go) would take the desk its last admin of everything, or its last admin at
 *  all. An admin of some sites cannot make an admin of all: the last of those must stay too. */
export function losesLastAdmin(before: Staff, after: Staff | null, others: Pick<Staff, 'role' | 'sites'>[]): boolean {
  const isLast = (is: (staff: Pick<Staff, 'role' | 'sites'>) => boolean): boolean => is(before) && !(after !== null && is(after)) && !others.some(is);
  return isLast(isRoot) || isLast(isAdmin);
}

/** Whether nothing of a person's record that may change has changed. */
export const isUnchanged = (a: Staff, b: Staff): boolean => mutable(a) === mutable(b);
const mutable = ({ email, name, role, sites, passwordHash }: Staff): string => JSON.stringify([email, name, role, sites, passwordHash]);

export const roleHas = (role: Role, scope: Scope): boolean => scopesOf[role].includes(scope);
export const mayTouch = (sites: string[] | null, site: string): boolean => sites === null || sites.includes(site);
