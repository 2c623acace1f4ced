// What moderators may call: queues, list, decisions, undo, stories, the audit chain.
import { AppError } from '../errors.ts';
import { deciderOf, type Actor } from '../http/actor.ts';
import { staff } from '../http/authorize.ts';
import { endpoint, type Services } from '../http/services.ts';
import { commentPath, shortIdPath } from '../http/ids.schema.ts';
import { mayTouch } from '../accounts/account.ts';
import { foldedWords } from '../text/fold.ts';
import * as shape from './moderation.schema.ts';
import { auditView, queueView, storyView } from './moderation.view.ts';

/** The sites asked for that the caller may touch: one, or all of theirs. Another's is as good as none. */
export async function sitesFor(services: Services, actor: Actor, wanted: string | undefined): Promise<string[]> {
  const { sites } = deciderOf(actor);
  const slugs = (await services.sites.all()).map((site) => site.slug).filter((slug) => mayTouch(sites, slug));
  if (wanted === undefined) return slugs;
  if (!slugs.includes(wanted)) throw new AppError('not_found');
  return [wanted];
}

const queues = endpoint({
  method: 'get', path: '/moderation/queues', summary: 'Every queue of every site, with its count and its oldest', allow: staff('comment.read'),
  limit: 'staff_read', etag: true, answers: { 200: shape.queues },
  async handle({ actor, services }) {
    const sites = await services.desk.queues(await sitesFor(services, actor, undefined));
    return { sites: sites.map((each) => ({ site: each.site, queues: each.queues.map(queueView) })) };
  },
});

const list = endpoint({
  method: 'get', path: '/moderation/comments', summary: 'The desk\'s list: a queue, a thread, an author, a search', allow: staff('comment.read'),
  limit: 'staff_read', etag: true, query: shape.listQuery, answers: { 200: shape.itemPage },
  async handle({ actor, query, services }) {
    const words = query.q === undefined ? [] : foldedWords(query.q);
    if (query.q !== undefined && words.length === 0) return { items: [], next: null };
    return services.desk.list({
      sites: await sitesFor(services, actor, query.site), queue: query.queue ?? null, threadKey: query.thread ?? null, authorId: query.author ?? null, addressPrefix: query.addressPrefix ?? null,
      words, reason: query.reason ?? null, sort: query.sort, limit: query.limit, cursor: query.cursor ?? null,
    });
  },
});

const decide = endpoint({
  method: 'post', path: '/moderation/decisions', summary: 'Decide up to 200 comments', allow: staff('comment.decide'), limit: 'decide',
  body: shape.decisionsBody, answers: { 200: shape.decisionResults },
  handle: async ({ actor, body, services }) => ({ results: await services.moderation.decide(deciderOf(actor), body.items) }),
});

const undo = endpoint({
  method: 'post', path: '/moderation/decisions/{id}/undo', summary: 'Take a decision back, as a new record', allow: staff('comment.decide'), limit: 'decide',
  params: shortIdPath, answers: { 200: shape.decisionResult },
  handle: ({ actor, params, services }) => services.moderation.undo(deciderOf(actor), params.id),
});

const story = endpoint({
  method: 'get', path: '/moderation/comments/{id}', summary: 'The whole story of a comment', allow: staff('comment.read'), limit: 'staff_read', etag: true,
  params: commentPath, answers: { 200: shape.story },
  handle: async ({ actor, params, services }) => storyView(await services.desk.story(deciderOf(actor), params.id)),
});

const audit = endpoint({
  method: 'get', path: '/moderation/audit', summary: 'Every decision and act, newest first', allow: staff('comment.read'), limit: 'staff_read', etag: true,
  query: shape.auditQuery, answers: { 200: shape.auditPage },
  async handle({ actor, query, services }) {
    const { by, subject, limit, cursor = null } = query;
    const page = await services.audit.list({ sites: await sitesFor(services, actor, query.site), by, subject, limit, cursor });
    return { items: page.items.map(auditView), next: page.next };
  },
});

const verify = endpoint({
  method: 'get', path: '/moderation/audit/verify', summary: 'Verify a site\'s audit chain from its beginning', allow: staff('comment.read'),
  limit: 'staff_read', query: shape.siteQuery, answers: { 200: shape.verification },
  async handle({ actor, query, services }) {
    const [site = query.site] = await sitesFor(services, actor, query.site);
    const result = await services.audit.verify(site);
    return { ...result, sealedThrough: result.sealedThrough?.toISOString() ?? null };
  },
});

export const moderationRoutes = [queues, list, decide, undo, story, audit, verify];
