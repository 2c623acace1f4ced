// A list with everything that is done to it: what keys and buttons call. Draws nothing.
import { signal } from '@preact/signals';
import { queueNames } from '../../../../i18n/dashboard/names.ts';
import { go, hrefOf, place } from '../../state/route.ts';
import { claimNext, releaseMine } from './claims.ts';
import { Decisions } from './decisions.ts';
import { DeskList, type Source } from './desk-list.ts';
import { Live } from './live.ts';
import type { Row, Wish } from './row.ts';

/** How long after g a digit still names a queue. */
const PREFIX_MS = 2000;

export class Desk {
  readonly list: DeskList;
  readonly decisions: Decisions;
  readonly live: Live;
  /** Those for which a reason is being chosen. */
  readonly picking = signal<Row[] | null>(null);
  readonly helping = signal(false);
  /** The search field of the view, where it has one. */
  searchField: HTMLInputElement | null = null;
  private readonly site: string | null;
  private awaitsDigit = 0;

  constructor(site: string | null, source: Source) {
    this.site = site;
    this.list = new DeskList(source);
    this.decisions = new Decisions(this.list);
    this.live = new Live(site, this.list, this.decisions);
  }

  /** What a key acts on: the marked ones, else the current one. */
  targets(): Row[] {
    const marked = this.list.marked.peek();
    return marked.length > 0 ? marked : [this.list.current].filter((row) => row !== null);
  }

  decide(wish: Wish, rows = this.targets()): void {
    if (rows.length > 0) this.decisions.decide(rows, wish);
  }

  /** Rejecting asks why first, unless there is nothing to be rejected. */
  reject(rows = this.targets()): void {
    const able = rows.filter((row) => row.notice.peek() === null && row.item.peek().actions.includes('reject'));
    if (able.length === 0) this.decide({ action: 'reject' }, rows);
    else this.picking.value = able;
  }

  pin(rows = this.targets()): void {
    this.decide({ action: rows[0]?.item.peek().actions.includes('unpin') === true ? 'unpin' : 'pin' }, rows);
  }

  mark(): void {
    if (this.list.current !== null) this.list.mark(this.list.current);
  }

  toggle(panel: 'details' | 'context'): void {
    const row = this.list.current;
    if (row !== null) row[panel].value = !row[panel].peek();
  }

  /** Escape: the panels of the current one first, then the marks. */
  close(): void {
    const row = this.list.current;
    if (row !== null && (row.details.peek() || row.context.peek())) {
      row.details.value = false;
      row.context.value = false;
      this.list.select(row);
    } else this.list.clearMarks();
  }

  openArticle(): void {
    const url = this.list.current === null ? null : articleOf(this.list.current);
    if (url !== null) open(url, '_blank', 'noopener');
  }

  acknowledge(): void {
    if (this.list.current !== null) void this.decisions.acknowledge(this.list.current);
  }

  claim(): void {
    if (this.site !== null) void claimNext(this.list, this.site);
  }

  release(): void {
    if (this.site !== null) void releaseMine(this.list, this.site);
  }

  search(): void {
    if (this.searchField !== null) this.searchField.focus();
    else go(hrefOf('/search'));
  }

  awaitDigit(): void {
    this.awaitsDigit = Date.now();
  }

  toQueue(digit: number): void {
    const name = queueNames[digit - 1];
    if (name !== undefined && Date.now() - this.awaitsDigit < PREFIX_MS) go(hrefOf(`/queue/${name}`));
  }

  admit(): void {
    if (this.live.fresh.peek().length > 0) this.live.admit();
  }
}

/** Where a comment's article is, at the comment itself where that is shown; null where nobody told or the address is none to open. */
export function articleOf(row: Row): string | null {
  const { thread: { url }, status, id } = row.item.peek();
  if (url === null || !URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) return null;
  const address = new URL(url);
  if (status === 'approved') address.hash = `comment-${id}`;
  return address.href;
}

/** The query of the address as the list takes it. */
export const given = (name: string): string | null => place.value.query.get(name) || null;
