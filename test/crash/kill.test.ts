// The server is killed under load: what it acknowledged is there afterwards, on either store.
import { expect, test } from '@jest/globals';
import { isFull } from '../acceptance/client.ts';
import { killLoop, report } from './kill-loop.ts';

const ROUNDS = isFull ? 20 : 3;

for (const kind of ['sqlite', 'mongo'] as const) {
  test(`${ROUNDS} times kill -9 under load on ${kind} loses nothing acknowledged`, async () => {
    const checked = await killLoop(kind, ROUNDS);
    if (checked === null) return;
    expect(checked).toMatchObject({ rounds: ROUNDS, differences: 0 });
    expect(checked.comments).toBeGreaterThan(ROUNDS * 10);
    process.stdout.write(`${report(kind, checked)}\n`);
  }, 900_000);
}
