// Why a comment is not public, in its author's language, and what they can do about it (DSA art. 17). What a machine looks for is never told.
import { isRefused, type Appeal, type Comment } from '../comments/comment.ts';
import { heldFor } from '../comments/comments.view.ts';
import { messages, type Lang } from '../i18n/index.ts';
import type { StatementText } from '../i18n/messages.ts';
import { standingJudgement, type Decision } from '../moderation/decision.ts';
import { appealableUntil } from './appeal.ts';

/** What a statement is drawn from: the comment, all decisions on it, oldest first, and the days its site gives for an appeal. */
export type Case = { comment: Comment; history: Decision[]; appealDays: number };

/** When what stands was decided: by the last judgement, or when the text came in. */
export function decidedAt({ comment, history }: Pick<Case, 'comment' | 'history'>): Date {
  const judged = standingJudgement(history);
  const cameIn = comment.editedAt ?? comment.createdAt;
  return judged !== null && judged.to === comment.status && judged.revision === comment.revision ? judged.at : cameIn;
}

/** Until when its author may appeal, or null: only against a person's refusal, once, for as long as the site says. */
export function mayAppealUntil(of: Case, now: Date): Date | null {
  if (!isRefused(of.comment) || of.comment.appeal !== null) return null;
  const until = appealableUntil(decidedAt(of), of.appealDays);
  return now < until ? until : null;
}

/** What no person refused reads as waiting, whatever a machine made of it. */
export function statementView(of: Case, { lang, now }: { lang: Lang; now: Date }) {
  const { comment } = of;
  const refused = isRefused(comment);
  const until = mayAppealUntil(of, now);
  const by = comment.reason?.by ?? 'machine';
  const code = by === 'person' ? comment.reason?.code ?? 'other' : heldFor(comment, comment.reason?.code ?? 'site_mode');
  const { reasons, statement } = messages(lang);
  const sentences: Record<string, string> = reasons;
  const facts: StatementText = by === 'person' ? 'person' : code === 'reported' ? 'reported' : 'machine';
  return {
    commentId: comment.id,
    state: refused ? ('rejected' as const) : ('pending' as const),
    decidedAt: decidedAt(of).toISOString(),
    by,
    reason: { code, message: sentences[code] ?? reasons.other },
    ruleKind: by === 'person' ? null : kindOf(comment, code),
    facts: statement[facts],
    appeal: { possible: until !== null, until: until?.toISOString() ?? null, ...appealView(comment.appeal) },
    howToAppeal: statement[howTo(comment, { refused, until })].replace('{until}', until?.toISOString().slice(0, 10) ?? ''),
  };
}

function appealView(appeal: Appeal | null) {
  if (appeal === null || appeal.state === 'withdrawn') return { state: 'none' as const, text: null, decidedAt: null };
  return { state: appeal.state, text: appeal.text, decidedAt: appeal.decidedAt?.toISOString() ?? null };
}

function howTo({ appeal }: Comment, { refused, until }: { refused: boolean; until: Date | null }): StatementText {
  if (until !== null) return 'appeal';
  if (!refused) return 'waiting';
  return appeal === null ? 'late' : appeal.state === 'open' ? 'open' : 'decided';
}

/** The kind of check a code comes from: its name, and of what no check found the code itself. */
const kindOf = ({ risk }: Comment, code: string): string =>
  code === 'reported' ? 'reports' : risk.findings.find((finding) => finding.code === code)?.check ?? code;
