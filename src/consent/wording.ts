// What a grammar of implied consent is made of, and how its parts are written; each language fills one.

/** Every part matches on a clause's line, from the space before its first word to the space behind its last. */
export type Wording = {
  /** What is no act of consent: going on, staying silent, closing. */
  conduct: RegExp[];
  /** The conduct named as a condition ("by continuing"), which may also stand behind the consent. */
  condition: RegExp[];
  /** Consent asserted of the reader, or conduct said to mean it. */
  consent: RegExp[];
  /** Consent taken for granted, whatever was done. */
  assumption: RegExp[];
  /** Behind these, right before the consent, nothing is asserted: "until you accept", "the cookies you accept". */
  unasserted: RegExp;
  /** Denies what follows, wherever between conduct and consent. */
  denial: RegExp;
  /** Denies a conduct named after it: "we never say that", "neither". */
  denialBefore: RegExp;
  /** Denies only what stands right behind it: "without". */
  denialNear: RegExp;
  /** Where the main clause begins: what was denied before it belongs to the conduct. */
  restart: RegExp;
  /** A click on the accept button: an explicit act. */
  explicit: RegExp;
  asks: RegExp;
};

/** At most `most` words of any kind, pauses among them. */
export const upTo = (most: number): string => `(?:\\S+ ){0,${most}}?`;
/** At most `most` words within one breath. */
export const breath = (most: number): string => `(?:[^\\s,]+ ){0,${most}}?`;
export const anyOf = (words: string): string => `(?:${words.trim().split(/\s*\|\s*|\n\s*/).join('|')})`;
/** A part that begins and ends with whole words; the space behind is left for the next part. */
export const part = (...pieces: string[]): RegExp => new RegExp(`(?<= )${pieces.join('')}(?= )`, 'g');
/** A test on what stands before a place, up to its last word. */
export const behind = (words: string): RegExp => new RegExp(` ${words} $`);
/** The same with up to `most` words of one breath between. */
export const within = (most: number, words: string): RegExp => new RegExp(` ${words} ${breath(most)}$`);
