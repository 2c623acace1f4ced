// What others do to a list meanwhile: their decisions from the log, what came in from the queue. Nothing moves under anybody's fingers.
import { signal } from '@preact/signals';
import { serverNow } from '../../../client/call.ts';
import type { AuditRecord, Item, Page } from '../../../wire.ts';
import { api, queryOf } from '../../state/api.ts';
import { queuesHere } from '../../state/queues.ts';
import { session } from '../../state/session.ts';
import type { Decisions } from './decisions.ts';
import type { DeskList } from './desk-list.ts';
import type { Row } from './row.ts';

const RECORDS = 100;
/** Of a longer absence the newest are enough: whatever is stale says so when it is decided. */
const MOST_PAGES = 5;
/** Every so many turns the head of the list is read again though no count moved: claims and reports change without one. */
const EVERY = 3;
/** What came this shortly before the list was loaded may count as new: clocks differ. */
const SKEW_MS = 2000;

export class Live {
  /** What has come since and waits to be let in. */
  readonly fresh = signal<Item[]>([]);
  private readonly site: string | null;
  private readonly list: DeskList;
  private readonly decisions: Decisions;
  /** The newest record known; null before the first look, '' of an empty log. */
  private last: string | null = null;
  private since = '';
  private turn = 0;
  private counts: unknown = null;

  constructor(site: string | null, list: DeskList, decisions: Decisions) {
    this.site = site;
    this.list = list;
    this.decisions = decisions;
  }

  /** Remembers where the log ends, then loads the list: what is decided between the two is told twice rather than never. */
  async start(): Promise<void> {
    this.since = new Date(serverNow() - SKEW_MS).toISOString();
    await this.remember().catch(() => {});
    await this.list.more();
    this.counts = queuesHere.peek();
  }

  /** One look: at the log, and at the list where something moved. */
  async look(): Promise<void> {
    if (!this.list.loaded.peek()) return;
    await (this.last === null ? this.remember() : this.follow());
    this.turn += 1;
    if (this.counts === queuesHere.peek() && this.turn % EVERY !== 0) return;
    this.counts = queuesHere.peek();
    await this.reread();
  }

  /** Lets in what waits: at the top. */
  admit(): void {
    const [first] = this.list.add(this.fresh.peek(), 'start');
    this.fresh.value = [];
    if (first !== undefined) this.list.select(first);
  }

  private log(cursor: string | null, limit: number): Promise<Page<AuditRecord>> {
    return api<Page<AuditRecord>>(`GET /moderation/audit${queryOf({ site: this.site, limit, cursor })}`);
  }

  private async remember(): Promise<void> {
    this.last = (await this.log(null, 1)).items[0]?.id ?? '';
  }

  private async follow(): Promise<void> {
    const known = this.last;
    let cursor: string | null = null;
    const news: AuditRecord[] = [];
    for (let page = 0; page < MOST_PAGES; page += 1) {
      const { items, next }: Page<AuditRecord> = await this.log(cursor, RECORDS);
      const at = items.findIndex(({ id }) => id === known);
      news.push(...(at < 0 ? items : items.slice(0, at)));
      if (at >= 0 || next === null) break;
      cursor = next;
    }
    for (const record of news.toReversed()) {
      await this.tell(record);
      // What could not be told, and what came after it, is told the next time.
      this.last = record.id;
    }
  }

  /** Marks the card of what somebody else decided, or oneself elsewhere. */
  private async tell({ id, commentId, by, action, at }: AuditRecord): Promise<void> {
    const row = commentId === null ? null : this.list.find(commentId);
    if (row === null || this.decisions.own.has(id)) return;
    // The log may be quicker than the answer to what is being done here.
    if (by === session.peek()?.staff.id && this.decisions.isUnderWay(row.id)) return;
    // What left may be waiting again.
    if (row.gone.peek()) return action === 'undo' || action === 'hold' ? this.decisions.refresh(row) : undefined;
    // A notice of our own decision that failed already tells of it.
    if (row.notice.peek()?.kind === 'stale') return;
    row.notice.value = { kind: 'elsewhere', by, action, at };
  }

  private async reread(): Promise<void> {
    const { list } = this;
    const arrived = new Map(list.rows.peek().map((row) => [row, row.arrived.peek()]));
    const head = await list.source.page({ cursor: null, limit: RECORDS });
    for (const item of head.items) {
      const row = list.find(item.id);
      // What was decided on since it was asked for is newer here.
      if (row !== null && row.arrived.peek() === arrived.get(row)) this.renew(row, item);
    }
    const isAtEnd = list.next.peek() === null;
    const news = list.source.sort === 'oldest' && head.next !== null ? (await list.source.page({ cursor: null, limit: RECORDS, sort: 'newest' })).items : head.items;
    const fresh = news.filter((item) => list.find(item.id) === null && (isAtEnd || item.createdAt > this.since))
      .toSorted((a, b) => (a.createdAt < b.createdAt ? -1 : 1) * (list.source.sort === 'oldest' ? 1 : -1));
    // With the oldest first they belong at the end: there once it is reached, or found when it is.
    if (list.source.sort !== 'oldest') this.fresh.value = fresh;
    else if (isAtEnd) list.add(fresh, 'end');
  }

  /** Claims, reports and standing as they are now, on a card that nothing is being done with. */
  private renew(row: Row, item: Item): void {
    if (row.gone.peek() || row.notice.peek() !== null || this.decisions.isUnderWay(row.id)) return;
    if (JSON.stringify(row.item.peek()) !== JSON.stringify(item)) row.item.value = item;
  }
}
