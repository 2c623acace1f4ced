// The port of choices: who chose what, the records that prove it, their chain, and the daily figures.
import type { Page } from '../kernel/page.ts';
import type { DeskAct } from '../moderation/decision.ts';
import type { Locale } from '../sites/site.ts';
import type { Anchor, ConsentAction, ConsentLink, ConsentRecord } from './consent-record.ts';

/** So much of one figure: `name` is an action, or `granted:` and a category. */
export type ConsentCount = { day: string; revision: number; lang: Locale; surface: string; name: string; n: number };

/** A record and what it adds to the figures. `isNew`: its subject was made for it. */
export type NewChoice = { record: ConsentRecord & { subject: NonNullable<ConsentRecord['subject']> }; isNew: boolean; counts: ConsentCount[] };

/** recorded: appended; same: the standing record says it already (`saysTheSame`), and is the one answered;
 *  gone: the subject is not new and is not there (it was erased meanwhile): nothing was written. */
export type Chosen = { result: 'recorded' | 'same'; record: ConsentRecord } | { result: 'gone' };

/** Absent filters are null. `from` counts, `to` does not. */
export type RecordsQuery = {
  site: string;
  /** The digest, as records hold it. */
  subject: string | null;
  action: ConsentAction | null;
  revision: number | null;
  lang: Locale | null;
  surface: string | null;
  from: Date | null;
  to: Date | null;
  limit: number;
  cursor: string | null;
};

/** A record with its number: later ones have higher ones. */
export type NumberedRecord = { seq: number; record: ConsentRecord };

export interface ConsentStore {
  /** The last choice of the subject with one of these digests (rotated keys); null when there is none. The last is by the order
   *  of writing, not by any clock. */
  standing(site: string, digests: string[]): Promise<ConsentRecord | null>;
  /** Appends a record, makes it its subject's standing one and adds to the figures; of two at once both are appended, in one order.
   *  Atomic; durable when it resolves. */
  choose(given: NewChoice): Promise<Chosen>;
  /** Forgets who: deletes the subject with these digests and nulls `subject` in all its records (`subjectProof` stays); figures stay.
   *  From the moment the subject is gone `choose` answers 'gone'; may be repeated until all is done. Answers how many records were
   *  cut loose. Durable. */
  erase(site: string, digests: string[]): Promise<number>;
  find(site: string, id: string): Promise<ConsentRecord | null>;
  /** Newest first by (at, id). Subject and time are served by an index; the other filters pass rows over, so pages may be short. */
  list(query: RecordsQuery): Promise<Page<ConsentRecord>>;
  /** The figures of these days (both counted), added up over nothing but what the row names. */
  counts(site: string, from: string, to: string): Promise<ConsentCount[]>;
  /** Records not yet in the chain, in the order they were written, at most `limit`: complete up to the last one given. */
  unsealed(site: string, limit: number): Promise<NumberedRecord[]>;
  /** The newest link; null when there is none (before the first, or all were purged). */
  lastLink(site: string): Promise<ConsentLink | null>;
  /** Appends a link that follows the newest one, or the anchor where none is left; 'stale' when another sealer was faster. Atomic; durable. */
  seal(link: ConsentLink): Promise<'done' | 'stale'>;
  /** The chain from a link number on, each link with the records that lie in its range, in their order. */
  links(site: string, after: number, limit: number): Promise<{ link: ConsentLink; records: ConsentRecord[] }[]>;
  /** The same without the records. */
  heads(site: string, after: number, limit: number): Promise<ConsentLink[]>;
  anchor(site: string): Promise<Anchor | null>;
  /** Deletes the oldest link with its records and puts the anchor in their place, with the act if one is given; 'stale' when that link is not
   *  the oldest any more. What a subject's standing choice says stays with the subject. Atomic; durable. */
  purge(given: { link: ConsentLink; anchor: Anchor; act: DeskAct | null }): Promise<'done' | 'stale'>;
  /** Deletes at most `limit` subjects whose last choice was made before `before` and has run out at `now`; answers how many. */
  pruneSubjects(given: { site: string; before: Date; now: Date; limit: number }): Promise<number>;
}
