// Counts who writes, in this process's memory, until it is stored: a post costs no write. A restart loses seconds.
import { nothing, signals, type Counts, type MinuteCounts, type Place, type Signal } from './raid.ts';

/** An author at work in a thread, or only somewhere on a site. */
export type Seen = Place & { authorId: string; minute: number };

export class Tally {
  private rows = new Map<string, MinuteCounts>();
  private minute = 0;
  /** What was counted of whom in the minute. */
  private seen = new Set<string>();

  /** Counts the author once a minute and place for writing, and for each of the signals. */
  note({ site, threadKey, authorId, minute }: Seen, which: Partial<Record<Signal, boolean>>): void {
    if (minute !== this.minute) this.seen = new Set();
    this.minute = minute;
    const places: Place[] = threadKey === null ? [{ site, threadKey }] : [{ site, threadKey }, { site, threadKey: null }];
    const names: (keyof Counts)[] = ['writers', ...signals.filter((signal) => which[signal] === true)];
    for (const place of places) {
      for (const name of names) this.count(place, name, { authorId, minute });
    }
  }

  /** What was counted since the last time. */
  drain(): MinuteCounts[] {
    const rows = [...this.rows.values()];
    this.rows = new Map();
    return rows;
  }

  private count(place: Place, name: keyof Counts, { authorId, minute }: { authorId: string; minute: number }): void {
    const where = `${place.site} ${place.threadKey ?? ''}`;
    const once = `${where} ${name} ${authorId}`;
    if (this.seen.has(once)) return;
    this.seen.add(once);
    const key = `${where} ${minute}`;
    const row = this.rows.get(key) ?? { ...place, ...nothing, minute };
    row[name] += 1;
    this.rows.set(key, row);
  }
}
