// A choice as it is proved: what a record holds, when two say the same, and what the chain commits to; pure.
import { createHash, createHmac } from 'node:crypto';
import type { Commit, Head } from '../kernel/chain.ts';
import type { Locale } from '../sites/site.ts';

export const consentActions = ['accept_all', 'reject_all', 'custom', 'withdraw'] as const;
export type ConsentAction = (typeof consentActions)[number];

/** By the key of a category or a service; each is said explicitly. */
export type Grants = Record<string, boolean>;

export type ConsentRecord = {
  /** `r_…`: the receipt's id, too. */
  id: string;
  site: string;
  action: ConsentAction;
  categories: Grants;
  services: Grants;
  /** The revision it was given under. */
  revision: number;
  /** The exact text that was shown; null where a foreign banner does not say. */
  textHash: string | null;
  lang: Locale;
  /** Where it was given: banner, settings, … */
  surface: string;
  /** ISO 3166-1 alpha-2, as a configured proxy says; null is unknown. The rule is opt-in everywhere. */
  region: string | null;
  /** Whether the browser sent Global Privacy Control with it. The explicit choice wins. */
  gpc: boolean;
  /** The browser's family, and only where something optional was granted. */
  agent: string | null;
  at: Date;
  /** From then on it is asked for again. */
  expiresAt: Date;
  /** Whose it is, until they erase it: an HMAC of the id their browser keeps, and a salt of this record alone. */
  subject: { digest: string; salt: string } | null;
  /** `subjectProof` of the subject: stays when the subject is erased, and tells nothing without the salt. */
  subjectProof: string;
};

/** Salted, so that two records of one subject have nothing in common once their salts are gone; hex. */
export const subjectProof = ({ digest, salt }: { digest: string; salt: string }): string => createHash('sha256').update(`${salt}\n${digest}`).digest('hex');

/** What a link commits to of a record: all of it, the subject through its proof. */
export const commitment: Commit<ConsentRecord> = (record, key) => createHmac('sha256', key).update(JSON.stringify(fieldsOf(record))).digest('hex');

function fieldsOf({ id, site, action, categories, services, revision, textHash, lang, surface, region, gpc, agent, at, expiresAt, subject, subjectProof: proof }: ConsentRecord): unknown[] {
  const shown = subject === null ? proof : subjectProof(subject);
  return [id, site, action, sorted(categories), sorted(services), revision, textHash, lang, surface, region, gpc, agent, at.toISOString(), expiresAt.toISOString(), proof, shown];
}

const sorted = (grants: Grants): [string, boolean][] => Object.entries(grants).toSorted(([a], [b]) => (a < b ? -1 : 1));

/** Whether a choice only repeats the standing one, which has not run out yet: then it is no new record. */
export function saysTheSame(standing: ConsentRecord, next: ConsentRecord): boolean {
  const said = ({ action, categories, services, revision, textHash, lang, surface, gpc }: ConsentRecord) =>
    JSON.stringify([action, sorted(categories), sorted(services), revision, textHash, lang, surface, gpc]);
  return standing.expiresAt > next.at && said(standing) === said(next);
}

/** A link of a site's consent chain. */
export type ConsentLink = Head & {
  site: string;
  /** The records it covers, in order. */
  recordIds: string[];
  /** The number of the last of them: the next link begins after it. */
  through: number;
  /** The latest time among them: a purge takes a link when this is old enough. */
  latestAt: Date;
  sealedAt: Date;
};

/** What is left of the links that were purged: the chain goes on from here. */
export type Anchor = {
  site: string;
  /** Number, mac and `through` of the last link purged. */
  number: number;
  mac: string;
  through: number;
  /** How many records were purged, all told. */
  records: number;
  purgedAt: Date;
  /** HMAC over all of the above. */
  seal: string;
};
