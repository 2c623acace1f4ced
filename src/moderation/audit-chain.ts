// The audit chain's arithmetic: a link covers a batch of decisions and the link before it; pure but for the key.
import { createHmac } from 'node:crypto';
import { isDecision, type AuditRecord } from './decision.ts';

export type Link = {
  site: string;
  /** 1, 2, 3 … per site. */
  number: number;
  /** The decisions it covers, in order. */
  decisionIds: string[];
  previous: string;
  /** HMAC-SHA-256 over number, previous and the commitments, then a short mark of each commitment: the HMAC proves
   *  the link, the marks tell which record does not fit. */
  mac: string;
  sealedAt: Date;
};

export const GENESIS = '0'.repeat(64);

/** What a link commits to of one decision. The note enters as a keyed digest salted with the decision's id, so that it can be erased
 *  while `noteDigest`, kept beside it, still proves the rest. */
export function commitment(record: AuditRecord, key: Buffer): string {
  const note = record.note === null ? null : createHmac('sha256', key).update(`${record.id}\n${record.note}`).digest('hex');
  return createHmac('sha256', key).update(JSON.stringify(fieldsOf(record, note))).digest('hex');
}

function fieldsOf(record: AuditRecord, note: string | null): unknown[] {
  const { id, site, by, action, reason, batch } = record;
  const at = record.at.toISOString();
  if (!isDecision(record)) return [id, site, 'act', by, action, record.subject, reason, note, at, batch];
  const { commentId, from, to, revision, undoes, wasReviewed, wasPinned } = record;
  return [id, site, commentId, by, action, reason, note, from, to, wasReviewed, wasPinned, revision, at, batch, undoes];
}

/** The next link of a site's chain over these decisions. */
export function nextLink(last: Link | null, decisions: AuditRecord[], context: { site: string; key: Buffer; now: Date }): Link {
  const number = (last?.number ?? 0) + 1;
  const previous = last?.mac ?? GENESIS;
  return {
    site: context.site,
    number,
    decisionIds: decisions.map((decision) => decision.id),
    previous,
    mac: linkMac({ number, previous }, decisions, context.key),
    sealedAt: context.now,
  };
}

/** Hex digits of a mark: 48 bits only have to tell the records of one link apart. */
const MARK = 12;

export function linkMac(head: { number: number; previous: string }, decisions: AuditRecord[], key: Buffer): string {
  const commitments = decisions.map((decision) => commitment(decision, key));
  const mac = createHmac('sha256', key).update(`${head.number}\n${head.previous}\n`);
  for (const each of commitments) mac.update(`${each}\n`);
  return `${mac.digest('hex')}.${commitments.map((each) => each.slice(0, MARK)).join('')}`;
}

/** Of a link that does not hold: the first record whose mark differs, or null when the link itself was changed. */
function changedIn(link: Link, decisions: AuditRecord[], keys: Buffer[]): string | null {
  const marks = link.mac.split('.')[1] ?? '';
  const differs = (decision: AuditRecord, at: number) => (key: Buffer): boolean => commitment(decision, key).slice(0, MARK) !== marks.slice(at * MARK, (at + 1) * MARK);
  // Under any other key nothing fits: the right one is where most does.
  const misfits = keys.map((key) => decisions.filter((decision, at) => differs(decision, at)(key)));
  return misfits.toSorted((a, b) => a.length - b.length)[0]?.[0]?.id ?? null;
}

export type Fault = { link: number; decisionId: string | null; what: 'changed' | 'missing' | 'inserted' };

/** The first thing wrong with a link given the one before it, or null. `keys` are tried in turn (rotation). */
export function faultOf(entry: { link: Link; decisions: AuditRecord[] }, before: Link | null, keys: Buffer[]): Fault | null {
  const { link, decisions } = entry;
  if (link.number !== (before?.number ?? 0) + 1) return { link: link.number, decisionId: null, what: 'missing' };
  const present = new Set(decisions.map((decision) => decision.id));
  const absent = link.decisionIds.find((id) => !present.has(id));
  if (absent !== undefined) return { link: link.number, decisionId: absent, what: 'missing' };
  const covered = new Set(link.decisionIds);
  const extra = decisions.find((decision) => !covered.has(decision.id));
  if (extra !== undefined) return { link: link.number, decisionId: extra.id, what: 'inserted' };
  if (link.previous !== (before?.mac ?? GENESIS)) return { link: link.number, decisionId: null, what: 'changed' };
  const holds = keys.some((key) => linkMac(link, decisions, key) === link.mac);
  return holds ? null : { link: link.number, decisionId: changedIn(link, decisions, keys), what: 'changed' };
}
