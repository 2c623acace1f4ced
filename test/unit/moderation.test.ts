// The table of transitions and the arithmetic of the audit chain.
import { describe, expect, test } from '@jest/globals';
import { newAppeal } from '../../src/appeals/appeal.ts';
import { noReports } from '../../src/comments/comment.ts';
import { faultOf, nextLink, type Link } from '../../src/moderation/audit-chain.ts';
import { actionsFor, next, type Decision } from '../../src/moderation/decision.ts';

describe('transitions', () => {
  test('nothing leads out of removed', () => {
    for (const action of ['approve', 'reject', 'spam', 'pin', 'unpin'] as const) expect(next('removed', action)).toBeNull();
  });

  test('only what is shown can be pinned', () => {
    for (const from of ['pending', 'rejected', 'spam'] as const) expect(next(from, 'pin')).toBeNull();
    expect(next('approved', 'pin')).toBe('approved');
  });

  test('a person can reverse what a list rejected', () => {
    expect(next('rejected', 'approve')).toBe('approved');
    expect(next('spam', 'approve')).toBe('approved');
  });

  const unasked = { reports: noReports, appeal: null };
  test('what stands can be confirmed where reporters or its author ask', () => {
    const approved = { status: 'approved', reviewed: true, pinned: false, appeal: null } as const;
    expect(actionsFor({ ...approved, reports: { open: 1, byReason: { spam: 1 } } })).toEqual(['approve', 'reject', 'spam', 'pin']);
    const appeal = newAppeal('اقرؤوه مرة أخرى', { against: 'd_1', at: new Date(0) });
    expect(actionsFor({ ...approved, status: 'rejected', reports: noReports, appeal })).toEqual(['approve', 'reject', 'spam']);
    expect(actionsFor({ ...approved, status: 'rejected', reports: noReports, appeal: { ...appeal, state: 'dismissed' } })).toEqual(['approve', 'spam']);
  });

  test('the offered actions are the allowed ones, without those that change nothing', () => {
    expect(actionsFor({ status: 'pending', reviewed: false, pinned: false, ...unasked })).toEqual(['approve', 'reject', 'spam']);
    expect(actionsFor({ status: 'approved', reviewed: true, pinned: true, ...unasked })).toEqual(['reject', 'spam', 'unpin']);
    expect(actionsFor({ status: 'approved', reviewed: false, pinned: false, ...unasked })).toEqual(['approve', 'reject', 'spam', 'pin']);
    expect(actionsFor({ status: 'rejected', reviewed: false, pinned: false, ...unasked })).toEqual(['approve', 'reject', 'spam']);
    expect(actionsFor({ status: 'rejected', reviewed: true, pinned: false, ...unasked })).toEqual(['approve', 'spam']);
    expect(actionsFor({ status: 'spam', reviewed: true, pinned: false, ...unasked })).toEqual(['approve', 'reject']);
    expect(actionsFor({ status: 'removed', reviewed: true, pinned: false, ...unasked })).toEqual([]);
  });
});

const key = Buffer.alloc(32, 1);
const now = new Date('2026-03-01T10:00:00Z');

const decision = (id: string, over: Partial<Decision> = {}): Decision => ({
  id, site: 'demo', commentId: 'c1', by: 'st_1', action: 'approve', reason: null, note: null, from: 'pending', to: 'approved',
  wasReviewed: false, wasPinned: false, revision: 1, at: now, batch: null, undoes: null, ...over,
});

function chain(): { link: Link; decisions: Decision[] }[] {
  const entries: { link: Link; decisions: Decision[] }[] = [];
  for (const batch of [[decision('d1'), decision('d2', { note: 'شتم صريح' })], [decision('d3')]]) {
    entries.push({ link: nextLink(entries.at(-1)?.link ?? null, batch, { site: 'demo', key, now }), decisions: batch });
  }
  return entries;
}

const firstFault = (entries: ReturnType<typeof chain>, keys = [key]) =>
  entries.map((entry, at) => faultOf(entry, entries[at - 1]?.link ?? null, keys)).find((fault) => fault !== null) ?? null;

describe('audit chain', () => {
  test('an untouched chain has no fault, under a rotated key too', () => {
    expect(firstFault(chain())).toBeNull();
    expect(firstFault(chain(), [Buffer.alloc(32, 2), key])).toBeNull();
  });

  test.each([
    ['status', { to: 'rejected' }], ['person', { by: 'st_2' }], ['note', { note: 'غيره' }], ['time', { at: new Date(0) }],
  ] as [string, Partial<Decision>][])('a changed %s is named', (_what, change) => {
    const entries = chain();
    entries[0]!.decisions[1] = { ...entries[0]!.decisions[1]!, ...change };
    expect(firstFault(entries)).toMatchObject({ link: 1, what: 'changed' });
  });

  test('a missing record is named', () => {
    const entries = chain();
    entries[0]!.decisions.pop();
    expect(firstFault(entries)).toEqual({ link: 1, decisionId: 'd2', what: 'missing' });
  });

  test('an inserted record is named', () => {
    const entries = chain();
    entries[1]!.decisions.push(decision('d9'));
    expect(firstFault(entries)).toEqual({ link: 2, decisionId: 'd9', what: 'inserted' });
  });

  test('a missing link is noticed', () => {
    expect(firstFault(chain().slice(1))).toMatchObject({ link: 2, what: 'missing' });
  });

  test('a chain under another key does not hold', () => {
    expect(firstFault(chain(), [Buffer.alloc(32, 9)])).toMatchObject({ link: 1, what: 'changed' });
  });
});
