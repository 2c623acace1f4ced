// Tells a server that is gone from one that is slow: when something waits, the server is asked whether it lives, and all who wait are told.
import { AppError } from '../../errors.ts';

/** What waits so long is worth a question. */
const LATE_MS = 250;
const LOOK_MS = 100;

type Waiting = { since: number; reject(error: unknown): void };

export class Pulse {
  private readonly ping: () => Promise<unknown>;
  private readonly awayMs: number;
  private readonly waiting = new Set<Waiting>();
  private readonly timer: NodeJS.Timeout;
  private isAsking = false;
  private isAway = false;

  /** `awayMs` is how long what waits is not told that the server is gone, at most; a look's interval comes on top. */
  constructor(ping: () => Promise<unknown>, awayMs: number) {
    this.ping = ping;
    this.awayMs = awayMs;
    this.timer = setInterval(() => void this.look(), LOOK_MS).unref();
  }

  /** As the work does, but `unavailable` as soon as the server is found gone: the work may still be done, nobody was told that it was.
   *  From then on nothing is begun until it answers again. */
  guard<T>(work: () => Promise<T>): Promise<T> {
    if (this.isAway) return Promise.reject(new AppError('unavailable'));
    return new Promise((resolve, reject) => {
      const one = { since: performance.now(), reject };
      this.waiting.add(one);
      const leave = <A>(then: (answer: A) => void) => (answer: A): void => {
        this.waiting.delete(one);
        then(answer);
      };
      work().then(leave(resolve), leave(reject));
    });
  }

  /** Resolves when the server answers within its time. */
  async ask(): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_resolve, reject) => {
      // What has arrived while this process was busy is read first: its own slowness is not the server's.
      timer = setTimeout(() => setImmediate(() => reject(new AppError('unavailable'))), this.awayMs - LATE_MS);
    });
    try {
      await Promise.race([this.ping(), late]);
    } finally {
      clearTimeout(timer);
    }
  }

  stop(): void {
    clearInterval(this.timer);
  }

  private async look(): Promise<void> {
    const [oldest] = this.waiting;
    const isLate = oldest !== undefined && performance.now() - oldest.since >= LATE_MS;
    if (this.isAsking || !(isLate || this.isAway)) return;
    this.isAsking = true;
    try {
      await this.ask();
      this.isAway = false;
    } catch (cause) {
      this.isAway = true;
      for (const each of this.waiting) each.reject(new AppError('unavailable', {}, cause));
      this.waiting.clear();
    } finally {
      this.isAsking = false;
    }
  }
}
