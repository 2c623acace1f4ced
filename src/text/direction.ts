// Which way a text runs; strong letters decide (UAX 9, P2-P3), Arabic where there are none.
const RTL = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;
const STRONG = /\p{L}/u;

export type Direction = 'rtl' | 'ltr';

/** The direction of the first strong letter; `rtl` for a text without any. */
export function directionOf(text: string): Direction {
  const first = STRONG.exec(text);
  return first === null || RTL.test(first[0]) ? 'rtl' : 'ltr';
}
