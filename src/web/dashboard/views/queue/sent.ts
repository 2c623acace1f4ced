// What deciding asks of the API: decisions and their undoing, in as many calls as it takes, and a comment as it is now. Keeps nothing.
import { Refused } from '../../../client/call.ts';
import type { DecisionResult, Item, Story } from '../../../wire.ts';
import { api } from '../../state/api.ts';
import type { Notice, Row, Wish } from './row.ts';

/** What the API takes in one call. */
const MOST = 200;
/** Undoing many: so many at once. */
const AT_ONCE = 10;

/** A decision as it was taken here. */
export type Taken = { row: Row; before: Item; after: Item };
/** The record that was made, or why the server made none, or that nobody knows. */
export type Outcome = { made: string } | { notice: Notice } | { error: unknown };

/** What became of each, in their order. */
export async function decideAll(taken: Taken[], wish: Wish): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (let at = 0; at < taken.length; at += MOST) {
    const part = taken.slice(at, at + MOST);
    const items = part.map(({ row, before }) => ({ commentId: row.id, revision: before.revision, from: before.status, ...wish }));
    try {
      const { results } = await api<{ results: DecisionResult[] }>('POST /moderation/decisions', { items });
      outcomes.push(...part.map(({ before }, n) => outcomeOf(results[n]!, before)));
    } catch (error) {
      outcomes.push(...part.map(() => ({ error })));
    }
  }
  return outcomes;
}

/** The same of their undoing; `made` has the decisions by comment. */
export async function undoAll(taken: Taken[], made: Map<string, string>): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (let at = 0; at < taken.length; at += AT_ONCE) {
    outcomes.push(...await Promise.all(taken.slice(at, at + AT_ONCE).map(async ({ row, before }) => {
      try {
        return outcomeOf(await api<DecisionResult>(`POST /moderation/decisions/${made.get(row.id)!}/undo`), before);
      } catch (error) {
        return { error };
      }
    })));
  }
  return outcomes;
}

/** A comment as it is now; null where there is none any more. */
export async function storyOf(id: string): Promise<Story | null> {
  try {
    return await api<Story>(`GET /moderation/comments/${id}`);
  } catch (error) {
    if (error instanceof Refused && error.problem.status === 404) return null;
    throw error;
  }
}

function outcomeOf({ result, decisionId, current }: DecisionResult, before: Item): Outcome {
  if (result === 'done' && decisionId !== null) return { made: decisionId };
  if (result === 'stale' && current !== null) return { notice: { kind: 'stale', current, changed: current.revision !== before.revision } };
  return { notice: { kind: result === 'not_found' ? 'not_found' : 'not_allowed' } };
}
