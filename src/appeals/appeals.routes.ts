// What the author of a comment that is not public may call: its statement, and their appeal.
import { asReader } from '../http/actor.ts';
import { reader } from '../http/authorize.ts';
import { reply } from '../http/endpoint.ts';
import { commentPath } from '../http/ids.schema.ts';
import { endpoint } from '../http/services.ts';
import { once } from '../http/repeats.ts';
import { appealBody, statement } from './appeals.schema.ts';
import { statementView, type Case } from './statement.ts';

const readStatement = endpoint({
  method: 'get', path: '/me/comments/{id}/statement', summary: 'Why my comment is not public, and how to appeal', allow: reader(), limit: 'read', etag: true,
  params: commentPath, answers: { 200: statement },
  async handle({ params, actor, request, services }) {
    const { site: slug, authorId } = asReader(actor);
    const found = await services.appeals.caseOf(await services.sites.get(slug), authorId, params.id);
    return statementView(found, { lang: request.lang, now: services.clock.now() });
  },
});

const appeal = endpoint({
  method: 'post', path: '/me/comments/{id}/appeal', summary: 'Appeal once against the refusal of my comment', allow: reader(), limit: 'appeal', idempotent: true,
  params: commentPath, body: appealBody, answers: { 201: statement },
  async handle({ params, body, actor, request, services }) {
    const { site: slug, authorId } = asReader(actor);
    const site = await services.sites.get(slug);
    return reply(201, await once(services, { does: 'appeal', at: { site: slug, key: params.id }, actor, request, body }, {
      run: (replay) => services.appeals.appeal(site, authorId, { id: params.id, text: body.text, replay }),
      answer: (left: Case) => statementView(left, { lang: request.lang, now: services.clock.now() }),
    }));
  },
});

export const appealsRoutes = [readStatement, appeal];
