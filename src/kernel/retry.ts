// Read, change, replace: the step is taken again when somebody came between. For records that few change at once.
import { AppError } from '../errors.ts';

/** As many as may come between before the caller is told to look again. */
const TRIES = 10;

/** The first answer that is not 'stale'; the step reads anew each time. Throws `stale` when it never comes through. */
export async function untilFresh<T>(step: () => Promise<T | 'stale'>): Promise<T> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const answer = await step();
    if (answer !== 'stale') return answer;
  }
  throw new AppError('stale');
}
