// Threads as readers and the CMS meet them.
import { AppError } from '../errors.ts';
import type { Clock, Ids } from '../kernel/clock.ts';
import type { DeskAct } from '../moderation/decision.ts';
import type { Site } from '../sites/site.ts';
import { emptyThread, type Thread, type ThreadRules } from './thread.ts';
import type { ThreadsStore } from './threads.store.ts';

export class ThreadsService {
  private readonly store: ThreadsStore;
  private readonly clock: Clock;
  private readonly ids: Ids;

  constructor({ store, clock, ids }: { store: ThreadsStore; clock: Clock; ids: Ids }) {
    this.store = store;
    this.clock = clock;
    this.ids = ids;
  }

  /** The thread, or zeros for one nobody created: reading writes nothing. */
  async get(site: Site, key: string): Promise<Thread> {
    return (await this.store.find(site.slug, key)) ?? emptyThread(site.slug, key, this.clock.now());
  }

  async put(site: Site, key: string, page: { url: string; title: string }): Promise<Thread> {
    return this.store.put({ ...emptyThread(site.slug, key, this.clock.now()), ...page });
  }

  /** Changes a thread's state and rules for all who come after; `by` is who the audit chain will name. */
  async setState(site: Site, key: string, { by, ...rules }: ThreadRules & { by: string }): Promise<Thread> {
    const now = this.clock.now();
    if (rules.closing?.at !== undefined && rules.closing.at !== null && rules.closing.at <= now) {
      throw new AppError('validation', { errors: [{ path: '/closesAt', code: 'out_of_range' }] });
    }
    const act: DeskAct = {
      id: this.ids.short('d'), site: site.slug, by, action: 'thread_state', subject: `thread:${key}`, reason: rules.state, note: null, at: now, batch: null,
    };
    if ((await this.store.setState(site.slug, key, { ...rules, act })) === 'not_found') throw new AppError('not_found');
    return this.get(site, key);
  }

  /** Visible counts by key; unknown keys are 0. */
  async counts(site: Site, keys: string[]): Promise<Record<string, number>> {
    const known = await this.store.counts(site.slug, keys);
    return Object.fromEntries(keys.map((key) => [key, known.get(key) ?? 0]));
  }
}
