// What each happening adds to a site's daily figures; pure. No name holds anything of a reader; who decides is named by id.
import type { Comment, Status } from '../comments/comment.ts';
import { isRule, personalReason, standingJudgement, type Decision } from '../moderation/decision.ts';
import { bucketOf } from './histogram.ts';
import type { DayOf } from './days.ts';

/** So much more of one figure on one day. Stores add them up and know nothing else of them. */
export type Tally = { day: string; name: string; n: number };

/** Every kind of figure, what follows its name after a colon, and what an undo does to what the undone decision had added.
 *  What is taken back is taken from the day that had it: what was undone never was, save that somebody worked on it.
 *
 *  | kind | followed by | one for |
 *  |---|---|---|
 *  | post | status | a comment posted, by what the checks made of it |
 *  | edit | status | an edit, by the status it left |
 *  | remove | | a removal by its author |
 *  | decided, automatic | | a decision by a person, by a rule; an undo is one, too |
 *  | act | action, who | the same, by action and by who took it |
 *  | moved | person or rule, from, to | a decision that changed the status |
 *  | reason | code | a refusal by a person, by its reason |
 *  | restrict | notice, automated or person, code | a comment refused that was not before, by what led to it: a report, a check (also where a person refused what it had held), or neither |
 *  | wait | queue, bucket | a person's first decision on a revision, on a report, on an appeal: how long it had waited |
 *  | machine | held, reviewed or agreed | a comment that checks or rules kept from the public; that a person first decided it; that they refused it, too |
 *  | check | held, alone, reviewed or agreed, which | the same for each check that objected or rule that held; alone: nothing else objected |
 *  | overturned | who took it | a decision undone, or answered by another person with the opposite |
 *  | notice | reason | a report received |
 *  | closed | upheld or dismissed, reason | a report closed by a decision; closed by a removal it is neither |
 *  | appeal | received | an appeal |
 *  | answer | granted or dismissed | an appeal answered by a decision |
 */
const fates = {
  post: 'stays', edit: 'stays', remove: 'stays', decided: 'stays', automatic: 'stays', act: 'stays', notice: 'stays', appeal: 'stays',
  moved: 'taken back', reason: 'taken back', restrict: 'taken back', wait: 'taken back', machine: 'taken back', check: 'taken back',
  overturned: 'taken back', closed: 'taken back', answer: 'taken back',
} as const;

export type Kind = keyof typeof fates;

/** Some names come from outside (a rule, an external check): they stay short and mean nothing to any store. */
const plain = (part: string): string => part.replaceAll(/[^\w:-]/g, '_').slice(0, 64);
export const nameOf = (kind: Kind, ...parts: string[]): string => [kind, ...parts.map(plain)].join(':');

export const count = (day: string, names: string[]): Tally[] => names.map((name) => ({ day, name, n: 1 }));
const isRefused = (status: Status): boolean => status === 'rejected' || status === 'spam';

/** The checks that objected, each once. */
export const objecting = ({ findings }: Comment['risk']): string[] => [...new Set(findings.filter(({ verdict }) => verdict !== 'approve').map(({ check }) => check))];

const heldNames = (checks: string[]): string[] => [
  ...checks.map((check) => nameOf('check', 'held', check)),
  ...(checks.length === 1 ? [nameOf('check', 'alone', checks[0]!)] : []),
];

/** A comment as it was stored. */
export function posted({ status, risk, reason }: Pick<Comment, 'status' | 'risk' | 'reason'>, day: string): Tally[] {
  if (status === 'approved') return count(day, [nameOf('post', status)]);
  const refused = isRefused(status) ? [nameOf('restrict', 'automated', reason?.code ?? 'other')] : [];
  return count(day, [nameOf('post', status), nameOf('machine', 'held'), ...heldNames(objecting(risk)), ...refused]);
}

type Edition = Pick<Comment, 'status' | 'risk'>;

/** An edit. Only what newly holds it counts as holding: what waits goes on waiting for the same reasons. */
export function edited(before: Edition, after: Edition, day: string): Tally[] {
  const names = [nameOf('edit', after.status)];
  if (after.status === 'approved') return count(day, names);
  const wasShown = before.status === 'approved';
  const known = wasShown ? [] : objecting(before.risk);
  const fresh = objecting(after.risk).filter((check) => !known.includes(check));
  const held = known.length === 0 ? heldNames(fresh) : fresh.map((check) => nameOf('check', 'held', check));
  return count(day, [...names, ...(wasShown ? [nameOf('machine', 'held')] : []), ...held]);
}

export const removed = (day: string): Tally[] => count(day, [nameOf('remove')]);

/** A decision with the comment it is about and all decisions on it before, oldest first; whether a report on it was open. */
export type Decided = { decision: Decision; comment: Pick<Comment, 'createdAt' | 'editedAt' | 'risk'>; history: Decision[]; isReported: boolean };

/** What a decision adds, by a person or a rule. */
export function decided(given: Decided, dayOf: DayOf): Tally[] {
  return count(dayOf(given.decision.at), isRule(given.decision.by) ? namesOfRule(given.decision) : namesOfPerson(given));
}

/** What taking a decision back adds and takes; `history` ends with the decision that is undone, `isReported` is of then. */
export function takenBack({ decision, comment, history, isReported }: Decided, dayOf: DayOf): Tally[] {
  const last = history.at(-1);
  if (last === undefined) return [];
  const before = decided({ decision: last, comment, history: history.slice(0, -1), isReported }, dayOf);
  return [
    ...before.filter(({ name }) => fates[name.split(':')[0] as Kind] === 'taken back').map((each) => ({ ...each, n: -each.n })),
    ...count(dayOf(decision.at), [...workOf(decision), nameOf('overturned', last.by)]),
  ];
}

const workOf = ({ by, action }: Decision): string[] => [nameOf(isRule(by) ? 'automatic' : 'decided'), nameOf('act', action, by)];
const movedOf = ({ by, from, to }: Decision): string[] => (from === to ? [] : [nameOf('moved', isRule(by) ? 'rule' : 'person', from, to)]);

function namesOfRule(decision: Decision): string[] {
  const { by, from, to, reason } = decision;
  const isHold = from === 'approved' && to !== 'approved';
  return [
    ...workOf(decision), ...movedOf(decision),
    ...(isHold ? [nameOf('machine', 'held'), ...heldNames([by])] : []),
    ...(isRefused(to) && !isRefused(from) ? [nameOf('restrict', 'automated', reason ?? 'other')] : []),
  ];
}

function namesOfPerson(given: Decided): string[] {
  const { decision } = given;
  const { action, by, from, to } = decision;
  const before = standingBefore(given);
  const sources = heldBy(given, before);
  const code = action === 'reject' || action === 'spam' ? personalReason(decision).code : null;
  const ledBy = given.isReported ? 'notice' : sources.length > 0 ? 'automated' : 'person';
  const isOpposite = before !== null && before.by !== by && (before.to === 'approved') !== (to === 'approved');
  return [
    ...workOf(decision), ...movedOf(decision),
    ...(decision.wasReviewed ? [] : [nameOf('wait', queueOf(from), String(bucketOf(waitOf(given))))]),
    ...reviewedNames(sources, to !== 'approved'),
    ...(code === null ? [] : [nameOf('reason', code)]),
    ...(code === null || isRefused(from) ? [] : [nameOf('restrict', ledBy, code)]),
    ...(isOpposite ? [nameOf('overturned', before.by)] : []),
  ];
}

function reviewedNames(sources: string[], isAgreed: boolean): string[] {
  if (sources.length === 0) return [];
  const steps = isAgreed ? ['reviewed', 'agreed'] : ['reviewed'];
  return steps.flatMap((step) => [nameOf('machine', step), ...sources.map((source) => nameOf('check', step, source))]);
}

/** What was judged of an earlier text is no judgement of this one. */
const standingBefore = ({ decision, history }: Decided): Decision | null => standingJudgement(history.filter(({ revision }) => revision === decision.revision));

/** What kept a comment from the public until a person first decided this revision: the rule whose decision stands, else the checks. */
function heldBy({ decision, comment }: Decided, before: Decision | null): string[] {
  if (decision.wasReviewed || decision.from === 'approved') return [];
  if (before === null) return objecting(comment.risk);
  return isRule(before.by) ? [before.by] : [];
}

/** Since it was written, edited, or put there by a rule. */
function waitOf({ decision, comment, history }: Decided): number {
  const byRule = history.findLast((each) => isRule(each.by) && each.revision === decision.revision && each.to === decision.from && each.from !== each.to);
  const since = Math.max(comment.createdAt.getTime(), comment.editedAt?.getTime() ?? 0, byRule?.at.getTime() ?? 0);
  return decision.at.getTime() - since;
}

/** The queue an undecided comment waits in. */
const queueOf = (from: Status): string => (from === 'approved' ? 'unreviewed' : from);
