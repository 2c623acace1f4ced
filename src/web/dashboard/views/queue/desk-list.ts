// A list of the desk: loading it page by page, moving in it, marking in it. Decides nothing.
import { computed, signal } from '@preact/signals';
import type { Item, Page, QueueName } from '../../../wire.ts';
import { isOthers } from './claim-badge.tsx';
import { cardId } from './comment-card.tsx';
import { Row } from './row.ts';

export type Sort = 'oldest' | 'newest' | 'risk';

/** Where a list comes from. */
export type Source = {
  queue: QueueName | null;
  sort: Sort;
  /** Whether its comments come with their details. */
  opened?: boolean;
  page(given: { cursor: string | null; limit: number; sort?: Sort }): Promise<Page<Item>>;
};

const PAGE = 50;
/** This many before the end the next page is asked for. */
const NEAR = 10;
/** Pages of a search may be empty with more to come; after so many its reader is asked. */
const EMPTY_PAGES = 5;

export class DeskList {
  readonly source: Source;
  readonly rows = signal<Row[]>([]);
  readonly loading = signal(true);
  readonly error = signal<unknown>(null);
  /** Null at the end, and before the first page. */
  readonly next = signal<string | null>(null);
  readonly loaded = signal(false);
  readonly left = computed(() => this.rows.value.filter((row) => !row.gone.value).length);
  readonly marked = computed(() => this.rows.value.filter((row) => !row.gone.value && row.marked.value));
  private readonly byId = new Map<string, Row>();
  private at: Row | null = null;
  private lastMarked: Row | null = null;

  constructor(source: Source) {
    this.source = source;
  }

  get current(): Row | null {
    return this.at?.gone.peek() === false ? this.at : null;
  }

  find(id: string): Row | null {
    return this.byId.get(id) ?? null;
  }

  shown(): Row[] {
    return this.rows.peek().filter((row) => !row.gone.peek());
  }

  /** The next page; of a search as many as it takes to find something. */
  async more(): Promise<void> {
    if (this.loaded.peek() && (this.loading.peek() || this.next.peek() === null)) return;
    this.loading.value = true;
    this.error.value = null;
    try {
      for (let pages = 0, found = 0; pages < EMPTY_PAGES && found === 0; pages += 1) {
        const page = await this.source.page({ cursor: this.next.peek(), limit: PAGE });
        this.next.value = page.next;
        this.loaded.value = true;
        found = this.add(page.items, 'end').length;
        if (page.next === null) break;
      }
    } catch (error) {
      this.error.value = error;
    } finally {
      this.loading.value = false;
    }
  }

  /** Puts in what is not there yet; answers the new rows. What is there is left as it is. */
  add(items: Item[], where: 'start' | 'end' | { after: Row }): Row[] {
    const fresh = items.filter(({ id }) => !this.byId.has(id)).map((item) => new Row(item));
    if (fresh.length === 0) return fresh;
    for (const row of fresh) {
      row.details.value = this.source.opened === true;
      this.byId.set(row.id, row);
    }
    const rows = this.rows.peek();
    const at = where === 'start' ? 0 : where === 'end' ? rows.length : rows.indexOf(where.after) + 1;
    this.rows.value = rows.toSpliced(at, 0, ...fresh);
    if (this.current === null) this.select(fresh[0]!, { focus: false });
    return fresh;
  }

  select(row: Row | null, { focus = true } = {}): void {
    if (row !== this.at) {
      if (this.at !== null) this.at.current.value = false;
      this.at = row;
      if (row !== null) row.current.value = true;
    }
    // Drawn by then; a card that comes back is not there before.
    if (focus && row !== null) requestAnimationFrame(() => reveal(row.id));
  }

  /** To the next or previous one; `over` also to those that others have claimed. Near the end more is loaded. */
  move(by: 1 | -1, { over = false } = {}): void {
    const shown = this.shown();
    const from = this.current === null ? -1 : shown.indexOf(this.current);
    const isSkipped = (row: Row | undefined): boolean => !over && row !== undefined && isOthers(row.item.peek().claim);
    let to = from + by;
    while (isSkipped(shown[to])) to += by;
    const row = shown[to];
    if (row !== undefined) this.select(row);
    else if (this.current !== null) this.select(this.current);
    if (to >= shown.length - NEAR) void this.more();
  }

  /** Steps off the rows that are about to leave: to the next that stays, else to the one before. */
  leave(rows: Row[]): void {
    if (this.at === null || !rows.includes(this.at)) return;
    const all = this.rows.peek();
    const at = all.indexOf(this.at);
    const stays = (row: Row): boolean => !row.gone.peek() && !rows.includes(row);
    const free = (row: Row): boolean => stays(row) && !isOthers(row.item.peek().claim);
    const [after, before] = [all.slice(at + 1), all.slice(0, at)];
    const to = after.find(free) ?? before.findLast(free) ?? after.find(stays) ?? before.findLast(stays) ?? null;
    this.select(to);
    if (after.filter(stays).length <= NEAR) void this.more();
  }

  mark(row: Row): void {
    row.marked.value = !row.marked.peek();
    this.lastMarked = row.marked.peek() ? row : null;
  }

  /** From the last marked to the current one. */
  markRange(): void {
    const { current, lastMarked } = this;
    if (current === null) return;
    const shown = this.shown();
    const [from = 0, to = 0] = [shown.indexOf(lastMarked ?? current), shown.indexOf(current)].toSorted((a, b) => a - b);
    for (const row of shown.slice(Math.max(0, from), to + 1)) row.marked.value = true;
    this.lastMarked = current;
  }

  markAll(): void {
    for (const row of this.shown()) row.marked.value = true;
  }

  clearMarks(): void {
    for (const row of this.marked.peek()) row.marked.value = false;
    this.lastMarked = null;
  }
}

function reveal(id: string): void {
  const card = document.getElementById(cardId(id));
  card?.focus({ preventScroll: true });
  card?.scrollIntoView({ block: 'nearest' });
}
