// When many who were never here write at once, or the same again and again: the rule that tells a raid from a busy day; pure.
import type { Author, Comment } from '../comments/comment.ts';

/** How many authors wrote in a minute, how many of them are new, repeated what was said, were found at fault. Authors, not
 *  comments: one pair of hands is no raid. */
export type Counts = { writers: number; fresh: number; repeats: number; refused: number };
export const signals = ['fresh', 'repeats', 'refused'] as const;
export type Signal = (typeof signals)[number];

/** A thread, or the whole of a site where the key is null. */
export type Place = { site: string; threadKey: string | null };
export type MinuteCounts = Place & Counts & { minute: number };

/** What stands for a place; where nothing stands, the rule watches. Until null: until somebody changes it. */
export type Raid = Place & {
  state: 'on' | 'off';
  /** A staff or key id, or `rule:raid`. */
  by: string;
  reason: Signal | 'forced';
  since: Date;
  until: Date | null;
};

export const RULE = 'rule:raid';
export const MINUTE_MS = 60_000;
/** The minutes that are looked at, the running one included: a raid must show within two. */
export const RECENT = 2;
/** The minutes before them that say what is usual. */
export const PAST = 60;
/** How long a raid the rule found lasts, and by how much it is prolonged while it goes on. */
export const RAID_MS = 15 * MINUTE_MS;

/** So much in two minutes is no raid anywhere, and so many times the usual is one wherever. A thread shows less than a site does. */
const floors: Record<'site' | 'thread', Record<Signal, number>> = {
  site: { fresh: 30, repeats: 10, refused: 15 },
  thread: { fresh: 20, repeats: 6, refused: 10 },
};
const TIMES_USUAL = 5;
/** The least part of those who write, so that a great day, on which everything rises together, is none. */
const leastShare: Record<Signal, number> = { fresh: 1 / 2, repeats: 1 / 4, refused: 1 / 3 };
/** Of few writers chance alone makes more than its part: three standard deviations of it, at their widest. */
const CHANCE = 1.5;
/** By how much that part must have risen over what it usually is, unless the numbers are out of all proportion. */
const RISE = 1.5;
const ENORMOUS = 3;
export type Alarm = { signal: Signal; count: number; limit: number };

/** The raid these counts show, or null. `recent` is the last two minutes, `past` each of the sixty before, zeros too.
 *  The usual is a median: an hour that was a raid for less than half of its minutes is still known as it usually is. */
export function alarmIn(recent: Counts[], past: Counts[], scope: 'site' | 'thread'): Alarm | null {
  const now = sum(recent);
  const usualWriters = median(past.map(({ writers }) => writers));
  for (const signal of signals) {
    const [count, limit] = [now[signal], limitOf(signal, past, scope)];
    const share = count / Math.max(1, now.writers);
    // Where hardly anybody writes nothing is known of what part is usual.
    const usualShare = usualWriters === 0 ? 0 : median(past.map((each) => each[signal])) / usualWriters;
    const isOdd = share >= leastShare[signal] + CHANCE / Math.sqrt(Math.max(1, now.writers)) && (share >= RISE * usualShare || count >= ENORMOUS * limit);
    if (count >= limit && isOdd) return { signal, count, limit };
  }
  return null;
}

/** Whether it is over: nothing that is counted still reaches half of what would begin it. */
export const isCalm = (recent: Counts[], past: Counts[], scope: 'site' | 'thread'): boolean =>
  signals.every((signal) => sum(recent)[signal] * 2 < limitOf(signal, past, scope));

/** How many of each the rule counts now and from how many on it looks closer. */
export type RaidFigures = { writers: number } & Record<Signal, { count: number; limit: number }>;

export function figuresOf(recent: Counts[], past: Counts[], scope: 'site' | 'thread'): RaidFigures {
  const now = sum(recent);
  const of = (signal: Signal) => ({ count: now[signal], limit: limitOf(signal, past, scope) });
  return { writers: now.writers, fresh: of('fresh'), repeats: of('repeats'), refused: of('refused') };
}

const limitOf = (signal: Signal, past: Counts[], scope: 'site' | 'thread'): number =>
  Math.max(floors[scope][signal], TIMES_USUAL * RECENT * median(past.map((each) => each[signal])));

export const nothing: Counts = { writers: 0, fresh: 0, repeats: 0, refused: 0 };

export const add = (a: Counts, b: Counts): Counts =>
  ({ writers: a.writers + b.writers, fresh: a.fresh + b.fresh, repeats: a.repeats + b.repeats, refused: a.refused + b.refused });

const sum = (counts: Counts[]): Counts => counts.reduce(add, nothing);

function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

export const minuteOf = (at: Date): number => Math.floor(at.getTime() / MINUTE_MS);

/** Each of the minutes from one to before another, zeros too. `minus` is taken out: what is already held elsewhere. */
export function everyMinute(rows: MinuteCounts[], minus: MinuteCounts[], { from, to }: { from: number; to: number }): Counts[] {
  const at = (among: MinuteCounts[]) => Map.groupBy(among, ({ minute }) => minute);
  const [given, taken] = [at(rows), at(minus)];
  return Array.from({ length: Math.max(0, to - from) }, (_none, index) => {
    const [more, less] = [sum(given.get(from + index) ?? []), sum(taken.get(from + index) ?? [])];
    const left = (name: keyof Counts): number => Math.max(0, more[name] - less[name]);
    return { writers: left('writers'), fresh: left('fresh'), repeats: left('repeats'), refused: left('refused') };
  });
}

/** An author counts as new for their first hour. */
const NEW_MS = 60 * MINUTE_MS;
/** Findings about the place, the author's newness or our own machinery say nothing about the text. */
const notAtFault = new Set(['thread_premoderated', 'first_comment', 'site_mode', 'raid', 'check_failed', 'premoderated', 'rejection_rate']);

/** What a new comment is counted as. */
export function signalsOf(comment: Comment, author: Author): Record<Signal, boolean> {
  const found = comment.risk.findings.filter(({ verdict, code }) => verdict !== 'approve' && !notAtFault.has(code)).map(({ code }) => code);
  return {
    fresh: comment.createdAt.getTime() - author.createdAt.getTime() < NEW_MS,
    repeats: found.includes('near_repeat'),
    refused: found.some((code) => code !== 'near_repeat'),
  };
}

export const isSame = (a: Place, b: Place): boolean => a.site === b.site && a.threadKey === b.threadKey;
