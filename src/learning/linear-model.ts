// The learned score's linear model: logistic regression over TF-IDF, fitted by coordinate descent in the dual. Pure and deterministic:
// the model is a function of the set of examples, whatever order they came in, so taking one out leaves what would be without it.
import { DIMENSION, featureOf, timesOf, type Features } from './features.ts';

/** A labelled text. `key` names it for good and says where it stands in the order of learning. */
export type Example = { key: string; features: Features; refused: boolean };

/** `documents`: in how many examples a feature occurs; `weights`: what it says for refusing; both by feature. */
export type LinearModel = { examples: number; documents: Uint16Array; weights: Float32Array; bias: number };

/** As a text is scored: a model with its rarities worked out. */
export type Scorer = { rarity: Float32Array; weights: Float32Array; bias: number };

/** How far one example may pull (C of the field). Chosen with RARITY by five splits of two corpora together. */
const PULL = 32;
const PASSES = 5;
/** Rare features weigh more: the power of the usual inverse document frequency. */
const RARITY = 1.4;
/** Newton's steps to one example's best weight. */
const STEPS = 10;

/** Counts grow by their logarithm: the tenth time a word is said it says little more. */
const scaleOf = Float32Array.from({ length: 256 }, (_, times) => (times === 0 ? 0 : 1 + Math.log(times)));
const scale = (packed: number): number => scaleOf[timesOf(packed)] ?? 0;

export function rarityOf({ examples, documents }: Pick<LinearModel, 'examples' | 'documents'>): Float32Array {
  // Worked out by count, not by feature: there are far fewer.
  const byCount = Float32Array.from({ length: examples + 1 }, (_, count) => (Math.log((1 + examples) / (1 + count)) + 1) ** RARITY);
  const rarity = new Float32Array(documents.length);
  for (let feature = 0; feature < documents.length; feature += 1) rarity[feature] = byCount[documents[feature] ?? 0] ?? 0;
  return rarity;
}

/** What a vector must be multiplied by to have length one. */
function norm(features: Features, rarity: Float32Array): number {
  let sum = 0;
  for (const packed of features) sum += ((rarity[featureOf(packed)] ?? 0) * scale(packed)) ** 2;
  return sum === 0 ? 0 : 1 / Math.sqrt(sum);
}

export const scorerOf = (model: LinearModel): Scorer => ({ rarity: rarityOf(model), weights: model.weights, bias: model.bias });

/** How strongly each feature of a text speaks for refusing it: calls `meet` with each; the score is their sum and the bias. */
export function pulls(features: Features, { rarity, weights }: Scorer, meet: (feature: number, pull: number) => void): void {
  const unit = norm(features, rarity);
  for (const packed of features) {
    const feature = featureOf(packed);
    meet(feature, (weights[feature] ?? 0) * (rarity[feature] ?? 0) * scale(packed) * unit);
  }
}

/** Above zero speaks for refusing; calibration makes a probability of it. */
export function score(features: Features, scorer: Scorer): number {
  let sum = scorer.bias;
  pulls(features, scorer, (_, pull) => {
    sum += pull;
  });
  return sum;
}

/** Fits a model. A generator, so that whoever runs it can let others run between its steps: it pauses after each example. */
export function* fit(given: readonly Example[]): Generator<void, LinearModel> {
  const examples = given.toSorted((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  const documents = new Uint16Array(DIMENSION);
  for (const { features } of examples) {
    for (const packed of features) documents[featureOf(packed)] = (documents[featureOf(packed)] ?? 0) + 1;
    yield;
  }
  const rarity = rarityOf({ examples: examples.length, documents });
  const descent = new Descent(examples, rarity);
  for (let pass = 0; pass < PASSES; pass += 1) {
    for (let at = 0; at < examples.length; at += 1) {
      // A stride that is prime to the length takes each once, in another order each pass.
      descent.step((at * stride(examples.length, pass) + pass) % examples.length);
      yield;
    }
  }
  return { examples: examples.length, documents, weights: Float32Array.from(descent.weights), bias: Math.fround(descent.bias) };
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
  private readonly rarity: Float32Array;
  private readonly units: Float64Array;
  private readonly held: Float64Array;

  constructor(examples: readonly Example[], rarity: Float32Array) {
    this.examples = examples;
    this.rarity = rarity;
    this.units = Float64Array.from(examples, ({ features }) => norm(features, rarity));
    this.held = new Float64Array(examples.length);
  }

  /** Gives one example the weight that fits best while all others keep theirs. */
  step(at: number): void {
    const example = this.examples[at];
    if (example === undefined) return;
    const unit = this.units[at] ?? 0;
    const sign = example.refused ? 1 : -1;
    let said = 0;
    for (const packed of example.features) said += (this.weights[featureOf(packed)] ?? 0) * (this.rarity[featureOf(packed)] ?? 0) * scale(packed);
    const held = this.held[at] ?? 0;
    // The bias is one more feature of value one, so the squared length is two.
    const next = best({ held, margin: sign * (said * unit + this.bias), length: unit === 0 ? 1 : 2 });
    const change = sign * (next - held);
    this.held[at] = next;
    this.bias += change;
    for (const packed of example.features) {
      const feature = featureOf(packed);
      this.weights[feature] = (this.weights[feature] ?? 0) + change * (this.rarity[feature] ?? 0) * scale(packed) * unit;
    }
  }
}

/** The root of one example's dual condition, by Newton's method kept inside (0, PULL). */
function best({ held, margin, length }: { held: number; margin: number; length: number }): number {
  const edge = 1e-8 * PULL;
  let z = Math.min(Math.max(held, edge), PULL - edge);
  for (let step = 0; step < STEPS; step += 1) {
    const slope = margin + length * (z - held) + Math.log(z / (PULL - z));
    if (Math.abs(slope) < 1e-4) break;
    const next = z - slope / (length + PULL / (z * (PULL - z)));
    z = next <= 0 ? z / 10 : next >= PULL ? z + (PULL - z) * 0.9 : next;
  }
  return z;
}
