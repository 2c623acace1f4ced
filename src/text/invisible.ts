// Where a text hides something from its reader; marks that scripts and emoji need are not hiding.

/** Bidi overrides and embeddings reorder what is read; fillers and invisible operators show nothing at all. */
const HIDDEN = /[\u00AD\u115F\u1160\u180E\u200B\u2060-\u2064\u202A-\u202E\u206A-\u206F\u3164\uFEFF\uFFA0\uFFF9-\uFFFB]/u;
const ZWNJ = '\u200C';
const ZWJ = '\u200D';
const TAG = /[\u{E0001}\u{E0020}-\u{E007F}]/u;
const JOINABLE = /[\p{L}\p{M}]/u;
const PICTURE = /\p{Extended_Pictographic}|\p{Emoji_Modifier}|\uFE0F/u;
const FLAG = /\u{1F3F4}[\u{E0020}-\u{E007E}]{1,8}\u{E007F}/gu;
const MARK = /\p{M}/u;
const ARABIC = /\p{Script=Arabic}/u;
/** One selector picks a glyph; a second one in a row picks nothing and can only carry hidden bytes. */
const SELECTOR = /[\uFE00-\uFE0F\u{E0100}-\u{E01EF}]/u;
/** A letter carries up to four marks in vocalised and Quranic Arabic; more only hide or smear. */
const MAX_MARKS = 4;
const MAX_SPANS = 50;
/** Everything that could be hiding, whatever stands around it: most texts hold none of it and are done with. */
const SUSPECT = new RegExp(`${HIDDEN.source}|${TAG.source}|${SELECTOR.source}|[${ZWNJ}${ZWJ}]|${MARK.source}{${MAX_MARKS + 1}}`, 'u');

/** Spans (UTF-16) of invisible or disguising characters, neighbours merged, the first 50. */
export function invisibleSpans(text: string): [start: number, end: number][] {
  if (!SUSPECT.test(text)) return [];
  const flags = new Set(Array.from(text.matchAll(FLAG), (match) => match.index));
  const spans: [number, number][] = [];
  let marks = 0;
  let before = '';
  for (let at = 0; at < text.length && spans.length < MAX_SPANS;) {
    const flag = flags.has(at) ? (text.slice(at).match(/^\u{1F3F4}[\u{E0020}-\u{E007E}]{1,8}\u{E007F}/u)?.[0] ?? '') : '';
    const character = flag === '' ? String.fromCodePoint(text.codePointAt(at) ?? 0) : flag;
    marks = MARK.test(character) && character.length <= 2 ? marks + 1 : 0;
    const end = at + character.length;
    if (flag === '' && (isHidden(character, before, text.slice(end, end + 2)) || marks > MAX_MARKS)) addSpan(spans, at, end);
    before = character;
    at = end;
  }
  return spans;
}

/** The joiners are at home between letters (Arabic, Persian, Indic) and, ZWJ, inside an emoji sequence. */
function isHidden(character: string, before: string, after: string): boolean {
  if (HIDDEN.test(character) || TAG.test(character)) return true;
  if (SELECTOR.test(character)) return SELECTOR.test(before);
  const next = String.fromCodePoint(after.codePointAt(0) ?? 0);
  if (character === ZWNJ) return !(JOINABLE.test(before) && JOINABLE.test(next));
  if (character !== ZWJ) return false;
  // Behind an Arabic letter it shapes that letter: the Hijri sign is a heh and a joiner.
  if (ARABIC.test(before) && !/[\u200B-\u200D\u2060]/.test(next)) return false;
  return !((JOINABLE.test(before) && JOINABLE.test(next)) || (PICTURE.test(before) && /\p{Extended_Pictographic}/u.test(next)));
}

function addSpan(spans: [number, number][], start: number, end: number): void {
  const last = spans.at(-1);
  if (last !== undefined && last[1] === start) last[1] = end;
  else spans.push([start, end]);
}
