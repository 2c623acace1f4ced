// How well the learned score tells what a desk refuses, and what it costs: 80 % of a labelled corpus teaches it, 20 % tries it, several splits.
// node bench/learned.ts [--seeds 5] [--file FILE.tsv --reject LABEL]; ends with 1 where a batch logistic regression does better on the same splits.
import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { probability } from '../src/learning/calibration.ts';
import { FeatureReader } from '../src/learning/features.ts';
import { figuresAt, thresholdFor } from '../src/learning/figures.ts';
import { fitSite } from '../src/learning/fitting.ts';
import { gather, labelledTexts } from '../src/learning/labelled-rows.ts';
import type { Scored } from '../src/learning/learned.ts';
import type { LabelledRow } from '../src/learning/learning.store.ts';
import { score, scorerOf } from '../src/learning/linear-model.ts';
import { strongestSpans } from '../src/learning/why.ts';
import { fold } from '../src/text/fold.ts';
import { batchScores } from './support/batch-lr.ts';

type Corpus = { file: string; reject: string };
const shared = new URL('../../shared/data/', import.meta.url).pathname;
const known: Corpus[] = [
  { file: `${shared}arabic/mpold_half.tsv`, reject: 'offensive' },
  { file: `${shared}spam/youtube_half.tsv`, reject: 'spam' },
];
const { values } = parseArgs({ options: { seeds: { type: 'string', default: '5' }, file: { type: 'string' }, reject: { type: 'string' } } });
const corpora = values.file === undefined ? known : [{ file: values.file, reject: values.reject ?? '' }];

/** mulberry32: the same splits on every machine. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function shuffled<T>(items: readonly T[], next: () => number): T[] {
  const all = [...items];
  for (let last = all.length - 1; last > 0; last -= 1) {
    const other = Math.floor(next() * (last + 1));
    [all[last], all[other]] = [all[other] as T, all[last] as T];
  }
  return all;
}

type Tried = { score: number; refused: boolean };

/** The share of refused texts above the score that no more than a share of approved ones exceeds. */
function recallAt(tried: readonly Tried[], falseHolds: number): number {
  const approved = tried.filter((each) => !each.refused).map((each) => each.score).toSorted((a, b) => b - a);
  const refused = tried.filter((each) => each.refused);
  const most = approved[Math.floor(falseHolds * approved.length)] ?? -Infinity;
  return refused.filter((each) => each.score > most).length / refused.length;
}

/** How often a refused text scores higher than an approved one; ties count half. */
function auc(scored: readonly Tried[]): number {
  const refused = scored.filter((each) => each.refused);
  const approved = scored.filter((each) => !each.refused);
  const wins = refused.reduce((sum, one) => sum + approved.reduce((won, other) => won + (one.score > other.score ? 1 : one.score === other.score ? 0.5 : 0), 0), 0);
  return wins / (refused.length * approved.length);
}

const rowsOf = async ({ file, reject }: Corpus): Promise<LabelledRow[]> => {
  async function* lines(): AsyncGenerator<string> {
    yield* readFileSync(file, 'utf8').split(/\r?\n/);
  }
  const { rows } = await gather(labelledTexts(lines(), 'tsv'), { reject: new Set([reject]), most: Infinity });
  return rows;
};

/** A store that holds nothing but these rows. */
const holding = (rows: readonly LabelledRow[]) => ({
  decided: async () => [],
  rows: async (_site: string, { refused, after }: { refused: boolean; after: string }, limit: number) =>
    rows.filter((row) => row.refused === refused && row.digest > after).toSorted((a, b) => (a.digest < b.digest ? -1 : 1)).slice(0, limit),
});

async function trial(rows: readonly LabelledRow[], seed: number) {
  const order = shuffled(rows.toSorted((a, b) => (a.digest < b.digest ? -1 : 1)), random(seed));
  const cut = Math.floor(order.length * 0.8);
  const began = process.cpuUsage();
  const { model, calibration, crossChecked } = await fitSite(holding(order.slice(0, cut)), 'bench');
  const fitMs = process.cpuUsage(began).user / 1000;
  const [scorer, reader] = [scorerOf(model), new FeatureReader()];
  const tried = order.slice(cut).map(({ text, refused }) => ({ score: score(reader.read(fold(text)), scorer), refused }));
  const chosen = figuresAt(tried.map((each): Scored => ({ p: probability(each.score, calibration), refused: each.refused })), thresholdFor(crossChecked, 0.02));
  const usual = batchScores(order.slice(0, cut), order.slice(cut));
  const batch = { auc: auc(usual), recall2: recallAt(usual, 0.02), recall5: recallAt(usual, 0.05) };
  return { batch, auc: auc(tried), recall2: recallAt(tried, 0.02), recall5: recallAt(tried, 0.05), chosenRecall: chosen.recall ?? 0, chosenFalse: chosen.falseHolds ?? 0, fitMs, scorer };
}

const mean = (numbers: readonly number[]): number => numbers.reduce((sum, each) => sum + each, 0) / numbers.length;
const percent = (part: number): string => `${(100 * part).toFixed(1)} %`;

/** CPU of one text of that length: folding is screening's and is done already. */
function costOf(text: string, scorer: ReturnType<typeof scorerOf>): string {
  const [folded, reader] = [fold(text), new FeatureReader()];
  const least = (work: () => unknown): number => Math.min(...Array.from({ length: 5 }, () => {
    const began = process.cpuUsage();
    for (let time = 0; time < 200; time += 1) work();
    return process.cpuUsage(began).user / 1000 / 200;
  }));
  return `${least(() => score(reader.read(folded), scorer)).toFixed(3)} | ${least(() => strongestSpans(folded, reader.read(folded), scorer)).toFixed(3)}`;
}

const costs: string[] = [];
console.log(`Means of ${values.seeds} splits.\n\n| corpus | | AUC | recall at 2 % false holds | at 5 % | at the point it chose itself for 2 %: recall, false holds | fit with cross-check, ms |\n|---|---|---|---|---|---|---|`);
for (const corpus of corpora) {
  if (!existsSync(corpus.file)) {
    console.log(`${basename(corpus.file)} is not here: skipped`);
    continue;
  }
  const rows = await rowsOf(corpus);
  const trials: Awaited<ReturnType<typeof trial>>[] = [];
  for (let seed = 1; seed <= Number(values.seeds); seed += 1) trials.push(await trial(rows, seed));
  const name = basename(corpus.file);
  const [ours, usual] = [trials, trials.map(({ batch }) => batch)];
  const figures = (of: readonly { auc: number; recall2: number; recall5: number }[]) => [mean(of.map((each) => each.auc)), mean(of.map((each) => each.recall2)), mean(of.map((each) => each.recall5))] as const;
  const row = ([area, at2, at5]: readonly [number, number, number]): string => `${area.toFixed(3)} | ${percent(at2)} | ${percent(at5)}`;
  const chosen = `${percent(mean(trials.map((each) => each.chosenRecall)))}, ${percent(mean(trials.map((each) => each.chosenFalse)))}`;
  console.log(`| ${name} | learned score | ${row(figures(ours))} | ${chosen} | ${mean(trials.map((each) => each.fitMs)).toFixed(0)} |`);
  console.log(`| ${name} | batch logistic regression | ${row(figures(usual))} | | |`);
  if (figures(ours).some((figure, at) => figure < (figures(usual)[at] ?? 0))) process.exitCode = 1;
  const texts = rows.map(({ text }) => text).toSorted((a, b) => a.length - b.length);
  const median = texts[Math.floor(texts.length / 2)] ?? '';
  const scorer = trials[0]?.scorer;
  if (scorer !== undefined) for (const text of [median, texts.join(' ').slice(0, 5000)]) costs.push(`| ${name} | ${text.length} | ${costOf(text, scorer)} |`);
}
console.log(`\n| texts like those of | characters | score, ms CPU | reasons, ms CPU |\n|---|---|---|---|\n${costs.join('\n')}`);
