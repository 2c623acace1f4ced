// Lints a draft beside the event loop and for no longer than it may take; what the rules are is policy-lint.ts.
import { Worker } from 'node:worker_threads';
import { AppError } from '../errors.ts';
import type { Finding, PolicyDraft } from './policy.ts';

/** A policy of three languages takes some 50 ms; a text written to be slow takes half a second for every 2,000 characters. */
const DEADLINE_MS = 3000;
/** Of more than these the last are told to come back: each may take all of its time. */
const MOST_WAITING = 8;

export class PolicyLinter {
  private readonly deadlineMs: number;
  private last: Promise<unknown> = Promise.resolve();
  private waiting = 0;

  constructor(deadlineMs: number = DEADLINE_MS) {
    this.deadlineMs = deadlineMs;
  }

  /** Every finding, or `too_intricate` alone. One draft at a time: however many are sent, one core is busy with them. */
  lint(draft: PolicyDraft): Promise<Finding[]> {
    if (this.waiting >= MOST_WAITING) return Promise.reject(new AppError('overloaded'));
    this.waiting += 1;
    const found = this.last.then(() => lintIn(draft, this.deadlineMs)).finally(() => {
      this.waiting -= 1;
    });
    this.last = found.catch(() => {});
    return found;
  }
}

async function lintIn(draft: PolicyDraft, deadlineMs: number): Promise<Finding[]> {
  const worker = new Worker(new URL('./lint-worker.ts', import.meta.url), { workerData: draft });
  const { promise, resolve, reject } = Promise.withResolvers<Finding[]>();
  let timer: NodeJS.Timeout | null = null;
  // Counted from when it begins: a machine that is busy and starts it late makes no draft intricate.
  worker.on('message', (message: 'begun' | Finding[]) => {
    if (message === 'begun') timer = setTimeout(() => resolve([{ code: 'too_intricate', path: '/texts' }]), deadlineMs);
    else resolve(message);
  });
  worker.once('error', reject);
  worker.once('exit', () => reject(new Error('the thread that lints has ended')));
  try {
    return await promise;
  } finally {
    if (timer !== null) clearTimeout(timer);
    await worker.terminate();
  }
}
