// What a text says, as numbers: a few bands to find its like by, and its words in order, to be compared by likeness.ts.
import type { Folded } from './fold.ts';

/** `bands` of two texts that say nearly the same have one in common; `words` are what is then compared, and `rest` is all behind them. */
export type Signature = { bands: number[]; words: number[]; rest: { count: number; digest: number } };

/** Fewer words that mean something are said by thousands who never met: thanks, congratulations, condolences. */
export const LEAST_WORDS = 6;
/** A text is compared by its first so many; who pads more than that hides a campaign from no person. */
export const MOST_WORDS = 128;
/** Two words a band: one word alone is shared by many texts, three are rarely left of a rewording. */
export const BANDS = 10;
const ROWS = 2;

const LINK_OR_NAME = /(?:https?:\/\/|www\.)\S+|\S*@\S+|[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}(?:\/\S*)?/g;
const TOKEN = /[\p{L}\p{N}]+/gu;
const HAS_LETTER = /\p{L}/u;
const DOUBLED = /(\p{L})\1/gu;
/** Particles written attached: a rewording drops or adds them at will. */
const ATTACHED = /^(?:[وف]?(?:بال|كال|ال|لل)|[وف])(?=.{3})/u;

/** Said before and after anything: particles, greetings, prayers, thanks. What is left is what a text says. */
const EMPTY_WORDS = new Set(`
  في من على الى عن مع هذا هذه هذي ذلك تلك التي الذي الذين اللي ما لا لم لن ان او ثم قد كل بعد قبل هو هي هم انا انت انتم نحن احنا كان كانت ليس هل لو اذا بس مش مو حتي لكن كما
  ايضا جدا يعني والله وهو وهي وما ولا ولم ولن ومن وفي وان وكل وكان انه انها فيه منه عليه اليه لقد عند غير بين شو ايش ليش كيف متي اين اي به له لها لهم لي لك بها علي
  السلام سلام عليكم ورحمه رحمه وبركاته بركاته الله تحيه تحياتي طيبه وبعد صباح مساء الخير خير النور الورد مرحبا اهلا شكرا جزيلا مشكور مبروك مبارك الف ارجو النشر انشر انشروا
  حسبنا حسبي ونعم نعم الوكيل لله وانا اليه راجعون اللهم صل وسلم نبينا محمد صلي وسلم سبحان الحمد استغفر امين يارب رب حول قوه الا بالله العلي العظيم ماشاء تبارك
  يرحم يرحمه يرحمها يرحمهم ويرحمه يغفر ويغفر يسكنه ويسكنه يسكنها ويسكنها فسيح جناته جنات الفردوس الاعلي واسكنه اسكنه يلهم ويلهم اهله وذويه الصبر والسلوان البقاء
  the and of to in is it a an that for on with this you are be was not i we they he she at as by or from have has
  le la les de des du et un une que qui est pour pas dans sur au aux ce cette il elle je vous nous ne se en
`.split(/\s+/).filter((word) => word !== ''));

/** The signature of a text, or null where it says too little to be compared. Linear in the text. */
export function signatureOf(folded: Folded): Signature | null {
  const all = meaningfulWords(folded.text);
  if (new Set(all).size < LEAST_WORDS) return null;
  const rest = all.slice(MOST_WORDS);
  return { words: all.slice(0, MOST_WORDS), bands: bandsOf(all), rest: { count: rest.length, digest: rest.reduce(permute, 0) } };
}

/** What a text says, word by word, without links, names, figures, empty words and attached particles; hashed. */
function meaningfulWords(text: string): number[] {
  const words: number[] = [];
  let letters = '';
  const add = (word: string): void => {
    if (word.length < 2 || EMPTY_WORDS.has(word)) return;
    const stem = word.replace(DOUBLED, '$1').replace(ATTACHED, '');
    if (!EMPTY_WORDS.has(stem)) words.push(hash(stem));
  };
  for (const [token] of text.replace(LINK_OR_NAME, ' ').matchAll(TOKEN)) {
    if (!HAS_LETTER.test(token)) continue;
    // Letters set apart are one word.
    if (token.length === 1) {
      letters += token;
      continue;
    }
    add(letters);
    letters = '';
    add(token);
  }
  add(letters);
  return words;
}

/** FNV-1a, 32 bits. */
function hash(word: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < word.length; at += 1) value = Math.imul(value ^ word.charCodeAt(at), 0x01000193);
  return value >>> 0;
}

/** One of a family of permutations of 32 bits (the finaliser of MurmurHash3, each with its own offset). */
function permute(value: number, which: number): number {
  let mixed = value ^ Math.imul(which + 1, 0x9e3779b1);
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

/** MinHash with banding: the chance that two texts share the least word of a permutation is the share of words they share. */
function bandsOf(words: number[]): number[] {
  return Array.from({ length: BANDS }, (_, band) => {
    let key = band;
    for (let row = 0; row < ROWS; row += 1) {
      let least = 0xffffffff;
      for (const word of words) least = Math.min(least, permute(word, band * ROWS + row));
      key = permute(key ^ least, BANDS * ROWS + row);
    }
    return key;
  });
}

/** Stored signatures of an earlier way of reading are not comparable; raise it with any change of words, stems or bands. */
const FORMAT = 1;
const HEADER = 3;

/** A signature as it is stored: 32-bit figures, little-endian. */
export function packSignature({ bands, words, rest }: Signature): Uint8Array {
  const figures = [FORMAT, rest.count, rest.digest, ...bands, ...words];
  const bytes = new DataView(new ArrayBuffer(figures.length * 4));
  for (const [at, figure] of figures.entries()) bytes.setUint32(at * 4, figure, true);
  return new Uint8Array(bytes.buffer);
}

/** The signature of some bytes, or null when they are of another format. */
export function unpackSignature(bytes: Uint8Array): Signature | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const figures = Array.from({ length: Math.floor(bytes.byteLength / 4) }, (_, at) => view.getUint32(at * 4, true));
  const [format, count = 0, digest = 0] = figures;
  if (format !== FORMAT || figures.length <= HEADER + BANDS) return null;
  return { rest: { count, digest }, bands: figures.slice(HEADER, HEADER + BANDS), words: figures.slice(HEADER + BANDS) };
}
