// What the clients say: every language says all of it, Arabic in Arabic letters, and counts with every plural form it has.
import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { names } from '../../src/i18n/dashboard/names.ts';
import { languages, type Lang } from '../../src/i18n/index.ts';
import { texts as ar } from '../../src/i18n/widget.ar.ts';
import { texts as en } from '../../src/i18n/widget.en.ts';
import { texts as fr } from '../../src/i18n/widget.fr.ts';
import { ago, counted } from '../../src/i18n/words.ts';

const folder = fileURLToPath(new URL('../../src/i18n/', import.meta.url));
type Leaf = { path: string; value: unknown };

/** Every text below a value; a count's forms are one leaf. */
function leaves(value: unknown, path: string): Leaf[] {
  if (typeof value !== 'object' || value === null || 'other' in value && isForms(value)) return [{ path, value }];
  return Object.entries(value).flatMap(([name, inner]) => leaves(inner, `${path}.${name}`));
}
const isForms = (value: object): boolean => Object.values(value).some((each) => typeof each === 'string' && each.includes('{n}'));

const tables = await Promise.all(globSync('dashboard/*.ts', { cwd: folder }).filter((name) => !/\.\w\w\.ts$/.test(name)).map(async (file): Promise<[string, Record<Lang, unknown>]> => {
  const module = await import(folder + file) as Record<string, unknown>;
  const texts = Object.values(module).find((each) => typeof each === 'object' && each !== null && 'ar' in each);
  return [file, texts as Record<Lang, unknown>];
}));
const sections: [string, Record<Lang, unknown>][] = [...tables, ['widget', { ar, en, fr }]];

describe.each(sections)('%s', (_file, texts) => {
  test.each(languages)('%s counts with every form it has', (lang) => {
    const wanted = new Intl.PluralRules(lang).resolvedOptions().pluralCategories.toSorted();
    for (const { path, value } of leaves(texts[lang], lang)) {
      if (typeof value === 'object' && value !== null) expect([path, Object.keys(value).toSorted()]).toEqual([path, wanted]);
    }
  });

  test.each(languages)('%s says everything, in its own letters', (lang) => {
    const english = new Map(leaves(texts.en, '').map(({ path, value }) => [path, value]));
    for (const { path, value } of leaves(texts[lang], '')) {
      if (typeof value !== 'string') continue;
      expect([path, value.trim() !== '']).toEqual([path, true]);
      // What is the same in English is a name or a sign.
      if (lang === 'ar' && path !== '.lang' && value !== english.get(path)) expect([path, /[\u0621-\u064A]/.test(value)]).toEqual([path, true]);
    }
    expect(leaves(texts[lang], '').map(({ path }) => path).toSorted()).toEqual([...english.keys()].toSorted());
  });
});

test('every rule that signs a record has a name, and no other', () => {
  const source = fileURLToPath(new URL('../../src/', import.meta.url));
  const signs = globSync('**/*.{ts,tsx}', { cwd: source }).filter((file) => !file.startsWith('i18n/'))
    .flatMap((file) => Array.from(readFileSync(source + file, 'utf8').matchAll(/'(rule:[a-z-]+)'/g), ([, rule]) => rule!));
  expect([...new Set(signs)].toSorted()).toEqual(Object.keys(names.en.rules).filter((name) => name !== 'command').toSorted());
});

test('a count takes the form of its language and Latin digits', () => {
  const forms = { zero: 'لا تعليقات', one: 'تعليق واحد', two: 'تعليقان', few: '{n} تعليقات', many: '{n} تعليقا', other: '{n} تعليق' };
  expect([0, 1, 2, 3, 11, 100, 1234].map((n) => counted('ar', forms, n)))
    .toEqual(['لا تعليقات', 'تعليق واحد', 'تعليقان', '3 تعليقات', '11 تعليقا', '100 تعليق', '1,234 تعليقا']);
  expect(counted('fr', { one: '{n} commentaire', many: '{n} de commentaires', other: '{n} commentaires' }, 0)).toBe('0 commentaire');
});

test.each([ar, en, fr])('the widget says how long ago as Intl does', (t) => {
  const intl = new Intl.RelativeTimeFormat(`${t.lang}-u-nu-latn`, { numeric: 'auto' });
  expect(t.now).toBe(intl.format(0, 'minute'));
  for (const unit of ['day', 'hour', 'minute'] as const) {
    for (let n = 1; n < 60; n += 1) {
      // No plural form of French tells the day before yesterday.
      if (!(t.lang === 'fr' && unit === 'day' && n === 2)) expect(counted(t.lang, t.ago[unit], n)).toBe(intl.format(-n, unit));
    }
  }
});

test('how long ago, and never from the future', () => {
  const now = Date.UTC(2026, 0, 31, 12);
  expect(ago('en', new Date(now - 3 * 60_000), now)).toBe('3 minutes ago');
  expect(ago('en', new Date(now + 9e7), now)).toBe('this minute');
  expect(ago('en', new Date(now - 60 * 86_400_000), now)).toBe('Dec 2, 2025');
  expect(ago('ar', new Date(now - 2 * 3_600_000), now)).toBe('قبل ساعتين');
});
