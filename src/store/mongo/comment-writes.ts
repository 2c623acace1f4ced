// What posting, editing, removing and deciding change, as commands of the grouped lane; each runs in memory on rows read in its transaction.
import { edition, isEditable, removalOf, type Author, type Comment, type Status } from '../../comments/comment.ts';
import type { Edited, Entry, Inserted } from '../../comments/comments.store.ts';
import type { Repeated } from '../../kernel/replay.ts';
import type { EventKind } from '../../kernel/events.ts';
import { appealAfter } from '../../appeals/appeal.ts';
import { isTaken, type DeskAct } from '../../moderation/decision.ts';
import type { Applied, Change } from '../../moderation/moderation.store.ts';
import { talliedAll, turnsOf, turnsOfRemoval } from '../../reports/report.ts';
import { liken, likenessReads } from './likeness-writes.ts';
import { answered } from '../../stats/asked.ts';
import type { Tally } from '../../stats/tally.ts';
import { threadId } from './models.ts';
import { reportsIn, turnReports } from './report-writes.ts';
import type { Command, Work } from './work.ts';

/** The comment as it stands now: the next command of the batch may change it again. */
const copy = (comment: Comment): Comment => ({ ...comment });

type Changed = { result: 'done'; comment: Comment } | { result: 'not_found' };

export const insertion = (entry: Entry): Command<Exclude<Inserted, Repeated>> => ({
  reads: {
    ancestors: entry.comment.ancestors,
    threads: [threadId(entry.comment.site, entry.comment.threadKey)],
    ...likenessReads(entry.likened),
  },
  run: (work) => insert(work, entry),
});

function insert(work: Work, { comment: given, words, likened, author, thread, tallies }: Entry): Exclude<Inserted, Repeated> {
  if (!work.isReachable(given)) return { result: 'parent_gone' };
  const comment = { ...given };
  const id = threadId(comment.site, comment.threadKey);
  if (!work.threads.has(id) && !work.newThreads.has(id)) work.newThreads.set(id, { ...thread, counts: { visible: 0, topLevel: 0 }, version: 0 });
  work.addAuthor(author);
  work.add(comment, words);
  work.tally(comment.site, tallies);
  work.revisions.push({ _id: `${comment.id}/${comment.revision}`, commentId: comment.id, revision: comment.revision, text: comment.text, at: comment.createdAt });
  liken(work, comment, { likened, at: comment.createdAt });
  if (comment.status === 'approved') work.tell('visible', comment, comment.createdAt);
  return { result: 'done' };
}

export const editing = (change: Edited): Command<Changed | { result: 'stale' }> => ({
  // A report later in the batch weighs them, once nobody reviewed the new text.
  reads: { ...likenessReads(change.likened), targets: [change.id, ...likenessReads(change.likened).targets], reportsOn: [change.id] },
  run(work) {
    const comment = work.target(change.id);
    if (comment === null) return { result: 'not_found' };
    const { id, revision, from, at, words } = change;
    const was = comment.status;
    if (!isEditable(comment) || was !== from || comment.revision !== revision) return { result: 'stale' };
    work.move(comment, edition(comment, change));
    work.words.set(id, words);
    liken(work, comment, { likened: change.likened, at });
    work.tally(comment.site, change.tallies);
    work.revisions.push({ _id: `${id}/${comment.revision}`, commentId: id, revision: comment.revision, text: change.text, at });
    const event = noticed(was, comment.status) ?? (comment.status === 'approved' ? 'edited' : null);
    if (event !== null) work.tell(event, comment, at);
    return { result: 'done', comment: copy(comment) };
  },
});

export const removing = ({ id, at, tallies }: { id: string; at: Date; tallies: Tally[] }): Command<Changed> => ({
  reads: { targets: [id], reportsOn: [id] },
  run(work) {
    const comment = work.target(id);
    if (comment === null) return { result: 'not_found' };
    if (comment.status === 'removed') return { result: 'done', comment: copy(comment) };
    const was = comment.status;
    work.put(['claims', id], null);
    const moved = work.move(comment, removalOf(comment));
    turnReports(work, turnsOfRemoval(reportsIn(work, id)));
    work.tally(comment.site, tallies);
    if (was === 'approved') work.tell('hidden', comment, at);
    // Removing what was rejected brings back the replies under it: no comment's own news, but the thread reads otherwise.
    else if (moved) work.tellThread(comment, at);
    return { result: 'done', comment: copy(comment) };
  },
});

export const arrival = (author: Author): Command<{ result: 'done' }> => ({
  reads: {},
  run(work) {
    work.addAuthor(author);
    return { result: 'done' };
  },
});

export const application = ({ decision, expect, set, tallies, occasion }: Change): Command<Applied> => ({
  reads: { targets: [decision.commentId], reportsOn: [decision.commentId], reportsClosedBy: decision.undoes === null ? [] : [decision.undoes] },
  run(work) {
    const comment = work.target(decision.commentId);
    if (comment === null) return { result: 'not_found' };
    const isAsSeen = comment.status === expect.status && comment.revision === expect.revision
      && comment.reviewed === decision.wasReviewed && comment.pinned === decision.wasPinned;
    if (!isAsSeen) return { result: 'stale', comment: copy(comment) };
    const turns = turnsOf(reportsIn(work, comment.id), decision);
    const asked = { reports: talliedAll(comment.reports, turns), appeal: appealAfter(comment, decision, set) };
    if (isTaken(comment, { ...comment, ...set, ...asked })) return { result: 'stale', comment: copy(comment) };
    work.tally(comment.site, [...tallies, ...answered({ decision, turns, appeal: { was: comment.appeal, is: asked.appeal } }, occasion)]);
    const event = noticed(comment.status, set.status) ?? (comment.pinned === set.pinned ? null : 'edited');
    work.move(comment, { ...set, ...asked });
    turnReports(work, turns);
    work.records.push(decision);
    work.put(['claims', comment.id], null);
    work.tell('decided', comment, decision.at);
    if (event !== null) work.tell(event, comment, decision.at);
    return { result: 'done', comment: copy(comment) };
  },
});

export const recording = (act: DeskAct): Command<void> => ({
  reads: {},
  run(work) {
    work.records.push(act);
  },
});

/** What the public notices of a change of status. */
function noticed(from: Status, to: Status): EventKind | null {
  if (from === to) return null;
  if (to === 'approved') return 'visible';
  return from === 'approved' ? 'hidden' : null;
}
