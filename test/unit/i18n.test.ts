// Every code speaks three languages, and the one that was asked for answers.
import { describe, expect, test } from '@jest/globals';
import { AppError, statusOf, type ErrorCode } from '../../src/errors.ts';
import { languages, messages, pickLanguage } from '../../src/i18n/index.ts';
import { findingCodes } from '../../src/consent/policy.ts';
import { reasonCodes } from '../../src/i18n/messages.ts';

describe.each(languages)('%s', (lang) => {
  const isArabic = /[\u0621-\u064A]/;
  const said = (text: string | undefined) => {
    expect(text?.trim()).toBeTruthy();
    expect(isArabic.test(text ?? '')).toBe(lang === 'ar');
  };

  test('has a title and a sentence for every error', () => {
    for (const code of Object.keys(statusOf) as ErrorCode[]) {
      const [title, detail] = messages(lang).errors[code];
      said(title);
      said(detail);
    }
  });

  test('has a sentence for every reason', () => {
    for (const code of reasonCodes) said(messages(lang).reasons[code]);
  });

  test('has a sentence for every finding of a consent policy', () => {
    for (const code of findingCodes) said(messages(lang).consentFindings[code]);
  });
});

test.each([
  [undefined, 'ar'], ['', 'ar'], ['de', 'ar'], ['fr-CA,en;q=0.8', 'fr'], ['de, en;q=0.5, fr;q=0.9', 'fr'], ['en;q=0', 'ar'], ['EN-us', 'en'],
  ['en;q=x, fr;q=0.1', 'fr'],
])('Accept-Language %j is answered in %s', (header, lang) => {
  expect(pickLanguage(header, 'ar')).toBe(lang);
});

test('an error carries its status and keeps its cause to itself', () => {
  const error = new AppError('thread_closed', {}, new Error('private'));
  expect(error.status).toBe(403);
  expect(JSON.stringify(error)).not.toContain('private');
});
