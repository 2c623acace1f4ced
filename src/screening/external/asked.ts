// What the checks that ask others share: the time they have, and the finding that tells why there was no answer.
import type { Finding } from '../verdict.ts';
import { ExternalError } from './guarded-service.ts';

/** How long a service may take. */
export const EXTERNAL_MS = 800;
/** Only when the call itself is not ended in time: it knows better what went wrong. */
export const EXTERNAL_DEADLINE_MS = EXTERNAL_MS + 200;

/** The finding of a service, or, when it did not answer as agreed, one that counts for nothing and says why. */
export async function orFailure(check: string, ask: () => Promise<Finding | null>): Promise<Finding | null> {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof ExternalError)) throw error;
    return { check, verdict: 'approve', score: 0, code: 'check_failed', spans: [], evidence: { why: error.why } };
  }
}
