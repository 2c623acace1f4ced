// The writer's side of the moderation port: decisions, seals and the recount.
import type { Comment } from '../../comments/comment.ts';
import { GENESIS } from '../../kernel/chain.ts';
import type { Link } from '../../moderation/audit-chain.ts';
import { isTaken } from '../../moderation/decision.ts';
import type { Applied, Change } from '../../moderation/moderation.store.ts';
import { appealAfter } from '../../appeals/appeal.ts';
import { endClaim } from './claims.write.ts';
import { talliedAll } from '../../reports/report.ts';
import { answered } from '../../stats/asked.ts';
import { readComment, updateRow } from './comment-rows.ts';
import { noticed, shift, tell } from './counts.write.ts';
import type { Db } from './db.ts';
import { record } from './records.write.ts';
import { turnReports } from './reports.write.ts';
import { addTallies } from './stats.ts';

export function apply(db: Db, { decision, expect, set, tallies, occasion }: Change): Applied {
  const comment = readComment(db, decision.commentId);
  if (comment === null) return { result: 'not_found' };
  if (comment.status !== expect.status || comment.revision !== expect.revision || comment.reviewed !== decision.wasReviewed
    || comment.pinned !== decision.wasPinned) return { result: 'stale', comment };
  const turns = turnReports(db, comment, decision);
  const decided: Comment = { ...comment, ...set, reports: talliedAll(comment.reports, turns), appeal: appealAfter(comment, decision, set) };
  if (isTaken(comment, decided)) return { result: 'stale', comment };
  updateRow(db, decided);
  shift(db, decided, { from: comment, to: decided });
  addTallies(db, decided.site, [...tallies, ...answered({ decision, turns, appeal: { was: comment.appeal, is: decided.appeal } }, occasion)]);
  record(db, decision);
  endClaim(db, decided.id);
  tell(db, 'decided', decided, decision.at);
  const event = noticed(comment.status, decided.status) ?? (comment.pinned === decided.pinned ? null : 'edited');
  if (event !== null) tell(db, event, decided, decision.at);
  return { result: 'done', comment: readComment(db, decided.id) ?? decided };
}

export function seal(db: Db, link: Link): 'done' | 'stale' {
  const last = db.one('SELECT number, mac FROM links WHERE site = ? ORDER BY number DESC LIMIT 1', link.site);
  const fits = last === null ? link.number === 1 && link.previous === GENESIS : link.number === Number(last['number']) + 1 && link.previous === last['mac'];
  if (!fits) return 'stale';
  db.insert('links', {
    site: link.site, number: link.number, decision_ids: JSON.stringify(link.decisionIds), previous: link.previous, mac: link.mac, sealed_at: link.sealedAt.getTime(),
  });
  for (const id of link.decisionIds) db.run('UPDATE decisions SET link = ? WHERE id = ?', link.number, id);
  return 'done';
}
