// The thread that lints: one draft, one answer, and it ends. A hostile text may keep it busy; whoever waits ends it then.
import { parentPort, workerData } from 'node:worker_threads';
import { lintPolicy } from './policy-lint.ts';
import type { PolicyDraft } from './policy.ts';

parentPort?.postMessage('begun');
parentPort?.postMessage(lintPolicy(workerData as PolicyDraft));
