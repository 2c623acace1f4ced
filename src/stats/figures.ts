// The figures a desk works by, made of the daily sums: amounts, waits, people, rules, checks, reasons; pure.
import { isRule } from '../moderation/decision.ts';
import { reportReasons } from '../reports/report.ts';
import { waitsOf, type Waits } from './histogram.ts';
import type { Daily, Sums } from './stats.store.ts';
import { one, ranked, share, total, under } from './sums.ts';
import { nameOf } from './tally.ts';

const statuses = ['approved', 'pending', 'rejected', 'spam'] as const;

/** Where a comment, a report or an appeal waits for a person. */
export const waitQueues = ['pending', 'reported', 'illegal', 'unreviewed', 'rejected', 'spam', 'appeals'] as const;
export type WaitQueue = (typeof waitQueues)[number];

/** What each amount is the sum of. */
const parts = {
  posted: statuses.map((status) => nameOf('post', status)), published: [nameOf('post', 'approved')], held: [nameOf('post', 'pending')],
  refused: [nameOf('post', 'rejected'), nameOf('post', 'spam')], edited: statuses.map((status) => nameOf('edit', status)), removed: [nameOf('remove')],
  decisions: [nameOf('decided')], automatic: [nameOf('automatic')], reports: reportReasons.map((reason) => nameOf('notice', reason)), appeals: [nameOf('appeal', 'received')],
};
type Amounts = Record<keyof typeof parts, number>;
const amountsIn = Object.entries(parts);

/** Figures that are told day by day, too. */
export const dailyNames = [...new Set(amountsIn.flatMap(([, names]) => names))];

const amounts = (figure: (name: string) => number): Amounts =>
  Object.fromEntries(amountsIn.map(([amount, names]) => [amount, total(names.map(figure))])) as Amounts;

export function totals(sums: Sums) {
  const { reports, appeals, ...rest } = amounts((name) => sums.get(name) ?? 0);
  const closed = (outcome: string): number => total(under(sums, 'closed', outcome).values());
  return {
    ...rest, heldShare: share(rest.held + rest.refused, rest.posted), overturned: total(under(sums, 'overturned').values()),
    reports: { received: reports, upheld: closed('upheld'), dismissed: closed('dismissed') },
    appeals: { received: appeals, granted: one(sums, 'answer', 'granted'), dismissed: one(sums, 'answer', 'dismissed') },
  };
}

/** The amounts of each of these days, of those without any too; `daily` is of several sites. */
export const byDay = (daily: Daily[], days: string[]) => days.map((day) =>
  ({ day, ...amounts((name) => daily.reduce((sum, each) => sum + (each.get(name)?.[day] ?? 0), 0)) }));

export const waits = (sums: Sums): Record<WaitQueue, Waits> =>
  Object.fromEntries(waitQueues.map((queue) => [queue, waitsIn(sums, queue)])) as Record<WaitQueue, Waits>;

export const waitsIn = (sums: Sums, queue: WaitQueue): Waits => waitsOf([...under(sums, 'wait', queue)].map(([bucket, n]) => [Number(bucket), n]));

/** Everybody who decided or was overturned, the busiest first: people and keys of machines, or rules. */
export function deciders(sums: Sums, wanted: 'people' | 'rules') {
  const byWho = new Map<string, Record<string, number>>();
  const overturned = under(sums, 'overturned');
  const actionsOf = (who: string): Record<string, number> => byWho.get(who) ?? byWho.set(who, {}).get(who)!;
  for (const [key, n] of under(sums, 'act')) {
    const at = key.indexOf(':');
    actionsOf(key.slice(at + 1))[key.slice(0, at)] = n;
  }
  for (const who of overturned.keys()) actionsOf(who);
  const found = [...byWho].filter(([id]) => isRule(id) === (wanted === 'rules'))
    .map(([id, byAction]) => ({ id, decisions: total(Object.values(byAction)), byAction, overturned: overturned.get(id) ?? 0 }));
  return ranked(found, { by: ({ decisions }) => decisions, name: ({ id }) => id });
}

/** What each check kept from the public and how often the person who looked agreed. Alone: nothing else objected, so
 *  without this check it would have been shown. */
export function checks(sums: Sums) {
  const of = (step: string): Map<string, number> => under(sums, 'check', step);
  const [held, alone, reviewed, agreed] = [of('held'), of('alone'), of('reviewed'), of('agreed')];
  const names = new Set([...held.keys(), ...reviewed.keys()]);
  const found = [...names].map((check) => {
    const [seen, shared] = [reviewed.get(check) ?? 0, agreed.get(check) ?? 0];
    return { check, held: held.get(check) ?? 0, alone: alone.get(check) ?? 0, reviewed: seen, agreed: shared, agreement: share(shared, seen) };
  });
  return ranked(found, { by: (each) => each.held, name: ({ check }) => check });
}

export const reasons = (sums: Sums): Record<string, number> => Object.fromEntries(under(sums, 'reason'));
