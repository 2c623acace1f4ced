// Pure rules of threads, comments, verdicts and guest tokens.
import { describe, expect, test } from '@jest/globals';
import { mayTouch, roleHas } from '../../src/accounts/account.ts';
import { GuestTokens } from '../../src/accounts/guest-tokens.ts';
import { editableUntil, weightOf, type Comment } from '../../src/comments/comment.ts';
import { Secrets } from '../../src/kernel/secrets.ts';
import { mergeFindings, type Finding } from '../../src/screening/verdict.ts';
import { defaultSettings, type Site } from '../../src/sites/site.ts';
import { effectiveState, emptyThread } from '../../src/threads/thread.ts';

const day = (n: number) => new Date(Date.UTC(2026, 0, n));
const site: Site = { slug: 'demo', name: 'جريدة', origins: [], locale: 'ar', settings: defaultSettings, createdAt: day(1) };

describe('a thread', () => {
  test('closes after the days its site says, to the millisecond', () => {
    const thread = emptyThread('demo', '1', day(1));
    expect(effectiveState(thread, site, new Date(day(31).getTime() - 1))).toBe('open');
    expect(effectiveState(thread, site, day(31))).toBe('closed');
  });

  test('never closes by age where the site says 0', () => {
    const open = { ...site, settings: { ...defaultSettings, closeAfterDays: 0 } };
    expect(effectiveState(emptyThread('demo', '1', day(1)), open, day(3000))).toBe('open');
  });
});

describe('a comment', () => {
  test.each([['approved', 3], ['removed', 2], ['pending', 0], ['rejected', 0], ['spam', 0]] as const)('%s with two visible below weighs %i', (status, weight) => {
    expect(weightOf(status, 2)).toBe(weight);
  });

  const fresh = { status: 'approved', replyCount: 0, createdAt: day(1) } as Comment;
  test('may be edited within its window until the first visible reply', () => {
    const soon = new Date(day(1).getTime() + 1000);
    expect(editableUntil(fresh, 300, soon)).toEqual(new Date(day(1).getTime() + 300_000));
    expect(editableUntil(fresh, 1, soon)).toBeNull();
    expect(editableUntil({ ...fresh, replyCount: 1 }, 300, soon)).toBeNull();
    expect(editableUntil({ ...fresh, status: 'rejected', reviewed: true }, 300, soon)).toBeNull();
    expect(editableUntil({ ...fresh, status: 'spam', reviewed: false }, 300, soon)).not.toBeNull();
  });
});

describe('verdicts', () => {
  const finding = (verdict: Finding['verdict'], score: number): Finding => ({ check: 'x', verdict, score, code: 'x', spans: [] });
  test('the strictest finding decides and silence approves', () => {
    expect(mergeFindings([]).kind).toBe('approve');
    expect(mergeFindings([finding('hold', 0.4), finding('spam', 0.2), finding('reject', 0.9)])).toMatchObject({ kind: 'spam', score: 0.9 });
  });

  test('an approval does not outvote an objection and adds no risk', () => {
    expect(mergeFindings([finding('approve', 1), finding('hold', 0.3)])).toMatchObject({ kind: 'hold', score: 0.3 });
  });
});

describe('guest tokens', () => {
  const secrets = (...values: string[]) => new Secrets(values.map((value) => value.padEnd(32, '.')));
  const guest = { site: 'demo', authorId: 'a_1' };

  test('a token names the guest it was issued to, after a rotation too', () => {
    const token = new GuestTokens(secrets('old'), 1).issue(guest);
    expect(new GuestTokens(secrets('new', 'old'), 1).read(token)).toEqual(guest);
    expect(new GuestTokens(secrets('new'), 1).read(token)).toBeNull();
  });

  test('raising the epoch ends the tokens given out before', () => {
    expect(new GuestTokens(secrets('s'), 2).read(new GuestTokens(secrets('s'), 1).issue(guest))).toBeNull();
  });

  test.each(['', 'g_', 'g_x.y', 'hk_abc', `g_${'a'.repeat(500)}.${'b'.repeat(43)}`])('refuses %j', (token) => {
    expect(new GuestTokens(secrets('s'), 1).read(token)).toBeNull();
  });

  test('a changed token is refused', () => {
    const tokens = new GuestTokens(secrets('s'), 1);
    const [, mac] = tokens.issue(guest).split('.');
    const forged = Buffer.from(JSON.stringify(['demo', 'a_2', 1])).toString('base64url');
    expect(tokens.read(`g_${forged}.${mac}`)).toBeNull();
  });
});

test('only admins run sites; a scoped person touches only the sites given', () => {
  expect(roleHas('moderator', 'comment.decide')).toBe(true);
  expect(roleHas('moderator', 'site.admin')).toBe(false);
  expect(mayTouch(['demo'], 'other')).toBe(false);
  expect(mayTouch(null, 'other')).toBe(true);
});
