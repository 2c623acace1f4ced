// What a sanction is, whom it meets and until when; pure rules. No sanction is secret: a ban refuses and says so.
import { domainToASCII } from 'node:url';

/** ban: refused and told; premoderate: whatever is written waits for the desk. */
export const sanctionKinds = ['ban', 'premoderate'] as const;
export type SanctionKind = (typeof sanctionKinds)[number];
export const targetTypes = ['author', 'email', 'email_domain', 'address_prefix'] as const;
export type TargetType = (typeof targetTypes)[number];

/** Whom it meets; the value as `normalTarget` leaves it. */
export type Target = { type: TargetType; value: string };

export type Sanction = {
  id: string;
  site: string;
  kind: SanctionKind;
  /** The value is null once address data has been kept as long as the site keeps it. */
  target: { type: TargetType; value: string | null };
  reason: string;
  note: string | null;
  by: string;
  createdAt: Date;
  expiresAt: Date | null;
  liftedAt: Date | null;
  liftedBy: string | null;
  /** Whether the reader is told the reason and until when. */
  tell: boolean;
};

/** Who writes, as far as sanctions can meet them. */
export type Writer = { authorId: string; email: string | null; addressPrefix: string | null };

const DAY_MS = 86_400_000;
const EMAIL = /^[^\s@]{1,64}@[a-z0-9.-]{1,253}$/;
const DOMAIN = /^(?=.{1,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
/** Deeper names are looked up by their last labels alone: what is banned stands at their end. */
const MOST_LABELS = 20;

/** When it ends: lifted, expired, or null for never. */
export const endOf = ({ liftedAt, expiresAt }: Pick<Sanction, 'liftedAt' | 'expiresAt'>): Date | null => liftedAt ?? expiresAt;

/** Without effect from the very moment it ends. */
export function isActive(sanction: Pick<Sanction, 'liftedAt' | 'expiresAt'>, now: Date): boolean {
  const end = endOf(sanction);
  return end === null || now < end;
}

/** The latest time a sanction may last to, or null where nothing bounds it: the network somebody wrote from is personal
 *  data, kept no longer than with comments. */
export const latestEnd = (type: TargetType, createdAt: Date, retentionDays: number): Date | null =>
  (type === 'address_prefix' ? new Date(createdAt.getTime() + retentionDays * DAY_MS) : null);

/** A domain as it is compared: lower-case, in ASCII (IDNA); null when it is none, or a bare top-level one. */
function normalDomain(given: string): string | null {
  // What ends a host in a URL would be cut off unseen.
  if (/[\s/?#@:\\%[\]]/.test(given)) return null;
  const domain = domainToASCII(given.replace(/\.$/, '').toLowerCase());
  return DOMAIN.test(domain) ? domain : null;
}

/** An email as it is compared; null when it is none. */
export function normalEmail(given: string): string | null {
  const at = given.lastIndexOf('@');
  const domain = at < 1 ? null : normalDomain(given.slice(at + 1));
  const email = domain === null ? '' : `${given.slice(0, at).toLowerCase()}@${domain}`;
  return EMAIL.test(email) ? email : null;
}

const normals: Record<TargetType, (value: string) => string | null> = {
  author: (value) => value,
  email: normalEmail,
  email_domain: normalDomain,
  // Whether it is one, and written as it is stored, is settled where it comes in.
  address_prefix: (value) => value,
};

/** A target as it is stored and compared, or null when its value is none of its type. */
export function normalTarget({ type, value }: Target): Target | null {
  const normal = normals[type](value);
  return normal === null ? null : { type, value: normal };
}

/** Everything a sanction on this writer could name: a domain covers what lies below it. */
export function targetsOf({ authorId, email, addressPrefix }: Writer): Target[] {
  const normal = email === null ? null : normalEmail(email);
  return [
    { type: 'author', value: authorId },
    ...(normal === null ? [] : [{ type: 'email' as const, value: normal }, ...domainsOf(normal)]),
    ...(addressPrefix === null ? [] : [{ type: 'address_prefix' as const, value: addressPrefix }]),
  ];
}

function domainsOf(email: string): Target[] {
  const labels = email.slice(email.lastIndexOf('@') + 1).split('.').slice(-MOST_LABELS);
  return labels.slice(0, -1).map((_, at) => ({ type: 'email_domain', value: labels.slice(at).join('.') }));
}

/** Of several the strictest, then the one that lasts longest: what its reader is told must not turn out too short. */
export function decisive(sanctions: Sanction[]): Sanction | null {
  const lasts = (sanction: Sanction): number => endOf(sanction)?.getTime() ?? Infinity;
  const ranked = sanctions.toSorted((a, b) => Number(b.kind === 'ban') - Number(a.kind === 'ban') || (lasts(b) === lasts(a) ? 0 : lasts(b) - lasts(a)));
  return ranked[0] ?? null;
}
