// The server is killed while readers choose: no acknowledged choice is lost, and the chain verifies, on either store.
import { expect, test } from '@jest/globals';
import { isFull } from '../acceptance/client.ts';
import { consentKill, report } from './consent-kill.ts';

const ROUNDS = isFull ? 20 : 3;

for (const kind of ['sqlite', 'mongo'] as const) {
  test(`${ROUNDS} times kill -9 while readers choose on ${kind} loses nothing acknowledged`, async () => {
    const checked = await consentKill(kind, ROUNDS);
    if (checked === null) return;
    expect(checked.rounds).toBe(ROUNDS);
    expect(checked.choices).toBeGreaterThan(ROUNDS * 10);
    expect(checked.sealed).toBeGreaterThanOrEqual(checked.choices + checked.withdrawals);
    process.stdout.write(`${report(kind, checked)}\n`);
  }, 900_000);
}
