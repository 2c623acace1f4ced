// The arithmetic of a chain of sealed batches: a link covers some records and the link before it; pure but for the key.
import { createHmac } from 'node:crypto';

/** What every link has, whatever it covers. */
export type Head = { /** 1, 2, 3 … per site. */ number: number; previous: string; /** See `linkMac`. */ mac: string };
/** What a link commits to of one record: hex. */
export type Commit<R> = (record: R, key: Buffer) => string;
/** The first thing wrong with a link; `recordId` null when it is the link itself. */
export type ChainFault = { link: number; recordId: string | null; what: 'changed' | 'missing' | 'inserted' | 'reordered' };

export const GENESIS = '0'.repeat(64);

/** Hex digits of a mark: 48 bits only have to tell the records of one link apart. */
const MARK = 12;

/** HMAC-SHA-256 over number, previous and the commitments, then a short mark of each commitment: the HMAC proves the link,
 *  the marks tell which record does not fit. */
export function linkMac<R>({ number, previous }: Pick<Head, 'number' | 'previous'>, records: R[], { commit, key }: { commit: Commit<R>; key: Buffer }): string {
  const commitments = records.map((record) => commit(record, key));
  const mac = createHmac('sha256', key).update(`${number}\n${previous}\n`);
  for (const each of commitments) mac.update(`${each}\n`);
  return `${mac.digest('hex')}.${commitments.map((each) => each.slice(0, MARK)).join('')}`;
}

/** Number, previous and mac of the next link over these records. `last` is the newest link, or what stands for it after a purge. */
export function nextHead<R>(last: Pick<Head, 'number' | 'mac'> | null, records: R[], by: { commit: Commit<R>; key: Buffer }): Head {
  const head = { number: (last?.number ?? 0) + 1, previous: last?.mac ?? GENESIS };
  return { ...head, mac: linkMac(head, records, by) };
}

export type Covered<R> = { link: Head; /** What the link says it covers, in order. */ ids: string[]; /** What is there. */ records: R[] };

/** The first thing wrong with a link given the one before it, or null. `keys` are tried in turn (rotation). */
export function faultIn<R extends { id: string }>({ link, ids, records }: Covered<R>, before: Pick<Head, 'number' | 'mac'> | null, { commit, keys }: { commit: Commit<R>; keys: Buffer[] }): ChainFault | null {
  const fault = (what: ChainFault['what'], recordId: string | null = null): ChainFault => ({ link: link.number, recordId, what });
  if (link.number !== (before?.number ?? 0) + 1) return fault('missing');
  const present = new Set(records.map(({ id }) => id));
  const absent = ids.find((id) => !present.has(id));
  if (absent !== undefined) return fault('missing', absent);
  const covered = new Set(ids);
  const extra = records.find(({ id }) => !covered.has(id));
  if (extra !== undefined) return fault('inserted', extra.id);
  const moved = records.find(({ id }, at) => ids[at] !== id);
  if (moved !== undefined) return fault('reordered', moved.id);
  if (link.previous !== (before?.mac ?? GENESIS)) return fault('changed');
  const holds = keys.some((key) => linkMac(link, records, { commit, key }) === link.mac);
  return holds ? null : fault('changed', changedIn(link, records, { commit, keys }));
}

/** Of a link that does not hold: the first record whose mark differs, or null when the link itself was changed. */
function changedIn<R extends { id: string }>(link: Head, records: R[], { commit, keys }: { commit: Commit<R>; keys: Buffer[] }): string | null {
  const marks = link.mac.split('.')[1] ?? '';
  const differs = (record: R, at: number) => (key: Buffer): boolean => commit(record, key).slice(0, MARK) !== marks.slice(at * MARK, (at + 1) * MARK);
  // Under any other key nothing fits: the right one is where most does.
  const misfits = keys.map((key) => records.filter((record, at) => differs(record, at)(key)));
  return misfits.toSorted((a, b) => a.length - b.length)[0]?.[0]?.id ?? null;
}
