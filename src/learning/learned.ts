// What a site's learned score is made of and what counts as a lesson; types and pure rules, nothing stored.
import type { AuditRecord, Decision } from '../moderation/decision.ts';
import { uncalibrated, type Calibration } from './calibration.ts';

/** A text the model had not learnt from when it was scored, and what a person said of it. Short names: a thousand are kept. */
export type Scored = { p: number; refused: boolean };
/** One of the desk's: decided after the model spoke, scored before it learnt of the decision. */
export type ScoredDecision = Scored & { commentId: string };

export type Learnt = { approved: number; refused: number; fromDecisions: number; fromFile: number };

export type ModelState = {
  site: string;
  /** Grows by one with every change of anything here: who writes names the one they read. */
  stamp: number;
  /** Of the weights; 0 while there are none. */
  version: number;
  updatedAt: Date | null;
  /** The number of the newest record taken in. */
  through: number;
  /** Whether what is to be learnt changed since the weights were fitted. */
  isBehind: boolean;
  /** Until when a process may be fitting; null when none is. */
  fittingUntil: Date | null;
  /** Exactly what the weights were fitted to. */
  learnt: Learnt;
  calibration: Calibration;
  enabled: boolean;
  /** Set by hand; null where `maxFalseHolds` chooses. */
  threshold: number | null;
  /** The largest share of what people approve that may be held. */
  maxFalseHolds: number;
  /** Oldest first. */
  lastDecisions: ScoredDecision[];
  /** Examples scored by models fitted without them. */
  crossChecked: Scored[];
};

/** The most of each that a model learns from; older decisions, and rows whose digest is larger, are left out. */
export const MOST_DECISIONS = 10_000;
export const MOST_ROWS_OF_A_LABEL = 5_000;
/** How many of the last decisions figures are about. */
export const MOST_SCORED = 1_000;
/** Of each side, before the model says anything. */
export const ENOUGH = 50;

export const emptyState = (site: string): ModelState => ({
  site, stamp: 0, version: 0, updatedAt: null, through: 0, isBehind: false, fittingUntil: null,
  learnt: { approved: 0, refused: 0, fromDecisions: 0, fromFile: 0 }, calibration: uncalibrated,
  enabled: true, threshold: null, maxFalseHolds: 0.02, lastDecisions: [], crossChecked: [],
});

/** How many of each side are missing before the model speaks. */
export const missing = ({ learnt }: Pick<ModelState, 'learnt'>) =>
  ({ approved: Math.max(0, ENOUGH - learnt.approved), refused: Math.max(0, ENOUGH - learnt.refused) });

export function hasEnough(state: Pick<ModelState, 'learnt' | 'version'>): boolean {
  const { approved, refused } = missing(state);
  return state.version > 0 && approved === 0 && refused === 0;
}

export const speaks = (state: ModelState): boolean => state.enabled && hasEnough(state);

/** What a person said of one revision of a comment. */
export type Lesson = { decisionId: string; commentId: string; revision: number; refused: boolean };

const judging = new Set<Decision['action']>(['approve', 'reject', 'spam']);

/** A person's word on a comment: what rules do and what pins change teaches nothing. */
export const isLesson = (record: Decision): boolean => judging.has(record.action) && !record.by.startsWith('rule:');

/** The lesson that stands after all decisions on a comment, oldest first; null when none does. */
export function standingLesson(history: readonly Decision[]): Lesson | null {
  const undone = new Set(history.map((each) => each.undoes));
  const last = history.findLast((each) => isLesson(each) && !undone.has(each.id));
  return last === undefined ? null : { decisionId: last.id, commentId: last.commentId, revision: last.revision, refused: last.action !== 'approve' };
}

/** The comments these records may have changed the lesson of. */
export const touched = (records: readonly AuditRecord[]): string[] =>
  [...new Set(records.flatMap((record) => ('commentId' in record && (isLesson(record) || record.action === 'undo') ? [record.commentId] : [])))];

/** The scored decisions after a comment's lesson changed: a new one at the end, a known one with its new word, none without one. */
export function rescored(scored: readonly ScoredDecision[], commentId: string, { lesson, p }: { lesson: Lesson | null; p: number | null }): ScoredDecision[] {
  const known = scored.findIndex((each) => each.commentId === commentId);
  if (lesson === null) return scored.filter((each) => each.commentId !== commentId);
  if (known >= 0) return scored.map((each, at) => (at === known ? { ...each, refused: lesson.refused } : each));
  return p === null ? [...scored] : [...scored, { commentId, p, refused: lesson.refused }].slice(-MOST_SCORED);
}
