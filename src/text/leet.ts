// Which letters a figure or a sign may stand for in Latin script, in the signs of games and in Arabizi; readings, not spellings.
const READS: Record<string, string[]> = {
  0: ['o'], 1: ['i', 'l'], 2: ['a', 'z'], 3: ['e', 'a'], 4: ['a'], 5: ['s', 'kh', 'x'], 6: ['t', 'g', 'b'], 7: ['t', 'h'], 8: ['b', 'gh', 'q'], 9: ['q', 'g', 's', 'k'],
  '@': ['a', 'o'], $: ['s'], '!': ['i', 'l'], '+': ['t'], '|': ['i', 'l'], '*': ['a', 'e', 'i', 'o', 'u'], '€': ['e'], '£': ['l'], '¢': ['c'],
};
const NONE: readonly string[] = [];
const byCode = new Map<number, readonly string[]>(Object.entries(READS).map(([sign, reads]) => [sign.charCodeAt(0), reads]));

/** What a UTF-16 unit may be read as besides itself. */
export const readsOf = (code: number): readonly string[] => (code >= 0x61 && code <= 0x7a) || code > 0x20ac ? NONE : byCode.get(code) ?? NONE;
