// Holds what an Akismet-compatible service takes for spam, and files as spam what it would not even keep. Convenience: when the
// service is slow, wrong or gone, the comment is judged without it and says so.
import type { Check, Subject } from '../check.ts';
import type { Akismet, AkismetComment } from '../external/akismet.ts';
import { EXTERNAL_DEADLINE_MS, EXTERNAL_MS, orFailure } from '../external/asked.ts';
import type { Finding } from '../verdict.ts';

const findings = {
  ham: null,
  spam: { check: 'akismet', verdict: 'hold', score: 0.9, code: 'external_spam', spans: [] },
  discard: { check: 'akismet', verdict: 'spam', score: 1, code: 'external_spam', spans: [] },
} satisfies Record<string, Finding | null>;

export const akismetCheck = (akismet: Akismet): Check => ({
  name: 'akismet',
  kind: 'convenience',
  deadlineMs: EXTERNAL_DEADLINE_MS,
  asksOutside: true,
  run(subject) {
    const { site, commentId } = subject;
    // A trial stays in the house.
    if (commentId === null || !site.settings.externalChecks.includes('akismet')) return null;
    return orFailure('akismet', async () => findings[await akismet.check(sentOf(subject), EXTERNAL_MS)]);
  },
});

/** What the service is told of a comment; decisions are taught with the same words. */
export function sentOf({ site, thread, text, author, parentId, address, now }: Pick<Subject, 'site' | 'thread' | 'text' | 'parentId' | 'address' | 'now'> & { author: { name: string; email: string | null } }): AkismetComment {
  const isShared = site.settings.externalPersonalData;
  return {
    blog: site.origins[0] ?? null, permalink: thread.url, text, authorName: author.name, isReply: parentId !== null,
    lang: site.locale, createdAt: now, email: isShared ? author.email : null, network: isShared ? (address?.prefix ?? null) : null,
  };
}
