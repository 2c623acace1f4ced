// What reports and appeals add to the daily figures; pure. A decision finds what it answers only inside its own step, so the
// stores ask here: by the days that its service gave it.
import type { Appeal, Comment } from '../comments/comment.ts';
import type { Decision } from '../moderation/decision.ts';
import { bucketOf } from './histogram.ts';
import { count, decided, nameOf, type Tally } from './tally.ts';

/** The day of a decision and, of what it undoes, when that was. */
export type Occasion = { day: string; undone: { day: string; at: Date } | null };

type Report = { reason: string; at: Date; state: string };

/** A report received, and what else of it: where it hid its comment, the decision that says so. */
export function reported(reason: string, { held, comment, day }: { held: Decision | null; comment: Comment; day: string }): Tally[] {
  const hidden = held === null ? [] : decided({ decision: held, comment, history: [], isReported: true }, () => day);
  return [...count(day, [nameOf('notice', reason)]), ...hidden];
}

export const appealed = (day: string): Tally[] => count(day, [nameOf('appeal', 'received')]);

/** What a decision answered: reports as they were and are, the appeal as it was and is. */
export type Answered = { decision: Decision; turns: { was: Report; is: Report }[]; appeal: { was: Appeal | null; is: Appeal | null } };

/** Undoing an answer takes it back, from the day that had it. Without an occasion nothing is counted. */
export function answered({ decision, turns, appeal }: Answered, occasion: Occasion | undefined): Tally[] {
  if (occasion === undefined) return [];
  const { day, undone } = occasion;
  const names = (of: { was: Tellable; is: Tellable }[]): Tally[] => of.flatMap(({ was, is }) => {
    if (was.open && !is.open) return count(day, is.names(decision.at));
    return !was.open && is.open && undone !== null ? count(undone.day, was.names(undone.at)).map((each) => ({ ...each, n: -1 })) : [];
  });
  const { was, is } = appeal;
  return names([...turns.map((turn) => ({ was: ofReport(turn.was), is: ofReport(turn.is) })), ...(was === null || is === null ? [] : [{ was: ofAppeal(was), is: ofAppeal(is) }])]);
}

/** Whether it waits for an answer, and the figures of the answer it got at a time. */
type Tellable = { open: boolean; names(at: Date): string[] };

const waited = (queue: string, since: Date, at: Date): string => nameOf('wait', queue, String(bucketOf(at.getTime() - since.getTime())));

/** What was reported as illegal waits in a queue of its own. */
const ofReport = ({ reason, at: since, state }: Report): Tellable => ({
  open: state === 'open', names: (at) => [nameOf('closed', state, reason), waited(reason === 'illegal' ? 'illegal' : 'reported', since, at)],
});

const ofAppeal = ({ at: since, state }: Appeal): Tellable => ({
  open: state === 'open', names: (at) => [nameOf('answer', state), waited('appeals', since, at)],
});
