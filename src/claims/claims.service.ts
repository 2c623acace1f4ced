// Claims as moderators use them: the next ones of a queue for me alone, what I hold, and back with them.
import type { Clock } from '../kernel/clock.ts';
import type { DeskReader, ModerationItem } from '../moderation/desk.reader.ts';
import type { DeskQuery, QueueName } from '../moderation/moderation.store.ts';
import { leaseEnd, MOST_HELD } from './claim.ts';
import type { ClaimsStore, Held } from './claims.store.ts';

/** Who claims: a person in a session of theirs, or a key. */
export type Claimant = { id: string; session: string | null };
export type Wish = { site: string; queue: QueueName; count: number; sort: DeskQuery['sort'] };

export class ClaimsService {
  private readonly store: ClaimsStore;
  private readonly desk: DeskReader;
  private readonly clock: Clock;

  constructor({ store, desk, clock }: { store: ClaimsStore; desk: DeskReader; clock: Clock }) {
    this.store = store;
    this.desk = desk;
    this.clock = clock;
  }

  /** Leases the next ones, beside what the claimant holds already. */
  async take({ id, session }: Claimant, wish: Wish): Promise<{ items: ModerationItem[]; until: Date }> {
    const now = this.clock.now();
    const until = leaseEnd(now);
    const comments = await this.store.take({ ...wish, by: id, session, until, now, most: MOST_HELD });
    return { items: await this.desk.items(comments), until };
  }

  /** What the claimant holds, whatever became of it since: what ends first comes first. */
  async mine({ id }: Claimant): Promise<ModerationItem[]> {
    return this.desk.itemsOf((await this.store.heldBy(id, this.clock.now())).map(({ commentId }) => commentId));
  }

  /** Gives back what the claimant holds, or some of it; says how many. */
  release({ id }: Claimant, which: Omit<Held, 'by' | 'now'>): Promise<number> {
    return this.store.release({ ...which, by: id, now: this.clock.now() });
  }
}
