// A page of what an index cannot pick out by itself: read on in order, pass over what does not fit, and stop after a bounded
// stretch, so that a page under much that does not fit is short, not slow. The same for every adapter.
import type { ConsentRecord } from '../consent/consent-record.ts';
import type { RecordsQuery } from '../consent/consent.store.ts';
import { cutPage, encodeCursor, type Keyset, type Page } from '../kernel/page.ts';
import { isActive, type Sanction } from '../sanctions/sanction.ts';
import type { SanctionsQuery } from '../sanctions/sanctions.store.ts';

/** Stretches read for one page. */
const ROUNDS = 5;
/** A stretch is at least so long. */
const LEAST = 100;

type Dated = { id: string } & ({ createdAt: Date } | { at: Date });
type Reading<T> = { cursor: string | null; limit: number; read(cursor: string | null, take: number): Promise<T[]>; keep(row: T): boolean };

const keyOf = (row: Dated): Keyset => ({ at: ('at' in row ? row.at : row.createdAt).getTime(), id: row.id });

export async function filteredPage<T extends Dated>({ cursor, limit, read, keep }: Reading<T>): Promise<Page<T>> {
  const take = Math.max(limit + 1, LEAST);
  const kept: T[] = [];
  let after = cursor;
  for (let round = 0; round < ROUNDS && kept.length <= limit; round += 1) {
    const rows = await read(after, take);
    kept.push(...rows.filter(keep));
    const last = rows.at(-1);
    if (rows.length < take || last === undefined) return cutPage(kept, limit, keyOf);
    after = encodeCursor(keyOf(last));
  }
  return kept.length > limit ? cutPage(kept, limit, keyOf) : { items: kept, next: after };
}

export const sanctionIn = ({ kind, isActive: wanted, now }: Pick<SanctionsQuery, 'kind' | 'isActive' | 'now'>) => (sanction: Sanction): boolean =>
  (kind === null || sanction.kind === kind) && (wanted === null || isActive(sanction, now) === wanted);

export const saidIn = ({ action, revision, lang, surface }: Pick<RecordsQuery, 'action' | 'revision' | 'lang' | 'surface'>) => (record: ConsentRecord): boolean =>
  (action === null || record.action === action) && (revision === null || record.revision === revision)
  && (lang === null || record.lang === lang) && (surface === null || record.surface === surface);
