// From a score to a probability: a logistic curve fitted to scores of texts the model had not learnt (Platt 1999). Pure; always rising.

export type Calibration = { slope: number; offset: number };
export type Judged = { score: number; refused: boolean };

export const uncalibrated: Calibration = { slope: 1, offset: 0 };

export const probability = (score: number, { slope, offset }: Calibration): number => 1 / (1 + Math.exp(-(slope * score + offset)));

const ROUNDS = 100;
/** A model that ranks no better than chance still answers, nearly the same for all. */
const FLATTEST = 0.01;

/** Fits the curve by Newton's method with halved steps. The targets are drawn in a little from 0 and 1, so that few examples are not believed too much. */
export function calibrate(judged: readonly Judged[]): Calibration {
  const refused = judged.filter((each) => each.refused).length;
  const approved = judged.length - refused;
  if (refused === 0 || approved === 0) return uncalibrated;
  const targets = judged.map((each) => (each.refused ? (refused + 1) / (refused + 2) : 1 / (approved + 2)));
  let at: Calibration = { slope: 1, offset: Math.log((refused + 1) / (approved + 1)) };
  let loss = lossOf(judged, targets, at);
  for (let round = 0; round < ROUNDS; round += 1) {
    const step = newton(judged, targets, at);
    const next = nearest(judged, targets, { at, step, loss });
    if (next === null) break;
    ({ at, loss } = next);
  }
  return { slope: Math.max(FLATTEST, at.slope), offset: at.offset };
}

/** The first of ever smaller parts of a step that helps, or null when none does. */
function nearest(judged: readonly Judged[], targets: number[], { at, step, loss }: { at: Calibration; step: Calibration; loss: number }): { at: Calibration; loss: number } | null {
  for (let part = 1; part > 1e-6; part /= 2) {
    const tried = { slope: at.slope - part * step.slope, offset: at.offset - part * step.offset };
    const reached = lossOf(judged, targets, tried);
    if (reached < loss - 1e-9) return { at: tried, loss: reached };
  }
  return null;
}

function lossOf(judged: readonly Judged[], targets: number[], at: Calibration): number {
  return judged.reduce((sum, { score }, index) => {
    const raised = at.slope * score + at.offset;
    // log(1 + e^x) without overflow, less the target's share.
    return sum + Math.max(raised, 0) + Math.log1p(Math.exp(-Math.abs(raised))) - (targets[index] ?? 0) * raised;
  }, 0);
}

function newton(judged: readonly Judged[], targets: number[], at: Calibration): Calibration {
  // The ridge keeps the step finite where all scores are alike.
  let [hss, hso, hoo, gs, go] = [1e-6, 0, 1e-6, 0, 0];
  for (const [index, { score }] of judged.entries()) {
    const p = probability(score, at);
    const bend = Math.max(p * (1 - p), 1e-12);
    const miss = p - (targets[index] ?? 0);
    hss += score * score * bend;
    hso += score * bend;
    hoo += bend;
    gs += score * miss;
    go += miss;
  }
  const area = hss * hoo - hso * hso;
  return { slope: (hoo * gs - hso * go) / area, offset: (hss * go - hso * gs) / area };
}
