// What readers may call: reading, posting, editing, removing, and what is theirs.
import { asReader } from '../http/actor.ts';
import { reader } from '../http/authorize.ts';
import { reply } from '../http/endpoint.ts';
import { endpoint, type Services } from '../http/services.ts';
import type { Lang } from '../i18n/index.ts';
import type { Site } from '../sites/site.ts';
import { validate } from '../http/validation.ts';
import { commentPath, sitePath, threadPath } from '../http/ids.schema.ts';
import { once } from '../http/repeats.ts';
import { threadView } from '../threads/threads.view.ts';
import { threadDocument } from './comments-html.page.ts';
import { htmlAnswer, threadPageQuery } from './comments-html.schema.ts';
import type { Comment } from './comment.ts';
import * as shape from './comments.schema.ts';
import { ownView, type OwnComment } from './comments.view.ts';
import { isForm, postForm } from './form.ts';
import { postOrForm, type JsonPost } from './form.schema.ts';
import { addressOf, outcomeOf, postComment } from './posting.ts';

async function ownViews({ reader: comments, clock }: Services, { site, lang }: { site: Site; lang: Lang }, own: Comment[]): Promise<OwnComment[]> {
  const context = { lang, editWindowSeconds: site.settings.editWindowSeconds, now: clock.now(), visible: await comments.visibleNamed(own) };
  return own.map((comment) => ownView(comment, context));
}

const readThread = endpoint({
  method: 'get', path: '/sites/{site}/threads/{key}', summary: 'A thread: state, counts, limits', allow: 'public', limit: 'read', etag: true,
  params: threadPath, answers: { 200: shape.threadAnswer },
  async handle({ params, services }) {
    const site = await services.sites.get(params.site);
    return threadView(await services.threads.get(site, params.key), site, services.clock.now());
  },
});

const listComments = endpoint({
  method: 'get', path: '/sites/{site}/threads/{key}/comments', summary: 'A page of top-level comments, each with its first replies', allow: 'public',
  limit: 'read', etag: true, params: threadPath, query: shape.listQuery, answers: { 200: shape.commentPage },
  async handle({ params, query, services }) {
    const site = await services.sites.get(params.site);
    return services.reader.page({ site: site.slug, key: params.key }, { ...query, cursor: query.cursor ?? null });
  },
});

const commentsPage = endpoint({
  method: 'get', path: '/sites/{site}/threads/{key}/comments.html', summary: 'The same page as HTML, with a plain form', allow: 'public',
  limit: 'read', params: threadPath, query: threadPageQuery, answers: { 200: htmlAnswer },
  handle: ({ params, query, request, services }) => threadDocument(services, params, query, request),
});

const threadMe = endpoint({
  method: 'get', path: '/sites/{site}/threads/{key}/me', summary: 'My comments here that are not public, and whether I may post', allow: reader(),
  limit: 'read', etag: true, params: threadPath, answers: { 200: shape.threadMe },
  async handle({ params, actor, request, services }) {
    const site = await services.sites.get(params.site);
    const hidden = actor.kind === 'reader' ? await services.comments.hidden(site.slug, params.key, actor.authorId) : [];
    const whyNot = actor.kind === 'reader' ? await services.comments.mayPost({ site, key: params.key }, actor.authorId, addressOf(services, request)) : null;
    return { comments: await ownViews(services, { site, lang: request.lang }, hidden), votes: {}, mayPost: whyNot === null, whyNot };
  },
});

const permalink = endpoint({
  method: 'get', path: '/comments/{id}', summary: 'One comment with its ancestors and thread', allow: 'public', limit: 'read', etag: true,
  params: commentPath, answers: { 200: shape.permalink },
  async handle({ params, services }) {
    const { comment, ancestors, record } = await services.reader.permalink(params.id);
    const site = await services.sites.get(record.site);
    return { comment, ancestors, thread: threadView(await services.threads.get(site, record.threadKey), site, services.clock.now()) };
  },
});

const replies = endpoint({
  method: 'get', path: '/comments/{id}/replies', summary: 'More of what was answered to a comment', allow: 'public', limit: 'read', etag: true,
  params: commentPath, query: shape.moreQuery, answers: { 200: shape.replyPage },
  handle: ({ params, query, services }) => services.reader.replies(params.id, query.limit, query.cursor ?? null),
});

const post = endpoint({
  method: 'post', path: '/sites/{site}/threads/{key}/comments', summary: 'Post a comment', allow: 'public', limit: 'post', form: true, idempotent: true,
  params: threadPath, body: postOrForm, bodies: { 'application/json': shape.postBody, 'application/x-www-form-urlencoded': shape.formBody }, answers: { 201: shape.posted, 303: null },
  async handle({ params, body: either, actor, request, services }) {
    if (isForm(request.header('content-type'))) return postForm(services, params, { body: either, actor, request });
    const body = validate(shape.postBody, either, 'body') as JsonPost;
    const draft = { text: body.text, parentId: body.parentId ?? null, page: body.page ?? null, honeypot: (body.website ?? '') !== '' };
    const author = body.author == null ? null : { name: body.author.name, email: body.author.email ?? null };
    return reply(201, await postComment(services, params, { draft, author, actor, request, body }));
  },
});

const edit = endpoint({
  method: 'patch', path: '/comments/{id}', summary: 'Edit my comment', allow: reader(), limit: 'edit', idempotent: true,
  params: commentPath, body: shape.editBody, answers: { 200: shape.posted },
  async handle({ params, body, actor, request, services }) {
    const { site: slug, authorId } = asReader(actor);
    const site = await services.sites.get(slug);
    return once(services, { does: 'edit', at: { site: slug, key: params.id }, actor, request, body }, {
      run: (replay) => services.comments.edit(site, authorId, { id: params.id, text: body.text, address: addressOf(services, request), replay }),
      answer: async (comment: Comment) => ({ outcome: outcomeOf(comment), comment: (await ownViews(services, { site, lang: request.lang }, [comment]))[0], guestToken: null }),
    });
  },
});

const remove = endpoint({
  method: 'delete', path: '/comments/{id}', summary: 'Remove my comment for good', allow: reader(), limit: 'edit', idempotent: true,
  params: commentPath, answers: { 200: shape.ownComment },
  async handle({ params, body, actor, request, services }) {
    const { site: slug, authorId } = asReader(actor);
    const site = await services.sites.get(slug);
    return once(services, { does: 'remove', at: { site: slug, key: params.id }, actor, request, body }, {
      run: (replay) => services.comments.remove(slug, authorId, { id: params.id, replay }),
      answer: async (comment: Comment) => (await ownViews(services, { site, lang: request.lang }, [comment]))[0],
    });
  },
});

const newGuest = endpoint({
  method: 'post', path: '/sites/{site}/guests', summary: 'Become a guest before the first comment', allow: 'public', limit: 'guest', idempotent: true,
  params: sitePath, body: shape.guestBody, answers: { 201: shape.guestAnswer },
  async handle({ params, body, actor, request, services }) {
    const site = await services.sites.get(params.site);
    return reply(201, await once(services, { does: 'guest', at: { site: site.slug, key: '' }, actor, request, body }, {
      run: (replay) => services.comments.newGuest(site, { name: body.name, email: body.email ?? null }, replay),
      answer: ({ id, name, kind }) => ({ guestToken: services.guestTokens.issue({ site: site.slug, authorId: id }), author: { id, name, kind } }),
    }));
  },
});

const counts = endpoint({
  method: 'post', path: '/sites/{site}/counts', summary: 'Visible counts of up to 100 threads', allow: 'public', limit: 'read', beacon: true,
  params: sitePath, body: shape.countsBody, answers: { 200: shape.countsAnswer },
  handle: async ({ params, body, services }) => ({ counts: await services.threads.counts(await services.sites.get(params.site), body.threads) }),
});

const me = endpoint({
  method: 'get', path: '/me', summary: 'Who I am', allow: reader(), limit: 'read', etag: true, answers: { 200: shape.me },
  async handle({ actor, services }) {
    const { site, authorId } = asReader(actor);
    const { id, name, kind, email } = await services.comments.authorOf(site, authorId);
    return { site, author: { id, name, kind }, email };
  },
});

const myComments = endpoint({
  method: 'get', path: '/me/comments', summary: 'My comments with their states and reasons', allow: reader(), limit: 'read', etag: true,
  query: shape.moreQuery, answers: { 200: shape.ownPage },
  async handle({ actor, query, request, services }) {
    const { site: slug, authorId } = asReader(actor);
    const site = await services.sites.get(slug);
    const page = await services.comments.mine(slug, authorId, { limit: query.limit, cursor: query.cursor ?? null });
    return { items: await ownViews(services, { site, lang: request.lang }, page.items), next: page.next };
  },
});

export const commentsRoutes = [readThread, listComments, commentsPage, threadMe, permalink, replies, post, edit, remove, newGuest, counts, me, myComments];
