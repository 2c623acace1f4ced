// Waits for what is to become true. The deadline only ends a test that would wait for ever; nothing is measured by it.
import { setTimeout as sleep } from 'node:timers/promises';

/** Asks again and again until the answer is neither null, undefined nor false, and gives that answer. */
export async function until<T>(what: string, read: () => T | Promise<T>): Promise<NonNullable<T>> {
  for (const deadline = Date.now() + 30_000; ; await sleep(10)) {
    const value = await read();
    if (value !== null && value !== undefined && value !== false) return value as NonNullable<T>;
    if (Date.now() > deadline) throw new Error(`still waiting for this after 30 s: ${what}`);
  }
}
