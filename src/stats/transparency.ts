// The figures of a yearly transparency report (DSA art. 15 and 24), made of the daily sums; pure.
import { reportReasons } from '../reports/report.ts';
import { totals, waitsIn } from './figures.ts';
import type { Sums } from './stats.store.ts';
import { one, share, total, under } from './sums.ts';

/** What a person refused that the public saw or that waited, less what was taken back. */
const refusals = (sums: Sums, who: string, to: string): number => one(sums, 'moved', who, 'approved', to) + one(sums, 'moved', who, 'pending', to);

/** How a refusal came about: detected by automated means (also where a person then confirmed it), or by persons alone. What was reported is no initiative of one's own. */
function ownInitiative(sums: Sums) {
  const [automated, persons] = [under(sums, 'restrict', 'automated'), under(sums, 'restrict', 'person')];
  const codes = [...new Set([...automated.keys(), ...persons.keys()])].toSorted();
  return {
    total: total(automated.values()) + total(persons.values()),
    byDetection: { automated: total(automated.values()), persons: total(persons.values()) },
    byReason: Object.fromEntries(codes.map((code) => [code, { automated: automated.get(code) ?? 0, persons: persons.get(code) ?? 0 }])),
  };
}

function restrictions(sums: Sums) {
  const restored = ['rejected', 'spam'].map((from) => one(sums, 'moved', 'person', from, 'approved') + one(sums, 'moved', 'rule', from, 'approved'));
  return {
    heldByMachine: one(sums, 'machine', 'held'),
    refusedByMachine: one(sums, 'post', 'rejected') + one(sums, 'post', 'spam') + refusals(sums, 'rule', 'rejected') + refusals(sums, 'rule', 'spam'),
    rejectedByPersons: refusals(sums, 'person', 'rejected'),
    markedSpamByPersons: refusals(sums, 'person', 'spam'),
    restored: total(restored),
  };
}

/** Of what machines kept from the public and a person then looked at, how much the person let through. */
function automatedMeans(sums: Sums) {
  const [held, reviewed] = [one(sums, 'machine', 'held'), one(sums, 'machine', 'reviewed')];
  const reversed = Math.max(0, reviewed - one(sums, 'machine', 'agreed'));
  return { held, reviewed, reversed, errorRate: share(reversed, reviewed) };
}

export function summary(sums: Sums) {
  const { posted, published, held, refused, edited, removed, decisions, automatic, overturned, reports, appeals } = totals(sums);
  const illegal = waitsIn(sums, 'illegal');
  return {
    comments: { posted, published, held, refused, edited, removed },
    notices: {
      ...reports, refused: total(under(sums, 'restrict', 'notice').values()), byReason: Object.fromEntries(reportReasons.map((reason) => [reason, one(sums, 'notice', reason)])),
      illegal: { received: one(sums, 'notice', 'illegal'), closed: illegal.n, medianMs: illegal.p50Ms },
    },
    ownInitiative: ownInitiative(sums),
    restrictions: restrictions(sums),
    complaints: { ...appeals, medianMs: waitsIn(sums, 'appeals').p50Ms },
    automatedMeans: automatedMeans(sums),
    decisions: { persons: decisions, automatic, overturned },
  };
}

export type Summary = ReturnType<typeof summary>;
