// What a record holds, when two say the same, what the chain commits to, and what a record adds to the figures.
import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { composeRecord, countsOf, type Choice, type Visit } from '../../../src/consent/compose-record.ts';
import { commitment, saysTheSame, subjectProof, type ConsentRecord } from '../../../src/consent/consent-record.ts';
import type { Category } from '../../../src/consent/policy.ts';
import { aConsentRecord, aPolicy, aSite, at } from '../../support/builders.ts';

const record: ConsentRecord = aConsentRecord({ id: 'r_1', region: 'TN', textHash: 'sha256:aa' });

describe('two that say the same', () => {
  const again = (over: Partial<ConsentRecord> = {}): ConsentRecord => ({ ...record, id: 'r_2', at: at(5), expiresAt: at(90_000), ...over });

  test('may differ in id, time, region, browser and salt', () => {
    expect(saysTheSame(record, again({ region: null, agent: null, subject: null, subjectProof: 'another' }))).toBe(true);
  });

  test('name their grants in any order', () => {
    expect(saysTheSame(record, again({ categories: { statistics: true, necessary: true } }))).toBe(true);
  });

  test.each<[keyof ConsentRecord, Partial<ConsentRecord>]>([
    ['action', { action: 'custom' }], ['categories', { categories: { necessary: true, statistics: false } }], ['categories', { categories: { necessary: true } }], ['services', { services: { counter: false } }],
    ['services', { services: {} }], ['revision', { revision: 2 }], ['textHash', { textHash: 'sha256:bb' }], ['textHash', { textHash: null }], ['lang', { lang: 'fr' }], ['surface', { surface: 'settings' }], ['gpc', { gpc: true }],
  ])('do not differ in %s', (_, over) => {
    expect(saysTheSame(record, again(over))).toBe(false);
    expect(saysTheSame(again(over), again(over))).toBe(true);
  });

  test('count as one until the first runs out, to the millisecond', () => {
    const after = (ms: number) => saysTheSame(record, again({ at: new Date(record.expiresAt.getTime() + ms) }));
    expect([-1, 0, 1].map(after)).toEqual([true, false, false]);
  });
});

describe('what a link commits to', () => {
  const key = Buffer.alloc(32, 7);
  const sealed = commitment(record, key);

  const changes: [keyof ConsentRecord, Partial<ConsentRecord>][] = [
    ['id', { id: 'r_9' }], ['site', { site: 'other' }], ['action', { action: 'custom' }], ['categories', { categories: { necessary: true, statistics: false } }], ['services', { services: { counter: false } }],
    ['revision', { revision: 2 }], ['textHash', { textHash: null }], ['lang', { lang: 'en' }], ['surface', { surface: 'settings' }], ['region', { region: 'FR' }], ['gpc', { gpc: true }], ['agent', { agent: null }],
    ['at', { at: new Date(record.at.getTime() + 1) }], ['expiresAt', { expiresAt: new Date(record.expiresAt.getTime() + 1) }],
    ['subject', { subject: { ...record.subject!, digest: 'another' } }], ['subject', { subject: { ...record.subject!, salt: 'another' } }], ['subjectProof', { subjectProof: '00' }],
  ];

  test.each(changes)('%s is part of it', (_, over) => {
    expect(commitment({ ...record, ...over }, key)).not.toBe(sealed);
  });

  test('no field of a record is left out', () => {
    expect(new Set(changes.map(([field]) => field))).toEqual(new Set(Object.keys(record)));
  });

  test('it holds when the subject is erased, and not when the proof goes with it', () => {
    expect(commitment({ ...record, subject: null }, key)).toBe(sealed);
    expect(commitment({ ...record, subject: null, subjectProof: '' }, key)).not.toBe(sealed);
  });

  test('the order in which a store gives grants back does not matter, the key does', () => {
    expect(commitment({ ...record, categories: { statistics: true, necessary: true } }, key)).toBe(sealed);
    expect(commitment(record, Buffer.alloc(32, 8))).not.toBe(sealed);
  });

  test('a grant cannot slip from one field into another', () => {
    const [one, other] = [{ categories: { counter: true }, services: {} }, { categories: {}, services: { counter: true } }].map((grants) => commitment({ ...record, ...grants }, key));
    expect(one).not.toBe(other);
  });
});

test('the proof of a subject is SHA-256 over salt and digest, and two of one subject have nothing in common', () => {
  expect(subjectProof({ digest: 'd', salt: 's' })).toBe(createHash('sha256').update('s\nd').digest('hex'));
  expect(subjectProof({ digest: 'd', salt: 's' })).not.toBe(subjectProof({ digest: 'd', salt: 't' }));
});

const policy = aPolicy({ state: 'published', revision: 4 });
const subject = { digest: 'd', salt: 's' };
const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0';
function composed(over: { choice?: Partial<Choice>; visit?: Partial<Visit>; statistics?: boolean } = {}) {
  const { statistics = true } = over;
  const choice: Choice = { action: 'custom', revision: 4, textHash: 'sha256:aa', lang: 'ar', surface: 'settings', ...over.choice };
  const visit: Visit = { subject: 'cs_raw', gpc: false, region: 'TN', userAgent: firefox, ...over.visit };
  return composeRecord({ site: aSite(), policy, choice, visit, granted: { categories: { necessary: true, statistics }, services: { counter: statistics } } }, { id: 'r_1', at: at(0), subject });
}

describe('the record of a choice', () => {
  test('holds what was said, where and when, and runs out by its policy', () => {
    expect(composed()).toEqual({
      id: 'r_1', site: 'demo', action: 'custom', categories: { necessary: true, statistics: true }, services: { counter: true }, revision: 4, textHash: 'sha256:aa', lang: 'ar', surface: 'settings',
      region: 'TN', gpc: false, agent: 'Firefox', at: at(0), expiresAt: at(180 * 86_400), subject, subjectProof: subjectProof(subject),
    });
  });

  test('says nothing of the browser where nothing optional was granted', () => {
    expect(composed({ statistics: false }).agent).toBeNull();
  });

  test('holds no more of the browser than its family, and nothing of a browser that does not say', () => {
    expect(JSON.stringify(composed())).not.toMatch(/Linux|133|cs_raw/);
    expect(composed({ visit: { userAgent: null } }).agent).toBeNull();
  });

  test('is what the visitor said, Global Privacy Control or not', () => {
    expect(composed({ visit: { gpc: true } })).toMatchObject({ gpc: true, categories: { statistics: true } });
  });
});

describe('what a choice adds to the figures', () => {
  const { content } = policy;
  const row = { day: '2026-01-01', revision: 4, lang: 'ar', surface: 'settings', n: 1 };

  test('one for its action and one for each optional category granted', () => {
    expect(countsOf(composed(), content, '2026-01-01')).toEqual([{ ...row, name: 'custom' }, { ...row, name: 'granted:statistics' }]);
  });

  test('what nobody can refuse and what was refused is not counted', () => {
    expect(countsOf(composed({ statistics: false, choice: { action: 'reject_all' } }), content, '2026-01-01')).toEqual([{ ...row, name: 'reject_all' }]);
  });

  test('a category named like what every object has is granted by nobody', () => {
    const odd: Category = { ...content.categories[1]!, key: 'constructor' };
    expect(countsOf(composed(), { ...content, categories: [odd] }, '2026-01-01').map(({ name }) => name)).toEqual(['custom']);
  });

  test('a surface we do not know counts as other, and the record keeps its name', () => {
    const kiosk = composed({ choice: { surface: 'kiosk' } });
    expect([kiosk.surface, ...countsOf(kiosk, content, '2026-01-01').map(({ surface }) => surface)]).toEqual(['kiosk', 'other', 'other']);
  });
});
