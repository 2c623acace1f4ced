// What hostile texts cost to render and to match, at 16 and 64 KiB: linear work grows fourfold, quadratic work sixteenfold.
// node bench/text.ts; ends with 1 where something grows more than tenfold. User CPU time, so that a busy machine counts little.
import { renderBody } from '../src/text/body.ts';
import { fold } from '../src/text/fold.ts';
import { invisibleSpans } from '../src/text/invisible.ts';
import { compileTerms } from '../src/text/term-matcher.ts';

const SMALL = 16 * 1024;
const LARGE = 64 * 1024;
/** Below this the clock's grain and the compiler decide, not the text. */
const GRAIN_MS = 20;
const MOST = 10;

const marks = ['*', '**', '[', '](', '>', '`', '> ', '_', '<', '[a](http://', '**a', '\n>', '- ', 'http://', '```\n', '```a\n', 'كلب ', '\u0301', '\u200b', '👨‍👩‍👧',
  // What a word may be disguised with: letters spelled out, signs and figures that stand for letters, particles without end.
  'ك ', 'ك.', 'ككك ل ', '7h', '@', 'a!', '$4', 'و', 'بال', '😀ك'];
/** A list whose terms all begin with the same word: trying each at every word would take half a minute. */
const terms = compileTerms(Array.from({ length: 10_000 }, (_, at) => ({ id: `${at}`, term: `كلب ق${at}`, match: 'phrase' as const })));
/** And one of words and beginnings, over the letters that the hostile texts are made of. */
const mixed = compileTerms(Array.from({ length: 10_000 }, (_, at) => {
  const letters = at % 2 === 0 ? 'كلبواهيتن' : 'ahtseioxk7';
  const term = Array.from({ length: 3 + (at % 7) }, (_none, place) => letters[Math.floor(at / 9 ** place) % letters.length]).join('');
  return { id: `${at}`, term, match: at % 5 === 0 ? 'prefix' as const : 'word' as const };
}));
const works: Record<string, (text: string) => unknown> = { render: renderBody, fold, match: (text) => terms.find(text), 'match words': (text) => mixed.find(text), invisible: invisibleSpans };

/** The least of three: what disturbs only ever adds. */
function costMs(work: (text: string) => unknown, text: string): number {
  const times = Array.from({ length: 3 }, () => {
    const started = process.cpuUsage();
    work(text);
    return process.cpuUsage(started).user / 1000;
  });
  return Math.min(...times);
}

console.log('| work | of | 16 KiB, ms | 64 KiB, ms | growth |\n|---|---|---|---|---|');
for (const [name, work] of Object.entries(works)) {
  for (const mark of marks) {
    const [small, large] = [SMALL, LARGE].map((size) => costMs(work, mark.repeat(Math.floor(size / mark.length)))) as [number, number];
    const growth = large / Math.max(small, GRAIN_MS / MOST);
    console.log(`| ${name} | ${JSON.stringify(mark)} | ${small.toFixed(1)} | ${large.toFixed(1)} | ${growth.toFixed(1)} |`);
    if (large > GRAIN_MS && growth > MOST) {
      console.error(`${name} of ${JSON.stringify(mark)} grows ${growth.toFixed(1)}-fold`);
      process.exitCode = 1;
    }
  }
}
