// Why a text got its score: the words that spoke most for refusing it, marked in the text as typed. No weight leaves here.
import type { Folded } from '../text/fold.ts';
import { tokensOf, wordFeatures, type Features } from './features.ts';
import { pulls, type Scorer } from './linear-model.ts';

const MOST_SPANS = 5;
/** A word that speaks less than this part of the strongest is no reason. */
const WORTH = 0.25;

type Said = { at: number; length: number; pull: number };

/** At most five spans (UTF-16, in order) of the original; words side by side are one. */
export function strongestSpans(folded: Folded, features: Features, scorer: Scorer): [start: number, end: number][] {
  const pullOf = new Map<number, number>();
  pulls(features, scorer, (feature, pull) => pullOf.set(feature, pull));
  const said = tokensOf(folded.text).map(({ text, at }): Said => {
    const own = new Set<number>();
    wordFeatures(text, (feature) => own.add(feature));
    return { at, length: text.length, pull: [...own].reduce((sum, feature) => sum + (pullOf.get(feature) ?? 0), 0) };
  });
  const strongest = said.filter(({ pull }) => pull > 0).toSorted((a, b) => b.pull - a.pull || a.at - b.at).slice(0, MOST_SPANS);
  const worth = strongest.filter(({ pull }) => pull >= WORTH * (strongest[0]?.pull ?? 0)).toSorted((a, b) => a.at - b.at);
  return joined(folded, worth);
}

function joined(folded: Folded, said: Said[]): [number, number][] {
  const spans: [number, number][] = [];
  let endsAt = -2;
  for (const { at, length } of said) {
    const start = folded.starts[at] ?? 0;
    const end = folded.ends[at + length - 1] ?? start;
    const last = spans.at(-1);
    if (last !== undefined && at <= endsAt + 1) last[1] = end;
    else spans.push([start, end]);
    endsAt = at + length;
  }
  return spans;
}
