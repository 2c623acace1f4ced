// The usual yardstick for short texts: logistic regression (L2, C = 1) over TF-IDF of character n-grams (1-5, bounded by white space), in one batch.
import { fold } from '../../src/text/fold.ts';

export type Labelled = { text: string; refused: boolean };
type Vector = [feature: number, value: number][];

const FEATURES = 2 ** 18;
const PASSES = 15;

function countsOf(text: string): Map<number, number> {
  const counts = new Map<number, number>();
  for (const word of fold(text).text.split(/\s+/).filter((each) => each !== '')) {
    const padded = ` ${word} `;
    for (let length = 1; length <= 5; length += 1) {
      for (let from = 0; from + length <= padded.length; from += 1) {
        let hash = 0x811c9dc5 + length;
        for (let at = from; at < from + length; at += 1) hash = Math.imul(hash ^ padded.charCodeAt(at), 0x01000193);
        hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
        const feature = (hash ^ (hash >>> 12)) >>> 14;
        counts.set(feature, (counts.get(feature) ?? 0) + 1);
      }
    }
  }
  return counts;
}

/** Learns the first texts and scores the others. */
export function batchScores(learnt: readonly Labelled[], tried: readonly Labelled[]): { score: number; refused: boolean }[] {
  const counted = learnt.map(({ text }) => countsOf(text));
  const documents = new Float64Array(FEATURES);
  for (const counts of counted) for (const feature of counts.keys()) documents[feature] = (documents[feature] ?? 0) + 1;
  const vectorOf = (counts: Map<number, number>): Vector => {
    const vector = [...counts].map(([feature, times]): [number, number] => [feature, times * (Math.log((1 + learnt.length) / (1 + (documents[feature] ?? 0))) + 1)]);
    const length = Math.hypot(...vector.map(([, value]) => value)) || 1;
    return vector.map(([feature, value]) => [feature, value / length]);
  };
  const [weights, bias] = regress(counted.map(vectorOf), learnt.map(({ refused }) => (refused ? 1 : -1)));
  return tried.map(({ text, refused }) => ({ score: dot(weights, vectorOf(countsOf(text))) + bias, refused }));
}

const dot = (weights: Float64Array, vector: Vector): number => vector.reduce((sum, [feature, value]) => sum + (weights[feature] ?? 0) * value, 0);

/** Dual coordinate descent, to the optimum for all that shows. */
function regress(vectors: Vector[], signs: number[]): [Float64Array, number] {
  const weights = new Float64Array(FEATURES);
  const held = new Float64Array(vectors.length).fill(0);
  let bias = 0;
  for (let step = 0; step < PASSES * vectors.length; step += 1) {
    const at = (step * 7919) % vectors.length;
    const [vector = [], sign = 1, before = 0] = [vectors[at], signs[at], held[at]];
    const margin = sign * (dot(weights, vector) + bias);
    let z = Math.min(Math.max(before, 1e-8), 1 - 1e-8);
    for (let round = 0; round < 20; round += 1) {
      const next = z - (margin + 2 * (z - before) + Math.log(z / (1 - z))) / (2 + 1 / (z * (1 - z)));
      z = next <= 0 ? z / 10 : next >= 1 ? z + (1 - z) * 0.9 : next;
    }
    held[at] = z;
    const change = sign * (z - before);
    bias += change;
    for (const [feature, value] of vector) weights[feature] = (weights[feature] ?? 0) + change * value;
  }
  return [weights, bias];
}
