// The audit chain: which decisions and acts a link covers and what it commits to of each; pure but for the key.
import { createHmac } from 'node:crypto';
import { faultIn, nextHead, type ChainFault, type Head } from '../kernel/chain.ts';
import { isDecision, type AuditRecord } from './decision.ts';

export type Link = Head & {
  site: string;
  /** The decisions it covers, in order. */
  decisionIds: string[];
  sealedAt: Date;
};

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
export const nextLink = (last: Link | null, decisions: AuditRecord[], { site, key, now }: { site: string; key: Buffer; now: Date }): Link =>
  ({ site, ...nextHead(last, decisions, { commit: commitment, key }), decisionIds: decisions.map(({ id }) => id), sealedAt: now });

export type Fault = Omit<ChainFault, 'recordId'> & { decisionId: string | null };

/** The first thing wrong with a link given the one before it, or null. `keys` are tried in turn (rotation). */
export function faultOf({ link, decisions }: { link: Link; decisions: AuditRecord[] }, before: Link | null, keys: Buffer[]): Fault | null {
  const fault = faultIn({ link, ids: link.decisionIds, records: decisions }, before, { commit: commitment, keys });
  return fault === null ? null : { link: fault.link, decisionId: fault.recordId, what: fault.what };
}
