// How well the score does at a working point, and which working point keeps a promise; pure.
import type { ModelState, Scored } from './learned.ts';

export type Figures = {
  /** How many the figures are about, and how many of them would have been held. */
  count: number;
  held: number;
  /** Of the held, the share a person refused; null where nothing was held. */
  precision: number | null;
  /** Of the refused, the share that was held; null where nothing was refused. */
  recall: number | null;
  /** Of the approved, the share that was held; null where nothing was approved. */
  falseHolds: number | null;
};

const share = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);

export function figuresAt(scored: readonly Scored[], threshold: number): Figures {
  const held = scored.filter(({ p }) => p >= threshold);
  const right = held.filter(({ refused }) => refused).length;
  const refused = scored.filter((each) => each.refused).length;
  return {
    count: scored.length, held: held.length, precision: share(right, held.length), recall: share(right, refused),
    falseHolds: share(held.length - right, scored.length - refused),
  };
}

/** The figures at every twentieth, for a drawing. */
export const curveOf = (scored: readonly Scored[]) => Array.from({ length: 19 }, (_, at) => {
  const threshold = (at + 1) / 20;
  const { precision, recall, falseHolds } = figuresAt(scored, threshold);
  return { threshold, precision, recall, falseHolds };
});

/** Where a threshold stands while nothing was approved to choose it by. */
const MIDDLE = 0.5;
/** Scores are kept to so many places; the next threshold after one. */
const GRAIN = 1e-6;
export const rounded = (p: number): number => Math.round(p / GRAIN) * GRAIN;

/** The lowest threshold that holds no more than a share of what people approved. */
export function thresholdFor(scored: readonly Scored[], maxFalseHolds: number): number {
  const approved = scored.filter(({ refused }) => !refused).map(({ p }) => p).toSorted((a, b) => b - a);
  if (approved.length === 0) return MIDDLE;
  const first = approved[Math.floor(maxFalseHolds * approved.length)];
  return first === undefined ? 0 : Math.min(1, first + GRAIN);
}

/** With so many approved the desk's own last decisions choose, not the cross-check. */
const ENOUGH_APPROVED = 200;

/** The probability from which on a comment is held. */
export function workingPoint({ threshold, maxFalseHolds, lastDecisions, crossChecked }: ModelState): number {
  if (threshold !== null) return threshold;
  const approved = lastDecisions.filter(({ refused }) => !refused).length;
  return thresholdFor(approved >= ENOUGH_APPROVED ? lastDecisions : crossChecked, maxFalseHolds);
}
