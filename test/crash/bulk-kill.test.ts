// A bulk job whose process is killed at random moments finishes once, and one undo restores what it changed, on either store.
import { expect, test } from '@jest/globals';
import { isFull } from '../acceptance/client.ts';
import { bulkKill, report } from './bulk-kill.ts';

const [KILLS, COMMENTS] = isFull ? [20, 8_000] : [3, 900];

for (const kind of ['sqlite', 'mongo'] as const) {
  test(`a bulk job over ${COMMENTS} comments, killed up to ${KILLS} times on ${kind}, finishes once and is undone as one`, async () => {
    const killed = await bulkKill(kind, { kills: KILLS, comments: COMMENTS });
    if (killed === null) return;
    expect(killed).toMatchObject({ twice: 0, differences: 0, restored: COMMENTS });
    expect(killed.killsDoing + killed.killsUndoing).toBeGreaterThan(0);
    process.stdout.write(`${report(kind, killed)}\n`);
  }, 900_000);
}
