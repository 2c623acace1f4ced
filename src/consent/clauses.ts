// A text as sentences of folded words for matching wordings: disguises seen through, every word knowing its place in the original.
import { fold, lettersFor, wordsOf, type Word } from '../text/fold.ts';

/** `line` holds the words apart by spaces, with one at either end; a comma stands as a word of its own. `words[i]` is the i-th of the line. */
export type Clause = { line: string; words: Word[]; isQuestion: boolean };

const TAG = /<[^<>]{0,200}>/g;
const SENTENCE_END = /[!?؟۔;؛…\n\r•|]|\.(?=\s|["»”)]|$)/u;
const PAUSE = /[,،:()–—.]|\s-\s/u;
/** Behind these a sentence takes back what it said before. */
const TURNS = new Set(['but', 'however', 'yet', 'although', 'though', 'nevertheless', 'nonetheless', 'mais', 'cependant', 'toutefois', 'pourtant', 'neanmoins', 'لكن', 'ولكن', 'لكننا', 'ولكننا', 'لكنك', 'بيد']);

/** The clauses of a text, parted at ends of sentences and at "but". */
export function clausesOf(text: string): Clause[] {
  // Markup is blanked, not cut, so that places stay true.
  const plain = text.replace(TAG, (tag) => ' '.repeat(tag.length));
  const between = (from: number, to: number): string => plain.slice(from, to);
  const clauses: Word[][] = [[]];
  const ends: string[] = [];
  let last = 0;
  for (const word of joinSpelledOut(wordsOf(fold(plain)), between)) {
    const gap = between(last, word.start);
    const current = clauses.at(-1)!;
    const isEnd = SENTENCE_END.test(gap);
    if ((isEnd || TURNS.has(word.text)) && current.length > 0) {
      clauses.push([]);
      ends.push(gap);
    } else if (PAUSE.test(gap) && current.length > 0) current.push({ text: ',', start: last, end: word.start });
    clauses.at(-1)!.push({ ...word, text: readFigures(word.text) });
    last = word.end;
  }
  ends.push(plain.slice(last));
  return clauses.map((words, at) => clauseOf(words, /[?؟]/.test(ends[at] ?? '')));
}

export const clauseOf = (words: Word[], isQuestion: boolean): Clause => ({ words, line: ` ${words.map((word) => word.text).join(' ')} `, isQuestion });

/** Figures that stand for letters in a Latin word: "c0ntinue". */
const readFigures = (word: string): string => (/[a-z]/.test(word) && /\d/.test(word) ? lettersFor(word) : word);

/** Three or more letters that stand alone, equally far apart, are one word spelled out. French elisions ("n'y a") are none. */
function joinSpelledOut(words: Word[], between: (from: number, to: number) => string): Word[] {
  const joined: Word[] = [];
  for (let at = 0; at < words.length;) {
    const end = endOfSpelling(words, at, between);
    const run = words.slice(at, end);
    if (run.length >= 3) joined.push({ text: run.map((word) => word.text).join(''), start: run[0]!.start, end: run.at(-1)!.end });
    else joined.push(...run);
    at = end;
  }
  return joined;
}

const isLetter = (word: Word | undefined): boolean => word !== undefined && /^\p{L}$/u.test(word.text);

function endOfSpelling(words: Word[], from: number, between: (from: number, to: number) => string): number {
  let end = from + 1;
  if (!isLetter(words[from])) return end;
  const gapBefore = (at: number): string => between(words[at - 1]!.end, words[at]!.start);
  const gap = words[end] === undefined ? '' : gapBefore(end);
  while (isLetter(words[end]) && gapBefore(end) === gap && !/['’ʼ`\n,،]/u.test(gap) && gap.length <= 3) end += 1;
  return end;
}
