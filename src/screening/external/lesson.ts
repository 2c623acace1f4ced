// What a person's decision teaches an Akismet service that judged the comment; pure.
import type { Comment } from '../../comments/comment.ts';
import type { Decision } from '../../moderation/decision.ts';
import type { AkismetLesson } from './akismet.ts';

/** Nothing where the service already thinks so, where no person decided, or where it is no question of spam: a rejected
 *  comment may be rude and no spam. An undo teaches the opposite of what it takes back. */
export function lessonOf({ by, action, from, to }: Decision, { risk }: Pick<Comment, 'risk'>): AkismetLesson | null {
  if (by.startsWith('rule:') || action === 'pin' || action === 'unpin') return null;
  const saidSpam = risk.findings.some(({ check, code }) => check === 'akismet' && code === 'external_spam');
  if (action !== 'undo') {
    if (to === 'spam') return saidSpam && from !== 'approved' ? null : 'spam';
    return to === 'approved' && (saidSpam || from === 'spam') ? 'ham' : null;
  }
  if (from === 'spam' && to !== 'spam') return saidSpam && to !== 'approved' ? null : 'ham';
  return from === 'approved' && (to === 'spam' || (saidSpam && to !== 'approved')) ? 'spam' : null;
}
