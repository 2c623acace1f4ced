// The port of what a site's learned score learns from and what it has learnt.
import type { DeskAct } from '../moderation/decision.ts';
import type { Lesson, ModelState } from './learned.ts';

/** A decided text as it was decided, with the number of its decision. */
export type DecidedText = { seq: number; commentId: string; text: string; refused: boolean };
/** A labelled row of a file. The digest names it within its site, so that a row is learnt once. */
export type LabelledRow = { digest: string; text: string; refused: boolean };
/** What became of a comment's lesson; null: there is none any more. */
export type LessonChange = { commentId: string; seq: number; lesson: Lesson | null };

/** A state that is written has the stamp after the one it was read with; where that is no longer the stored one nothing
 *  changes and the answer is 'stale'. Each write is atomic, and durable when it resolves. */
export interface LearningStore {
  /** As last written, or null before the first. */
  find(site: string): Promise<ModelState | null>;
  /** The stamp alone, 0 before the first: what every process asks once a second. */
  stamp(site: string): Promise<number>;
  /** The weights of a version; null when another has taken their place. */
  weights(site: string, version: number): Promise<Uint8Array | null>;
  /** Writes the state with the lessons that changed. */
  learn(state: ModelState, changes: LessonChange[]): Promise<'done' | 'stale'>;
  /** Writes the state with the weights of its version, in place of those before. */
  fitted(state: ModelState, weights: Uint8Array): Promise<'done' | 'stale'>;
  /** Writes the state with the act that changed it. */
  set(state: ModelState, act: DeskAct): Promise<'done' | 'stale'>;
  /** Decided texts before a number, newest first; one that was erased is empty. */
  decided(site: string, before: number, limit: number): Promise<DecidedText[]>;
  /** Adds rows, at most 500, that are not known; a known one takes the new label. Says how many are new. */
  addRows(site: string, rows: LabelledRow[]): Promise<number>;
  /** Lets go of what is beyond the newest lessons and, of each label, the rows of the smallest digests. */
  trim(site: string, keep: { lessons: number; rowsOfALabel: number }): Promise<void>;
  /** Rows of a label after a digest, by digest. */
  rows(site: string, at: { refused: boolean; after: string }, limit: number): Promise<LabelledRow[]>;
  /** Forgets all rows of a site; says how many. */
  forgetRows(site: string): Promise<number>;
}
