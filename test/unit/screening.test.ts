// Each check finds what it is for and leaves the rest alone; the list as a whole decides as the site asked.
import { describe, expect, test } from '@jest/globals';
import type { Check } from '../../src/screening/check.ts';
import type { Finding } from '../../src/screening/verdict.ts';
import { AppError } from '../../src/errors.ts';
import type { Rule } from '../../src/rules/rule.ts';
import { Screening } from '../../src/screening/screening.service.ts';
import type { SiteSettings } from '../../src/sites/site.ts';
import { createChecks } from '../../src/screening/checks.ts';
import { WordLists } from '../../src/screening/word-lists.ts';
import type { ThreadState } from '../../src/threads/thread.ts';
import { aSite, aThread, anAuthor, at } from '../support/builders.ts';
import { calm, checksWith, silent, unlike } from '../support/checks.ts';

const rule = (term: string, over: Partial<Rule> = {}): Rule =>
  ({ id: `r_${term}`, site: 'demo', term, match: 'word', action: 'hold', except: [], note: null, createdAt: at(0), since: 1, ...over });

type Case = { text?: string; name?: string; approved?: number; settings?: Partial<SiteSettings>; state?: ThreadState; honeypot?: boolean; isStaff?: boolean; rules?: Rule[]; list?: readonly Check[] };

const beside = { commentId: null, parentId: null, address: null, sanction: null, now: at(0) };

const judge = ({ text = 'مقال مفيد، شكرا لكم', name = 'سلمى', approved = 1, settings = {}, state = 'open', honeypot = false, isStaff = false, rules = [], list = checksWith(rules) }: Case) =>
  new Screening(list).judge({
    site: aSite({ settings: { reservedNames: ['هيئة التحرير'], ...settings } }), thread: aThread(), effectiveState: state,
    author: anAuthor({ name, standing: { approved, rejected: 0 } }), isStaff, text, honeypot, ...beside,
  });

test('a known author saying something harmless is published', async () => {
  expect(await judge({})).toEqual({ kind: 'approve', score: 0, findings: [] });
});

describe('holds', () => {
  test.each<[string, Case, string]>([
    ['a premoderated thread', { state: 'premoderated' }, 'thread_premoderated'],
    ['a reserved name', { name: 'هيئة التحرير' }, 'reserved_name'],
    ['a reserved name in disguise', { name: 'هـيئه  التحريـر' }, 'reserved_name'],
    ['the name of the site', { name: 'جريده الميناء' }, 'reserved_name'],
    ['a listed word', { text: 'أنت حمار', rules: [rule('حمار')] }, 'word_list'],
    ['a second link', { text: 'https://a.example https://b.example' }, 'too_many_links'],
    ['a bare domain beside a link', { text: 'زوروا deals.example.com و www.b.example' }, 'too_many_links'],
    ['hidden characters', { text: 'نص\u200Bمخفي' }, 'invisible_text'],
    ['a bidi override', { text: 'abc \u202Edef\u202C' }, 'invisible_text'],
    ['hidden characters in a name', { name: 'سل\u2060مى' }, 'invisible_text'],
    ['stacked marks', { text: `ا${'\u0301'.repeat(9)}` }, 'invisible_text'],
    ['a first comment', { approved: 0 }, 'first_comment'],
    ['everything where the desk reads first', { settings: { mode: 'pre' } }, 'site_mode'],
  ])('%s', async (_what, given, code) => {
    const verdict = await judge(given);
    expect(verdict.kind).toBe('hold');
    expect(verdict.findings.map((finding) => finding.code)).toEqual([code]);
  });

  test('and says where', async () => {
    const text = 'يا حِمَار! https://a.example https://b.example';
    const { findings } = await judge({ text, rules: [rule('حمار')] });
    expect(findings.map(({ spans }) => spans.map(([start, end]) => text.slice(start, end)))).toEqual([['حِمَار'], ['https://a.example', 'https://b.example']]);
  });
});

describe('lets pass', () => {
  test.each<[string, Case]>([
    ['one link', { text: 'المصدر https://a.example/x' }],
    ['a name that only contains a reserved one', { name: 'قارئ هيئة التحرير' }],
    ['harakat and a Persian joiner', { text: 'قُلْتُ لَكُمْ می‌خواهم' }],
    ['emoji sequences and flags', { text: '👨‍👩‍👧‍👦 ❤️‍🔥 👍🏽 🏴\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F}' }],
    ['a decimal and an abbreviation', { text: 'ارتفع بنسبة 3.5 في المائة، راجع ص.12' }],
    ['a first comment where the site does not ask', { approved: 0, settings: { firstCommentHold: false } }],
    ['a first comment where the site publishes first', { approved: 0, settings: { mode: 'post' } }],
    ['links where the site publishes first', { text: 'https://a.example https://b.example', settings: { mode: 'post' } }],
    ['staff, whatever they write', { isStaff: true, text: 'حمار', rules: [rule('حمار')], settings: { mode: 'pre' } }],
  ])('%s', async (_what, given) => {
    expect((await judge(given)).kind).toBe('approve');
  });
});

test('the honeypot files as spam', async () => {
  expect((await judge({ honeypot: true })).kind).toBe('spam');
});

test('the strictest action among the terms found decides, on a site that publishes first too', async () => {
  const rules = [rule('حمار'), rule('قمار', { action: 'spam' })];
  expect((await judge({ text: 'حمار قمار', rules, settings: { mode: 'post' } })).kind).toBe('spam');
  expect((await judge({ text: 'حمار', rules })).kind).toBe('hold');
});

test('a changed list is read again after invalidation, and a list that could not be read is tried again', async () => {
  let rules: Rule[] | null = null;
  const lists = new WordLists({
    current: async () => rules?.length ?? 0, at: () => (rules === null ? Promise.reject(new AppError('unavailable')) : Promise.resolve(rules)),
  }, { now: () => at(0) });
  const screening = new Screening(createChecks({ wordLists: lists, akismet: null, httpCheck: null, raids: calm, scorers: silent, similar: unlike }));
  const say = () => screening.judge({ site: aSite(), thread: aThread(), effectiveState: 'open', author: anAuthor({ standing: { approved: 1, rejected: 0 } }), isStaff: false, text: 'حمار', honeypot: false, ...beside });
  await expect(say()).rejects.toThrow('unavailable');
  rules = [];
  expect((await say()).kind).toBe('approve');
  rules = [rule('حمار')];
  lists.invalidate('demo');
  expect((await say()).kind).toBe('hold');
});

describe('a check that fails', () => {
  const broken = (kind: Check['kind'], run: Check['run']): Check[] => [{ name: 'broken', kind, run }];
  const throws = () => { throw new Error('broken'); };
  const hangs = () => new Promise<null>(() => {});
  const sound: Finding = { check: 'odd', verdict: 'spam', score: 0.5, code: 'odd', spans: [[0, 2]] };
  const nonsense: [string, Partial<Finding>][] = [
    ['an unknown verdict', { verdict: 'maybe' as never }], ['a score over one', { score: 2 }], ['no score', { score: Number.NaN }], ['a span beyond the text', { spans: [[0, 9000]] }],
  ];

  test.each(nonsense)('by answering %s holds, and says so', async (_what, over) => {
    expect(await judge({ list: broken('safety', () => sound) })).toMatchObject({ kind: 'spam' });
    expect(await judge({ list: broken('safety', () => ({ ...sound, ...over })) })).toMatchObject({ kind: 'hold', findings: [{ code: 'check_failed', evidence: { why: 'nonsense' } }] });
  });

  test('has the time its file asks for', async () => {
    let answer: (found: Finding) => void = () => {};
    const waits: Check = { name: 'waits', kind: 'safety', deadlineMs: 60_000, run: () => new Promise((resolve) => void (answer = resolve)) };
    const judged = judge({ list: [waits, ...broken('safety', hangs)] });
    await judge({ list: broken('safety', hangs) });
    answer(sound);
    expect((await judged).findings.map(({ code }) => code)).toEqual(['odd', 'check_failed']);
  });

  test.each([['throws', throws], ['hangs', hangs]])('holds when it is for safety and %s', async (_how, run) => {
    expect(await judge({ list: broken('safety', run) })).toMatchObject({ kind: 'hold', findings: [{ check: 'broken', code: 'check_failed' }] });
  });

  test.each([['throws', throws], ['hangs', hangs]])('is skipped when it is for convenience and %s', async (_how, run) => {
    expect(await judge({ list: broken('convenience', run) })).toMatchObject({ kind: 'approve', score: 0, findings: [{ check: 'broken', verdict: 'approve', code: 'check_failed' }] });
  });
});
