// The port of threads.
import type { DeskAct } from '../moderation/decision.ts';
import type { Thread, ThreadRules } from './thread.ts';

export interface ThreadsStore {
  find(site: string, key: string): Promise<Thread | null>;
  /** Those of the threads that exist, each once, in no order; one reading. */
  findMany(wanted: { site: string; key: string }[]): Promise<Thread[]>;
  /** Stores url and title, creating the thread when it is new. */
  put(thread: Thread): Promise<Thread>;
  /** Sets the state and whatever rules are named, moves the version and writes the act and the event. 'not_found' when nobody created the thread;
   *  then nothing changes. Atomic; durable. */
  setState(site: string, key: string, change: ThreadRules & { act: DeskAct }): Promise<'done' | 'not_found'>;
  /** Visible counts of up to 100 keys; a key nobody created is absent. */
  counts(site: string, keys: string[]): Promise<Map<string, number>>;
}
