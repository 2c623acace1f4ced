// The grammars of implied consent, sentence by sentence.
import { expect, test } from '@jest/globals';
import { impliedConsentSpans } from '../../../src/consent/implied-consent.ts';
import * as heldOut from './held-out.ts';
import { lawful, unlawful } from './sentences.ts';

test.each([...unlawful, ...heldOut.unlawful])('is implied consent: %s', (sentence) => {
  expect(impliedConsentSpans(sentence)).not.toEqual([]);
});

test.each([...lawful, ...heldOut.lawful])('is lawful: %s', (sentence) => {
  expect(impliedConsentSpans(sentence)).toEqual([]);
});
