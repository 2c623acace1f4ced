// Each check alone: what it reports, what it spares, and that nothing it reports is unbounded. The list as a whole: screening.test.
import { describe, expect, test } from '@jest/globals';
import type { Check, Subject } from '../../../src/screening/check.ts';
import { firstComment } from '../../../src/screening/checks/first-comment.ts';
import { invisibleText } from '../../../src/screening/checks/invisible-text.ts';
import { links } from '../../../src/screening/checks/links.ts';
import { reservedNames } from '../../../src/screening/checks/reserved-names.ts';
import { siteMode } from '../../../src/screening/checks/site-mode.ts';
import { threadState } from '../../../src/screening/checks/thread-state.ts';
import { wordLists } from '../../../src/screening/checks/word-lists.ts';
import type { Rule } from '../../../src/rules/rule.ts';
import { Screening } from '../../../src/screening/screening.service.ts';
import type { SiteSettings } from '../../../src/sites/site.ts';
import { fold } from '../../../src/text/fold.ts';
import { aSite, aThread, anAuthor, at } from '../../support/builders.ts';
import { checksWith, listOf } from '../../support/checks.ts';

const rule = (id: string, term: string, over: Partial<Rule> = {}): Rule =>
  ({ id, site: 'demo', term, match: 'word', action: 'hold', except: [], note: null, createdAt: at(0), since: 1, ...over });

type Given = Partial<Omit<Subject, 'site' | 'author'>> & { settings?: Partial<SiteSettings>; name?: string; approved?: number };

const subject = ({ settings = {}, name = 'سلمى', approved = 1, text = 'قرأت المقال مرتين، وأشكر كاتبه.', ...rest }: Given): Subject => ({
  site: aSite({ settings: { reservedNames: ['هيئة التحرير', 'Admin', '***'], ...settings } }), thread: aThread(), effectiveState: 'open',
  author: anAuthor({ name, standing: { approved, rejected: 0 } }), isStaff: false, text, folded: fold(text), honeypot: false,
  commentId: null, parentId: null, address: null, sanction: null, now: at(0), ...rest,
});

const found = (check: Check, given: Given) => check.run(subject(given));

test.each(checksWith().map((check) => [check.name, check] as const))('%s has nothing to say of a known author and a plain sentence', async (_name, check) => {
  expect(await found(check, {})).toBeNull();
});

describe('word lists', () => {
  const rules = [rule('r1', 'حمار'), rule('r2', 'كلب', { action: 'reject', except: ['الكلبية'] })];

  test.each([
    ['harakat', 'هذا الكاتب حِمَارٌ'], ['tatweel', 'هذا الكاتب حمـــار'], ['stretching', 'يا حمااااار'],
    ['split letters', 'يا ح م ا ر'], ['attached particles', 'تكلم كالحمار'], ['a possessive', 'أين حمارك؟'], ['zero-width characters', 'يا حم\u200Bار'],
  ])('see through %s', async (_what, text) => {
    expect(await found(wordLists(listOf(rules)), { text })).toMatchObject({ verdict: 'hold', code: 'word_list', evidence: { rules: 'r1', version: 1 } });
  });

  test.each([
    ['a longer word around the term', 'بحث عن استحمار العقول'], ['an excepted word', 'درسنا المدرسة الكلبية في الفلسفة'], ['an unlisted word', 'رأيت حصانا'],
  ])('spare %s', async (_what, text) => {
    expect(await found(wordLists(listOf(rules)), { text })).toBeNull();
  });

  test('take the strictest action and mark every place in order', async () => {
    const text = 'كلب يصاحب حمارا، ثم كلب آخر';
    const finding = await found(wordLists(listOf([...rules, rule('r3', 'حمارا', { action: 'spam' })])), { text });
    expect(finding?.verdict).toBe('spam');
    expect(finding?.spans.map(([start, end]) => text.slice(start, end))).toEqual(['كلب', 'حمارا', 'كلب']);
  });

  test('keep at most 50 spans and 20 rule ids of a text made of insults', async () => {
    const terms = Array.from({ length: 60 }, (_, at) => rule(`r${at}`, `قبيح${String.fromCodePoint(0x628 + (at % 30))}${String.fromCodePoint(0x628 + Math.floor(at / 30))}`));
    const finding = await found(wordLists(listOf(terms)), { text: terms.map((each) => each.term).join('، ') });
    expect(finding?.spans.length).toBeLessThanOrEqual(50);
    expect(String(finding?.evidence?.['rules']).split(' ').length).toBeLessThanOrEqual(20);
  });
});

describe('reserved names', () => {
  test.each(['هيئة التحرير', 'هَيْئَة التحرير.', 'ھيئة التحرير ✔', 'هيئة\u00A0التحرير', 'Аdmin', 'ADM1N', 'a d m i n', 'جريدة الميناء'])('hold %s', async (name) => {
    expect(await found(reservedNames, { name })).toMatchObject({ verdict: 'hold', code: 'reserved_name' });
  });

  test.each(['سلمى', 'Adminah', '✔✔✔', 'بحّار الميناء'])('spare %s', async (name) => {
    expect(await found(reservedNames, { name })).toBeNull();
  });
});

describe('links', () => {
  test('count against the setting, none allowed included', async () => {
    const text = 'المصدر https://a.example/x';
    expect(await found(links, { text, settings: { maxLinks: 0 } })).toMatchObject({ verdict: 'hold', evidence: { links: 1 } });
    expect(await found(links, { text, settings: { maxLinks: 1 } })).toBeNull();
  });

  test('do not count an address of mail or a number', async () => {
    expect(await found(links, { text: 'راسلوني على ali@example.com قبل 3.5 أيام', settings: { maxLinks: 0 } })).toBeNull();
  });

  test('keep at most 50 spans but say how many there were', async () => {
    expect(await found(links, { text: 'https://a.example '.repeat(80) })).toMatchObject({ spans: { length: 50 }, evidence: { links: 80 } });
  });
});

test('invisible text says whether it was in the name', async () => {
  expect(await found(invisibleText, { text: 'شكرا\u2060 لكم' })).toMatchObject({ spans: [[4, 5]], evidence: { inName: false } });
  expect(await found(invisibleText, { name: 'سل\u200Bمى' })).toMatchObject({ spans: [], evidence: { inName: true } });
});

test('direction marks that Arabic typists need are not hiding', async () => {
  expect(await found(invisibleText, { text: 'قال\u200F: نعم، و\u061C٣ مرات (HTML\u200E)' })).toBeNull();
});

test.each([['pre', 0, false], ['post', 0, false], ['smart', 0, true], ['smart', 1, false]] as const)('first comment in mode %s with %i approved: held is %s', async (mode, approved, isHeld) => {
  expect((await found(firstComment, { settings: { mode }, approved })) !== null).toBe(isHeld);
});

test.each([['pre', true], ['post', false], ['smart', false]] as const)('site mode %s holds everything: %s', async (mode, isHeld) => {
  expect((await found(siteMode, { settings: { mode } })) !== null).toBe(isHeld);
});

test.each([['open', false], ['slow', false], ['premoderated', true]] as const)('a thread that is %s holds everything: %s', async (effectiveState, isHeld) => {
  expect((await found(threadState, { effectiveState })) !== null).toBe(isHeld);
});

describe('the service', () => {
  const judgeWith = (screening: Screening, given: Given = {}) => screening.judge(subject(given));

  test('asks no check of what staff write', async () => {
    let asked = 0;
    const counts: Check = { name: 'counts', kind: 'safety', run: () => { asked += 1; return null; } };
    const screening = new Screening([counts]);
    await judgeWith(screening, { isStaff: true });
    expect(asked).toBe(0);
    await judgeWith(screening);
    expect(asked).toBe(1);
  });

  test('a late check does not hide what the others found, and findings keep the order of the list', async () => {
    const hangs: Check = { name: 'hangs', kind: 'safety', run: () => new Promise<null>(() => {}) };
    const verdict = await judgeWith(new Screening([hangs, ...checksWith([rule('r1', 'قمار', { action: 'spam' })])]), { text: 'موقع قمار جديد' });
    expect(verdict.kind).toBe('spam');
    expect(verdict.findings.map((finding) => finding.code)).toEqual(['check_failed', 'word_list']);
  });

  test('several late checks wait together, not one after another', async () => {
    let begun = 0;
    const hangs: Check = { name: 'hangs', kind: 'convenience', run: () => new Promise<null>(() => void (begun += 1)) };
    const judged = judgeWith(new Screening(Array.from({ length: 20 }, () => hangs)));
    // Before any deadline has passed.
    await new Promise(setImmediate);
    expect(begun).toBe(20);
    expect((await judged).kind).toBe('approve');
  });
});
