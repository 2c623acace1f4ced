// The learned score's linear model: logistic regression over TF-IDF, fitted by coordinate descent in the dual. Pure and deterministic:
// the model is a function of the set of examples, whatever order they came in, so taking one out leaves what would be without it.
import { DIMENSION, featureOf, timesOf, type Features } from './features.ts';

/** A labelled text. `key` names it for good and says where it stands in the order of learning. */
export type Example = { key: string; features: Features; refused: boolean };

/** By feature: in how many refused and in how many approved examples it occurs, and what it says for refusing. */
export type Counts = { refusals: Uint16Array; approvals: Uint16Array };
export type LinearModel = Counts & { refused: number; approved: number; weights: Float32Array; bias: number };

/** As a text is scored: a model with the worth of each feature worked out. */
export type Scorer = { worth: Float32Array; weights: Float32Array; bias: number };

const { abs, log, sqrt } = Math;

/** How far one example may pull (C of the field). It and the three below are chosen by twenty splits of two corpora together. */
const PULL = 32;
const PASSES = 5;
/** Rare features weigh more: the power of the usual inverse document frequency. */
const RARITY = 1.4;
/** So do those that one side has more of, by the logarithm of the odds (as in NB-SVM, Wang and Manning 2012), from this worth on … */
const LEAST_LEAN = 0.3;
/** … and up to so much more. */
const MOST_LEAN = 2;
/** Counted beforehand on each side, so that what occurred once or twice leans little. */
const BEFORE = 2;
/** Newton's steps to one example's best weight. */
const STEPS = 10;

/** Counts grow by their logarithm: the tenth time a word is said it says little more. */
const scaleOf = Float32Array.from({ length: 256 }, (_, times) => (times === 0 ? 0 : 1 + Math.log(times)));
const scale = (packed: number): number => scaleOf[timesOf(packed)] ?? 0;

/** How much each feature counts, whichever way: the rarer and the more one-sided, the more. */
export function worthOf({ refusals, approvals, refused, approved }: Omit<LinearModel, 'weights' | 'bias'>): Float32Array {
  // Worked out by pair of counts, not by feature: there are far fewer.
  const known = new Map<number, number>();
  const worth = new Float32Array(DIMENSION);
  for (let feature = 0; feature < DIMENSION; feature += 1) {
    const [bad, good] = [refusals[feature] ?? 0, approvals[feature] ?? 0];
    if (bad + good === 0) continue;
    const pair = bad * 65_536 + good;
    let value = known.get(pair);
    if (value === undefined) {
      const lean = abs(log((bad + BEFORE) / (refused + 1)) - log((good + BEFORE) / (approved + 1)));
      value = (log((1 + refused + approved) / (1 + bad + good)) + 1) ** RARITY * (LEAST_LEAN + (lean < MOST_LEAN ? lean : MOST_LEAN));
      known.set(pair, value);
    }
    worth[feature] = value;
  }
  return worth;
}

/** What a vector must be multiplied by to have length one. */
function norm(features: Features, worth: Float32Array): number {
  let sum = 0;
  for (const packed of features) sum += ((worth[featureOf(packed)] ?? 0) * scale(packed)) ** 2;
  return sum === 0 ? 0 : 1 / sqrt(sum);
}

export const scorerOf = (model: LinearModel): Scorer => ({ worth: worthOf(model), weights: model.weights, bias: model.bias });

/** How strongly each feature of a text speaks for refusing it: calls `meet` with each; the score is their sum and the bias. */
export function pulls(features: Features, { worth, weights }: Scorer, meet: (feature: number, pull: number) => void): void {
  const unit = norm(features, worth);
  for (const packed of features) {
    const feature = featureOf(packed);
    meet(feature, (weights[feature] ?? 0) * (worth[feature] ?? 0) * scale(packed) * unit);
  }
}

/** Above zero speaks for refusing; calibration makes a probability of it. Every comment is scored, so this sums in one loop
 *  what `pulls` tells feature by feature. */
export function score(features: Features, { worth, weights, bias }: Scorer): number {
  let sum = 0;
  let square = 0;
  for (let at = 0; at < features.length; at += 1) {
    const packed = features[at] ?? 0;
    const feature = featureOf(packed);
    const value = (worth[feature] ?? 0) * scale(packed);
    sum += (weights[feature] ?? 0) * value;
    square += value * value;
  }
  return square === 0 ? bias : bias + sum / sqrt(square);
}

/** Fits a model. A generator, so that whoever runs it can let others run between its steps: it pauses after each example. */
export function* fit(given: readonly Example[]): Generator<void, LinearModel> {
  const examples = given.toSorted((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  const counts: Counts = { refusals: new Uint16Array(DIMENSION), approvals: new Uint16Array(DIMENSION) };
  let refused = 0;
  for (const example of examples) {
    const side = example.refused ? counts.refusals : counts.approvals;
    refused += Number(example.refused);
    for (const packed of example.features) side[featureOf(packed)] = (side[featureOf(packed)] ?? 0) + 1;
    yield;
  }
  const counted = { ...counts, refused, approved: examples.length - refused };
  const descent = new Descent(examples, worthOf(counted));
  for (let pass = 0; pass < PASSES; pass += 1) {
    for (let at = 0; at < examples.length; at += 1) {
      // A stride that is prime to the length takes each once, in another order each pass.
      descent.step((at * stride(examples.length, pass) + pass) % examples.length);
      yield;
    }
  }
  return { ...counted, weights: new Float32Array(descent.weights), bias: Math.fround(descent.bias) };
}

function stride(length: number, pass: number): number {
  let wanted = Math.floor(length * (0.38 + 0.05 * pass)) + 1;
  while (gcd(wanted, length) !== 1) wanted += 1;
  return wanted;
}

const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b));

/** Dual coordinate descent (Yu, Huang and Lin 2011): each example holds a weight of its own, and the model is their sum. */
class Descent {
  readonly weights = new Float64Array(DIMENSION);
  bias = 0;
  private readonly examples: readonly Example[];
  private readonly worth: Float32Array;
  private readonly units: Float64Array;
  private readonly held: Float64Array;

  constructor(examples: readonly Example[], worth: Float32Array) {
    this.examples = examples;
    this.worth = worth;
    this.units = Float64Array.from(examples, ({ features }) => norm(features, worth));
    this.held = new Float64Array(examples.length);
  }

  /** Gives one example the weight that fits best while all others keep theirs. */
  step(at: number): void {
    const example = this.examples[at];
    if (example === undefined) return;
    const unit = this.units[at] ?? 0;
    const sign = example.refused ? 1 : -1;
    let said = 0;
    for (const packed of example.features) said += (this.weights[featureOf(packed)] ?? 0) * (this.worth[featureOf(packed)] ?? 0) * scale(packed);
    const held = this.held[at] ?? 0;
    // The bias is one more feature of value one, so the squared length is two.
    const next = best({ held, margin: sign * (said * unit + this.bias), length: unit === 0 ? 1 : 2 });
    const change = sign * (next - held);
    this.held[at] = next;
    this.bias += change;
    for (const packed of example.features) {
      const feature = featureOf(packed);
      this.weights[feature] = (this.weights[feature] ?? 0) + change * (this.worth[feature] ?? 0) * scale(packed) * unit;
    }
  }
}

/** The root of one example's dual condition, by Newton's method kept inside (0, PULL). */
function best({ held, margin, length }: { held: number; margin: number; length: number }): number {
  const edge = 1e-8 * PULL;
  let z = Math.min(Math.max(held, edge), PULL - edge);
  for (let step = 0; step < STEPS; step += 1) {
    const slope = margin + length * (z - held) + log(z / (PULL - z));
    if (abs(slope) < 1e-4) break;
    const next = z - slope / (length + PULL / (z * (PULL - z)));
    z = next <= 0 ? z / 10 : next >= PULL ? z + (PULL - z) * 0.9 : next;
  }
  return z;
}
