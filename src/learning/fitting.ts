// Fits a site's model to all that is kept for it, in short turns between which the process serves others.
import { setImmediate as othersFirst } from 'node:timers/promises';
import { fold } from '../text/fold.ts';
import { calibrate, probability, type Calibration, type Judged } from './calibration.ts';
import { FeatureReader } from './features.ts';
import { rounded } from './figures.ts';
import { MOST_DECISIONS, MOST_ROWS_OF_A_LABEL, type Learnt, type Scored } from './learned.ts';
import type { LearningStore } from './learning.store.ts';
import { fit, score, scorerOf, type Example, type LinearModel } from './linear-model.ts';

export type Fitted = { model: LinearModel; calibration: Calibration; crossChecked: Scored[]; learnt: Learnt; workMs: number };

/** How long a turn may last. */
const TURN_MS = 3;
const PAGE = 200;
/** What is held in memory while fitting: so many features of all examples together, 4 bytes each. */
const MOST_FEATURES = 8_000_000;
const PARTS = 5;
/** With so many examples one part tells as much as five. */
const MANY = 2_000;
const MOST_CROSS_CHECKED = 2_000;

/** Lets others run when a turn has lasted long enough. */
class Turns {
  /** How long the turns before this one lasted together. */
  workedMs = 0;
  private began = performance.now();

  async pass(): Promise<void> {
    const lasted = performance.now() - this.began;
    if (lasted < TURN_MS) return;
    this.workedMs += lasted;
    await othersFirst();
    this.began = performance.now();
  }
}

/** The weights for what is kept now, and how well models fitted without a part of it do on that part. */
export async function fitSite(store: Pick<LearningStore, 'decided' | 'rows'>, site: string): Promise<Fitted> {
  const turns = new Turns();
  const examples = await load(store, site, turns);
  const model = await run(examples, turns);
  const judged = await crossCheck(examples, turns);
  const calibration = calibrate(judged);
  const refused = examples.filter((each) => each.refused).length;
  const fromDecisions = examples.filter(({ key }) => key.startsWith(DECIDED)).length;
  return {
    model, calibration, crossChecked: sample(judged).map((each) => ({ p: rounded(probability(each.score, calibration)), refused: each.refused })),
    learnt: { approved: examples.length - refused, refused, fromDecisions, fromFile: examples.length - fromDecisions }, workMs: turns.workedMs,
  };
}

const DECIDED = 'd:';

/** The newest decisions first: where not all fit, what the desk said lately counts. */
async function load(store: Pick<LearningStore, 'decided' | 'rows'>, site: string, turns: Turns): Promise<Example[]> {
  const reader = new FeatureReader();
  const examples: Example[] = [];
  let room = MOST_FEATURES;
  for await (const { key, text, refused } of kept(store, site)) {
    await turns.pass();
    if (text === '') continue;
    const features = reader.read(fold(text));
    room -= features.length;
    if (room < 0) break;
    examples.push({ key, features, refused });
  }
  return examples;
}

async function* kept(store: Pick<LearningStore, 'decided' | 'rows'>, site: string): AsyncGenerator<{ key: string; text: string; refused: boolean }> {
  let before = Number.MAX_SAFE_INTEGER;
  for (let count = 0; count < MOST_DECISIONS;) {
    const page = await store.decided(site, before, Math.min(PAGE, MOST_DECISIONS - count));
    for (const { commentId, text, refused } of page) yield { key: `${DECIDED}${commentId}`, text, refused };
    count += page.length;
    before = page.at(-1)?.seq ?? 0;
    if (page.length === 0) break;
  }
  for (const refused of [true, false]) {
    let after = '';
    for (let count = 0; count < MOST_ROWS_OF_A_LABEL;) {
      const page = await store.rows(site, { refused, after }, Math.min(PAGE, MOST_ROWS_OF_A_LABEL - count));
      for (const { digest, text } of page) yield { key: `f:${digest}`, text, refused };
      count += page.length;
      after = page.at(-1)?.digest ?? '';
      if (page.length === 0) break;
    }
  }
}

async function run(examples: readonly Example[], turns: Turns): Promise<LinearModel> {
  const steps = fit(examples);
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done === true) return step.value;
    await turns.pass();
  }
}

/** Each example of a part as a model fitted to the other parts scores it. Which part one is in depends on its key alone. */
async function crossCheck(examples: readonly Example[], turns: Turns): Promise<Judged[]> {
  const parts = Map.groupBy(examples, ({ key }) => partOf(key));
  const judged: Judged[] = [];
  for (const [part, left] of [...parts].toSorted(([a], [b]) => a - b).slice(0, examples.length < MANY ? PARTS : 1)) {
    const scorer = scorerOf(await run(examples.filter(({ key }) => partOf(key) !== part), turns));
    for (const { features, refused } of left) {
      judged.push({ score: score(features, scorer), refused });
      await turns.pass();
    }
  }
  return judged;
}

/** Evenly drawn: no more are kept than a curve needs. */
function sample(judged: readonly Judged[]): Judged[] {
  const each = Math.ceil(judged.length / MOST_CROSS_CHECKED);
  return judged.filter((_, at) => at % each === 0);
}

function partOf(key: string): number {
  let hash = 0;
  for (let at = 0; at < key.length; at += 1) hash = (Math.imul(hash, 31) + key.charCodeAt(at)) >>> 0;
  return (hash >>> 8) % PARTS;
}
