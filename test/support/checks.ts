// The checks as the application has them, over a word list given by the test.
import { createChecks } from '../../src/screening/checks.ts';
import { Scorers } from '../../src/learning/scorers.ts';
import type { Rule } from '../../src/rules/rule.ts';
import { WordLists } from '../../src/screening/word-lists.ts';

export const listOf = (rules: Rule[]): WordLists => new WordLists({ current: () => Promise.resolve(1), at: () => Promise.resolve(rules) }, { now: () => new Date(0) });
/** Nothing is raided. */
export const calm = { isOn: () => Promise.resolve(false) };
/** Nothing is like anything. */
export const unlike = { near: () => Promise.resolve(null) };
/** A learned score that has learnt nothing. */
export const silent = new Scorers({ find: () => Promise.resolve(null), stamp: () => Promise.resolve(0), weights: () => Promise.resolve(null) }, { now: () => new Date(0) });
export const checksWith = (rules: Rule[] = []) => createChecks({ wordLists: listOf(rules), akismet: null, httpCheck: null, raids: calm, scorers: silent, similar: unlike });
