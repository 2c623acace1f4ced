// Figures counted plainly from what was written and the decisions on record, without the rules under test: a second opinion.
import type { Comment, Status } from '../../src/comments/comment.ts';
import type { Edited } from '../../src/comments/comments.store.ts';
import type { Decision } from '../../src/moderation/decision.ts';

export type Written = { posts: Map<string, Comment>; edits: { before: Comment; after: Edited }[]; removals: string[] };
type Text = { status: Status; checks: string[]; since: number };

const checksOf = ({ findings }: Comment['risk']): string[] => findings.map(({ check }) => check);

/** Only figures that are not zero; every decision is by a person. */
export function onRecord(written: Written, decisions: Decision[][]): Record<string, number> {
  const figures: Record<string, number> = {};
  const add = (name: string): void => {
    figures[name] = (figures[name] ?? 0) + 1;
  };
  const hold = (fresh: string[], isOnly: boolean): void => {
    for (const check of fresh) add(`check:held:${check}`);
    if (fresh.length === 1 && isOnly) add(`check:alone:${fresh[0]}`);
  };
  for (const { status, risk } of written.posts.values()) {
    add(`post:${status}`);
    if (status !== 'approved') add('machine:held');
    if (status === 'spam') add('restrict:automated:honeypot');
    hold(checksOf(risk), true);
  }
  for (const { before, after } of written.edits) {
    add(`edit:${after.status}`);
    const known = before.status === 'approved' ? [] : checksOf(before.risk);
    if (before.status === 'approved' && after.status !== 'approved') add('machine:held');
    hold(checksOf(after.risk).filter((check) => !known.includes(check)), known.length === 0);
  }
  for (const _ of new Set(written.removals)) add('remove');
  for (const history of decisions) countHistory(history, { add, texts: textsOf(written, history[0]?.commentId) });
  return figures;
}

/** The text of each revision: what found what, and since when. */
function textsOf({ posts, edits }: Written, id: string | undefined): Map<number, Text> {
  const post = posts.get(id ?? '');
  const texts = new Map<number, Text>();
  if (post !== undefined) texts.set(1, { status: post.status, checks: checksOf(post.risk), since: post.createdAt.getTime() });
  for (const { before, after } of edits.filter((each) => each.before.id === id)) {
    texts.set(before.revision + 1, { status: after.status, checks: checksOf(after.risk), since: Math.max(before.createdAt.getTime(), after.at.getTime()) });
  }
  return texts;
}

function countHistory(history: Decision[], { add, texts }: { add(name: string): void; texts: Map<number, Text> }): void {
  const undone = new Set(history.filter(({ action }) => action === 'undo').map(({ undoes }) => undoes));
  /** Judgements as they stood while the history was written. */
  const standing: Decision[] = [];
  for (const decision of history) {
    const { action, by, from, to, revision } = decision;
    add('decided');
    add(`act:${action}:${by}`);
    if (action === 'undo') {
      add(`overturned:${standing.pop()!.by}`);
      continue;
    }
    const before = standing.findLast((each) => each.revision === revision);
    standing.push(decision);
    if (undone.has(decision.id)) continue;
    if (from !== to) add(`moved:person:${from}:${to}`);
    if (before !== undefined && before.by !== by && [before.to, to].filter((status) => status === 'approved').length === 1) add(`overturned:${before.by}`);
    const isRefusal = to !== 'approved';
    if (isRefusal) add(`reason:${action === 'spam' ? 'spam' : 'other'}`);
    const text = texts.get(revision)!;
    const holders = decision.wasReviewed || from === 'approved' ? [] : text.checks;
    if (isRefusal && (from === 'approved' || from === 'pending')) add(`restrict:${holders.length > 0 ? 'automated' : 'person'}:${action === 'spam' ? 'spam' : 'other'}`);
    if (!decision.wasReviewed) add(`wait:${from === 'approved' ? 'unreviewed' : from}:${bucket((decision.at.getTime() - text.since) / 1000)}`);
    for (const step of isRefusal ? ['reviewed', 'agreed'] : ['reviewed']) {
      if (holders.length > 0) add(`machine:${step}`);
      for (const check of holders) add(`check:${step}:${check}`);
    }
  }
}

/** The first of the bounds 1, 2^(1/4), 2^(2/4), … seconds that is not passed. */
function bucket(seconds: number): number {
  let at = 0;
  while (at < 100 && seconds > 2 ** (at / 4)) at += 1;
  return at;
}
