// Raid mode: watches the counters, holds a place for review while a raid lasts, and lets people force either.
import { AppError } from '../errors.ts';
import type { Clock, Ids } from '../kernel/clock.ts';
import { untilFresh } from '../kernel/retry.ts';
import type { ActKind, DeskAct } from '../moderation/decision.ts';
import type { ThreadsStore } from '../threads/threads.store.ts';
import { alarmIn, everyMinute, figuresOf, isCalm, isSame, MINUTE_MS, minuteOf, PAST, RAID_MS, RECENT, RULE, type Alarm, type Counts, type MinuteCounts, type Place, type Raid, type RaidFigures } from './raid.ts';
import type { RaidsStore, Switch } from './raids.store.ts';
import type { Tally } from './tally.ts';

/** How long another process's switch may be unknown here. */
const KNOWN_MS = 1000;

/** What a person wants of a place; without minutes, until somebody changes it. */
export type Wish = { state: 'on' | 'off' | 'auto'; minutes?: number | undefined };

type Deps = { store: RaidsStore; threads: ThreadsStore; tally: Tally; clock: Clock; ids: Ids };

export class RaidsService {
  private readonly deps: Deps;
  private readonly known = new Map<string, { loading: Promise<Raid[]>; until: number }>();

  constructor(deps: Deps) {
    this.deps = deps;
  }

  /** Whether everything written there is held now: the thread's own word counts before its site's. */
  async isOn(site: string, threadKey: string): Promise<boolean> {
    const raids = await this.cached(site);
    const own = raids.find((raid) => raid.threadKey === threadKey);
    return (own ?? raids.find((raid) => raid.threadKey === null))?.state === 'on';
  }

  /** What stands for a site and its threads. */
  standing(site: string): Promise<Raid[]> {
    return this.deps.store.standing(site);
  }

  /** What the rule counts at a site just now, as stored by all processes. */
  async figures(site: string): Promise<RaidFigures> {
    const now = this.deps.clock.now();
    const standing = await this.standing(site);
    // What is usual is what was so before a raid that stands.
    const before = standing.find(({ threadKey }) => threadKey === null)?.since ?? now;
    const { recent, past } = await this.minutesOf({ site, threadKey: null }, { now, before, standing });
    return figuresOf(recent, past, 'site');
  }

  /** Does as a person wishes and records it. `not_found` for a thread nobody created. */
  async force(place: Place, wish: Wish, by: string): Promise<void> {
    if (place.threadKey !== null && (await this.deps.threads.find(place.site, place.threadKey)) === null) throw new AppError('not_found');
    await untilFresh(async () => {
      const now = this.deps.clock.now();
      const before = (await this.standing(place.site)).find((raid) => isSame(raid, place)) ?? null;
      if (wish.state === 'auto') return before === null ? 'done' : this.switch({ place, before, after: null }, { by, reason: 'forced', note: null });
      const until = wish.minutes === undefined ? null : new Date(now.getTime() + wish.minutes * MINUTE_MS);
      const after: Raid = { ...place, state: wish.state, by, reason: 'forced', since: now, until };
      return this.switch({ place, before, after }, { by, reason: 'forced', note: noteOf(until) });
    });
  }

  /** Stores what was counted, ends or prolongs what is due, and switches on where a raid shows. Threads first: a raid on one
   *  article is no reason to hold a whole site. */
  async tend(): Promise<void> {
    const { store, tally, clock } = this.deps;
    const counts = tally.drain();
    if (counts.length > 0) await store.add(counts);
    const now = clock.now();
    const standing = await store.standing(null);
    for (const raid of standing) if (raid.until !== null && raid.until <= now) await this.end(raid, now);
    const recent = Map.groupBy(await store.since(minuteOf(now) + 1 - RECENT), ({ threadKey }) => (threadKey === null ? 'site' : 'thread'));
    for (const scope of ['thread', 'site'] as const) {
      const places = Map.groupBy(recent.get(scope) ?? [], ({ site, threadKey }) => `${site} ${threadKey ?? ''}`);
      for (const [first, ...rest] of places.values()) if (first !== undefined) await this.watch([first, ...rest], { scope, now });
    }
  }

  /** Forgets counters that no rule looks at any more. */
  prune(): Promise<number> {
    return this.deps.store.prune(minuteOf(this.deps.clock.now()) - 24 * 60);
  }

  private async watch([first, ...rest]: [MinuteCounts, ...MinuteCounts[]], { scope, now }: { scope: 'site' | 'thread'; now: Date }): Promise<void> {
    const place: Place = { site: first.site, threadKey: first.threadKey };
    // Without a past the floors alone decide: what does not reach them need not be looked up.
    const isBusy = alarmIn([first, ...rest], [], scope) !== null;
    if (!isBusy) return;
    const standing = await this.standing(place.site);
    // On already, or somebody wants it off: for a site that speaks for its threads too.
    if (standing.some((raid) => isSame(raid, place) || raid.threadKey === null)) return;
    const { recent, past } = await this.minutesOf(place, { now, before: now, standing });
    const alarm = alarmIn(recent, past, scope);
    if (alarm !== null) await this.begin(place, alarm, now);
  }

  private async begin(place: Place, { signal, count, limit }: Alarm, now: Date): Promise<void> {
    const until = new Date(now.getTime() + RAID_MS);
    const after: Raid = { ...place, state: 'on', by: RULE, reason: signal, since: now, until };
    await this.switch({ place, before: null, after }, { by: RULE, reason: signal, note: `${count} of ${limit} in ${RECENT} minutes; ${noteOf(until)}` });
  }

  /** Its time is over: what has calmed is left to the rule again, a raid that goes on is prolonged. */
  private async end(raid: Raid, now: Date): Promise<void> {
    const place: Place = { site: raid.site, threadKey: raid.threadKey };
    const { recent, past } = await this.minutesOf(place, { now, before: raid.since, standing: await this.standing(raid.site) });
    if (raid.state === 'off' || isCalm(recent, past, place.threadKey === null ? 'site' : 'thread')) {
      await this.switch({ place, before: raid, after: null }, { by: RULE, reason: raid.state === 'off' ? 'over' : 'calm', note: null });
      return;
    }
    const until = new Date(now.getTime() + RAID_MS);
    await this.switch({ place, before: raid, after: { ...raid, by: RULE, until } }, { by: RULE, reason: 'goes_on', note: noteOf(until) });
  }

  /** The last minutes of a place and, up to where a raid began, those before them; for a site without its threads that are held already. */
  private async minutesOf(place: Place, { now, before, standing }: { now: Date; before: Date; standing: Raid[] }): Promise<{ recent: Counts[]; past: Counts[] }> {
    const { store } = this.deps;
    const to = minuteOf(now) + 1;
    const end = Math.min(to - RECENT, minuteOf(before) + 1 - RECENT);
    const held = place.threadKey === null ? standing.filter((raid) => raid.threadKey !== null && raid.state === 'on') : [];
    const [rows, elsewhere] = await Promise.all([
      store.history(place, end - PAST, to), Promise.all(held.map((raid) => store.history(raid, end - PAST, to))),
    ]);
    return { recent: everyMinute(rows, elsewhere.flat(), { from: to - RECENT, to }), past: everyMinute(rows, elsewhere.flat(), { from: end - PAST, to: end }) };
  }

  private async switch(change: Omit<Switch, 'act'>, told: Pick<DeskAct, 'by' | 'reason' | 'note'>): Promise<'done' | 'stale'> {
    const { store, ids, clock } = this.deps;
    const { place, after } = change;
    const act: DeskAct = {
      ...told, id: ids.short('d'), site: place.site, action: actionOf(change), subject: place.threadKey === null ? 'site' : `thread:${place.threadKey}`, at: clock.now(), batch: null,
    };
    const result = await store.switch({ ...change, place, after, act });
    this.known.delete(place.site);
    return result;
  }

  private cached(site: string): Promise<Raid[]> {
    const now = this.deps.clock.now().getTime();
    const known = this.known.get(site);
    if (known !== undefined && now < known.until) return known.loading;
    const loading = this.standing(site);
    this.known.set(site, { loading, until: now + KNOWN_MS });
    // What could not be read must be asked again, not remembered.
    loading.catch(() => this.known.delete(site));
    return loading;
  }
}

const noteOf = (until: Date | null): string => (until === null ? 'until changed' : `until ${until.toISOString()}`);

/** Off is both the end of a raid and the wish that the rule find none; what was off and is left to the rule is neither. */
function actionOf({ before, after }: Pick<Switch, 'before' | 'after'>): ActKind {
  if (after !== null) return after.state === 'on' ? 'raid_on' : 'raid_off';
  return before?.state === 'on' ? 'raid_off' : 'raid_auto';
}
