// Staff, their sessions and the API keys of machines: what they are and what their roles allow; pure.
export type Role = 'moderator' | 'admin';
export type Scope = 'comment.read' | 'comment.decide' | 'thread.write' | 'site.admin';

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

const scopesOf: Record<Role, Scope[]> = {
  moderator: ['comment.read', 'comment.decide'],
  admin: ['comment.read', 'comment.decide', 'thread.write', 'site.admin'],
};

/** What somebody may hand on: nobody gives, changes or takes away more than they have. */
export type Reach = { sites: string[] | null; scopes: Scope[] };

export const reachOf = ({ role, sites }: Pick<Staff, 'role' | 'sites'>): Reach => ({ sites, scopes: scopesOf[role] });
export const isWithin = (inner: Reach, outer: Reach): boolean => inner.scopes.every((scope) => outer.scopes.includes(scope))
  && (outer.sites === null || (inner.sites !== null && inner.sites.every((site) => mayTouch(outer.sites, site))));

export const roleHas = (role: Role, scope: Scope): boolean => scopesOf[role].includes(scope);
export const mayTouch = (sites: string[] | null, site: string): boolean => sites === null || sites.includes(site);
