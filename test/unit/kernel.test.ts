// Ids keep order, cursors survive a round trip and refuse what is not ours, a change waits its turn.
import { describe, expect, test } from '@jest/globals';
import { createIds } from '../../src/kernel/clock.ts';
import { untilFresh } from '../../src/kernel/retry.ts';
import { cutPage, decodeCursor, encodeCursor } from '../../src/kernel/page.ts';

describe('ids', () => {
  test('UUIDv7s made within one millisecond sort in the order they were made, past the counter too', () => {
    const ids = createIds({ now: () => new Date('2026-01-01T00:00:00Z') });
    const made = Array.from({ length: 9000 }, () => ids.uuid());
    expect([...made].sort()).toEqual(made);
    expect(new Set(made).size).toBe(made.length);
  });

  test('a UUIDv7 has the version and the variant of RFC 9562', () => {
    expect(createIds().uuid()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  test('a clock that goes back does not break the order', () => {
    const times = [2000, 1000, 1500];
    const ids = createIds({ now: () => new Date(times.shift() ?? 0) });
    const made = [ids.uuid(), ids.uuid(), ids.uuid()];
    expect([...made].sort()).toEqual(made);
  });
});

describe('cursors', () => {
  test('a cursor gives back the keyset it was made of', () => {
    expect(decodeCursor(encodeCursor({ at: 12, id: 'x' }))).toEqual({ at: 12, id: 'x' });
  });

  test.each(['', 'x', 'e30', Buffer.from('[1]').toString('base64url'), Buffer.from('["1","x"]').toString('base64url'),
    Buffer.from(`[1,"${'x'.repeat(65)}"]`).toString('base64url'), Buffer.from('[1.5,"x"]').toString('base64url')])('refuses %j', (text) => {
    expect(decodeCursor(text)).toBeNull();
  });

  test('the extra row only says that there is more', () => {
    const key = (row: number) => ({ at: row, id: String(row) });
    expect(cutPage([1, 2, 3], 2, key)).toEqual({ items: [1, 2], next: encodeCursor({ at: 2, id: '2' }) });
    expect(cutPage([1, 2], 2, key).next).toBeNull();
    expect(cutPage([], 2, key)).toEqual({ items: [], next: null });
  });
});

test('a change is tried again while somebody comes between, and told as stale when that never ends', async () => {
  let before = 3;
  expect(await untilFresh(async () => (before-- > 0 ? 'stale' : 'done'))).toBe('done');
  await expect(untilFresh(async () => 'stale')).rejects.toMatchObject({ code: 'stale', status: 409 });
});
