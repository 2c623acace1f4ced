// The number by which a banner of others remembers what it asked: another one wherever the rule asks again, and none that it had before.
import { describe, expect, test } from '@jest/globals';
import { askingNumber } from '../../../src/consent/asking-number.ts';
import { asksAgain, currentOf, type Revision } from '../../../src/consent/policy.ts';

/** A letter for each revision: m is material and . is not; M and - are the same, retired. */
const revisionsOf = (letters: string): Revision[] => Array.from(letters, (letter, at) => ({
  id: `p_${at + 1}`, revision: at + 1, state: letter === 'M' || letter === '-' ? 'retired' : 'published', material: letter.toLowerCase() === 'm',
}));
const numberOf = (letters: string): number => askingNumber(revisionsOf(letters));
const retiredAt = (letters: string, at: number): string => letters.slice(0, at) + (letters[at] === 'm' ? 'M' : '-') + letters.slice(at + 1);
const isPublished = (letter: string): boolean => letter === 'm' || letter === '.';

test.each([
  ['what is not material', '.', '..'], ['what is not material, after a material one', 'mm', 'mm.'], ['the first one retired under a material one', 'mm', 'Mm'],
  ['one retired under a material one', 'm.m', 'm-m'], ['what follows one that was retired and is not material', 'mM', 'mM.'],
])('%s asks nobody again (%s, %s)', (_name, before, after) => {
  expect(numberOf(after)).toBe(numberOf(before));
});

test.each([
  ['a material one', 'm', 'mm'], ['the offered one retired', 'mm', 'mM'], ['the offered one retired, though it was not material', 'm.', 'm-'],
  ['the offered one retired after a newer one was', 'mmM', 'mMM'], ['a material one after one that was retired', 'mM', 'mMm'], ['the first one', '', '.'],
])('%s asks everybody again (%s, %s)', (_name, before, after) => {
  expect(numberOf(after)).toBeGreaterThan(numberOf(before));
});

describe('every history of up to six revisions', () => {
  const after = (letters: string): string[] => [
    ...(letters.length < 6 ? [`${letters}m`, `${letters}.`] : []),
    ...Array.from(letters, (letter, at) => (isPublished(letter) ? retiredAt(letters, at) : null)).filter((each) => each !== null),
  ];
  const asked = (letters: string, chosen: number): boolean => asksAgain(revisionsOf(letters), chosen);

  /** From each state on, all that can follow while the number stays: there nobody who chose may have to choose again. */
  function faultsFrom(start: string): string[] {
    const chosen = currentOf(revisionsOf(start))?.revision;
    if (chosen === undefined) return [];
    const [seen, next, faults] = [new Set([start]), [start], [] as string[]];
    for (const letters of next) {
      if (currentOf(revisionsOf(letters)) !== null && asked(letters, chosen)) faults.push(`${start} -> ${letters}`);
      const same = after(letters).filter((each) => numberOf(each) === numberOf(start) && !seen.has(each));
      for (const each of same) seen.add(each);
      next.push(...same);
    }
    return faults;
  }

  const states = [''];
  const known = new Set(states);
  for (const letters of states) {
    const fresh = after(letters).filter((each) => !known.has(each));
    for (const each of fresh) known.add(each);
    states.push(...fresh);
  }

  test('has been gone through', () => {
    expect(states.length).toBe([0, 1, 2, 3, 4, 5, 6].reduce((sum, length) => sum + 4 ** length, 0));
  });

  test('a banner asks again wherever the rule does', () => {
    expect(states.flatMap(faultsFrom)).toEqual([]);
  });

  test('a number never comes back', () => {
    expect(states.flatMap((before) => after(before).filter((each) => numberOf(each) < numberOf(before)).map((each) => `${before} -> ${each}`))).toEqual([]);
  });
});
