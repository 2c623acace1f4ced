// Speaks the Akismet protocol (comment-check, submit-spam, submit-ham) and sends no more than the list below. Decides nothing.
import type { Clock } from '../../kernel/clock.ts';
import type { Outgoing } from '../../kernel/outgoing.ts';
import { ExternalError, GuardedService } from './guarded-service.ts';

/** What a comment is to the service. `email` and `network` are null unless the site lets them be sent. */
export type AkismetComment = {
  /** The site's front page, where it has one. */
  blog: string | null;
  permalink: string | null;
  text: string;
  authorName: string;
  isReply: boolean;
  lang: string;
  createdAt: Date;
  email: string | null;
  /** A network prefix such as 192.0.2.0/24; its first address is sent. */
  network: string | null;
};

/** discard: so blatant that the service would not even have it kept. */
export type AkismetVerdict = 'ham' | 'spam' | 'discard';
export type AkismetLesson = 'spam' | 'ham';

type Deps = { outgoing: Outgoing; clock: Clock; url: string; key: string; isTest: boolean; /** The front page of a site that has none of its own. */ home: string };

/** The protocol wants an address with every comment; this one belongs to nobody. */
const NOBODY = '127.0.0.1';
const LESSON_MS = 5000;

export class Akismet {
  readonly service: GuardedService;
  private readonly deps: Deps;

  constructor(deps: Deps) {
    this.deps = deps;
    this.service = new GuardedService('akismet', deps.clock);
  }

  /** What the service thinks of a comment; throws ExternalError. */
  check(comment: AkismetComment, deadlineMs: number): Promise<AkismetVerdict> {
    return this.service.ask(async () => {
      const { text, headers } = await this.call('comment-check', comment, deadlineMs);
      const word = text.trim();
      if (word !== 'true' && word !== 'false') throw new ExternalError('nonsense');
      if (word === 'false') return 'ham';
      return headers['x-akismet-pro-tip'] === 'discard' ? 'discard' : 'spam';
    });
  }

  /** Tells the service what a person found; throws ExternalError. */
  teach(comment: AkismetComment, lesson: AkismetLesson): Promise<void> {
    return this.service.ask(async () => {
      await this.call(lesson === 'spam' ? 'submit-spam' : 'submit-ham', comment, LESSON_MS);
    });
  }

  private async call(what: string, comment: AkismetComment, deadlineMs: number) {
    const { url, key, isTest, outgoing, home } = this.deps;
    const body = new URLSearchParams({ api_key: key, blog: comment.blog ?? home, ...paramsOf(comment), ...(isTest ? { is_test: '1' } : {}) }).toString();
    const headers = { 'Content-Type': 'application/x-www-form-urlencoded; charset=utf-8', 'User-Agent': 'Hiwar' };
    const answer = await outgoing.send({ url: `${url.replace(/\/$/, '')}/1.1/${what}`, method: 'POST', headers, body, deadlineMs });
    if (answer.status !== 200) throw new ExternalError('status');
    return answer;
  }
}

const addressIn = (network: string | null): string => (network?.includes('/') === true ? (network.split('/')[0] ?? NOBODY) : NOBODY);

/** All that leaves the house, beside the key and the site. */
function paramsOf({ permalink, text, authorName, isReply, lang, createdAt, email, network }: AkismetComment): Record<string, string> {
  return {
    blog_lang: lang, blog_charset: 'UTF-8', comment_type: isReply ? 'reply' : 'comment', comment_author: authorName, comment_content: text,
    comment_date_gmt: createdAt.toISOString(), user_ip: addressIn(network),
    ...(permalink === null ? {} : { permalink }), ...(email === null ? {} : { comment_author_email: email }),
  };
}
