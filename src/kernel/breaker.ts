// Stops asking a service that keeps failing, and asks again now and then; a pure state machine, `now` in milliseconds.
/** `openUntil` is null while the service is asked as usual. */
export type Breaker = { failures: number; openUntil: number | null };

/** Failures in a row that open it. */
export const FAILURES = 5;
/** How long nobody asks once it is open, and how long one who asks again has it to himself. */
export const COOL_MS = 30_000;

export const closed: Breaker = { failures: 0, openUntil: null };

export type BreakerState = 'closed' | 'open' | 'half_open';

export function stateOf({ openUntil }: Breaker, now: number): BreakerState {
  if (openUntil === null) return 'closed';
  return now < openUntil ? 'open' : 'half_open';
}

/** Whether one may ask now, and the state after it was decided. The first after the pause is the probe: it closes the door
 *  behind itself, so that a service on its knees meets one and not all who waited. A probe that never reports is replaced. */
export function admit(breaker: Breaker, now: number): { may: boolean; next: Breaker } {
  const state = stateOf(breaker, now);
  if (state === 'half_open') return { may: true, next: { ...breaker, openUntil: now + COOL_MS } };
  return { may: state === 'closed', next: breaker };
}

/** The state after an answer or a failure. */
export function report({ failures, openUntil }: Breaker, isFine: boolean, now: number): Breaker {
  if (isFine) return closed;
  const isOpen = openUntil !== null || failures + 1 >= FAILURES;
  return { failures: failures + 1, openUntil: isOpen ? now + COOL_MS : null };
}
