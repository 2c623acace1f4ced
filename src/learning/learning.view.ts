// A model's state -> what staff are shown: counts and figures, never a weight or a text.
import { curveOf, figuresAt, workingPoint } from './figures.ts';
import { ENOUGH, missing, speaks, type ModelState, type Scored } from './learned.ts';

const figuresView = (scored: readonly Scored[], threshold: number) => ({ ...figuresAt(scored, threshold), curve: curveOf(scored) });

export function modelView(state: ModelState) {
  const { version, updatedAt, enabled, learnt } = state;
  const threshold = workingPoint(state);
  return {
    version,
    updatedAt: updatedAt?.toISOString() ?? null,
    enabled,
    speaking: speaks(state),
    needed: { approved: ENOUGH, refused: ENOUGH },
    missing: missing(state),
    learnt: { approved: learnt.approved, refused: learnt.refused, total: learnt.approved + learnt.refused, fromDecisions: learnt.fromDecisions, fromFile: learnt.fromFile },
    workingPoint: { threshold, maxFalseHolds: state.threshold === null ? state.maxFalseHolds : null },
    lastDecisions: figuresView(state.lastDecisions, threshold),
    crossCheck: figuresView(state.crossChecked, threshold),
  };
}
