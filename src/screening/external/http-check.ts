// Asks a service of the operator's own what it thinks of a comment, by a signed request. Sends no address and no email.
import { createHmac } from 'node:crypto';
import type { Clock } from '../../kernel/clock.ts';
import type { Outgoing } from '../../kernel/outgoing.ts';
import { ExternalError, GuardedService } from './guarded-service.ts';
import { readAnswer, type HttpCheckAnswer } from './http-check.schema.ts';

/** The body, field by field: all that leaves the house. */
export type HttpCheckQuestion = {
  site: string;
  thread: { key: string; url: string | null };
  text: string;
  author: { id: string; name: string; kind: string };
  parentId: string | null;
  lang: string;
};

/** Versioned, so that another way of signing can stand beside it. The timestamp is signed too: an old request is no new one. */
export const signature = (secret: string, timestamp: number, body: string): string =>
  `v1=${createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')}`;

export class HttpCheck {
  readonly service: GuardedService;
  private readonly deps: { outgoing: Outgoing; clock: Clock; url: string; secret: string };

  constructor(deps: HttpCheck['deps']) {
    this.deps = deps;
    this.service = new GuardedService('http', deps.clock);
  }

  /** What the service says; throws ExternalError. */
  ask({ site, thread, text, author, parentId, lang }: HttpCheckQuestion, deadlineMs: number): Promise<HttpCheckAnswer> {
    return this.service.ask(async () => {
      const { outgoing, clock, url, secret } = this.deps;
      const body = JSON.stringify({
        site, thread: { key: thread.key, url: thread.url }, text, author: { id: author.id, name: author.name, kind: author.kind }, parentId, lang,
      });
      const timestamp = Math.floor(clock.now().getTime() / 1000);
      const headers = {
        'Content-Type': 'application/json', Accept: 'application/json', 'User-Agent': 'Hiwar',
        'Hiwar-Timestamp': String(timestamp), 'Hiwar-Signature': signature(secret, timestamp, body),
      };
      const answer = await outgoing.send({ url, method: 'POST', headers, body, deadlineMs });
      if (answer.status !== 200) throw new ExternalError('status');
      const said = readAnswer(answer.text);
      if (said === null) throw new ExternalError('nonsense');
      return said;
    });
  }
}
