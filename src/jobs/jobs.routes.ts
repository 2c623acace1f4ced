// What moderators may call to decide much at once.
import { deciderOf } from '../http/actor.ts';
import { staff } from '../http/authorize.ts';
import { reply } from '../http/endpoint.ts';
import { shortIdPath } from '../http/ids.schema.ts';
import { once } from '../http/repeats.ts';
import { endpoint, type Services } from '../http/services.ts';
import { sitesFor } from '../moderation/moderation.routes.ts';
import { pageQuery } from '../moderation/moderation.schema.ts';
import type { Job } from './job.ts';
import * as shape from './jobs.schema.ts';
import { jobView } from './jobs.view.ts';

async function viewsOf({ authors }: Services, jobs: Job[]) {
  const names = await authors.namesOf(jobs.flatMap(({ site, scope: { author } }) => (author === null ? [] : [{ site, id: author }])));
  return jobs.map((job) => jobView(job, names.get(job.scope.author ?? '') ?? null));
}

const viewOf = async (services: Services, job: Job) => (await viewsOf(services, [job]))[0]!;

const start = endpoint({
  method: 'post', path: '/moderation/jobs', summary: 'Decide everything that matches, as one job; with `preview` only say what that would be', allow: staff('comment.decide'),
  limit: 'staff_write', idempotent: true, body: shape.jobBody, answers: { 200: shape.preview, 202: shape.job },
  async handle({ actor, body, request, services }) {
    await sitesFor(services, actor, body.site);
    if (body.preview) return services.jobs.preview(deciderOf(actor), body);
    const { site, scope, action, reason, note } = body;
    return reply(202, await once(services, { does: 'job', at: { site, key: '' }, actor, request, body }, {
      run: (replay) => services.jobs.start(deciderOf(actor), { site, scope, action, reason: reason ?? null, note: note ?? null }, replay),
      answer: (job: Job) => viewOf(services, job),
    }));
  },
});

const list = endpoint({
  method: 'get', path: '/moderation/jobs', summary: 'Bulk jobs, newest first', allow: staff('comment.read'), limit: 'staff_read', etag: true, query: pageQuery, answers: { 200: shape.jobPage },
  async handle({ actor, query, services }) {
    const page = await services.jobs.list(await sitesFor(services, actor, query.site), { limit: query.limit, cursor: query.cursor ?? null });
    return { items: await viewsOf(services, page.items), next: page.next };
  },
});

const find = endpoint({
  method: 'get', path: '/moderation/jobs/{id}', summary: 'A bulk job and how far it is', allow: staff('comment.read'), limit: 'staff_read', etag: true, params: shortIdPath, answers: { 200: shape.job },
  handle: async ({ actor, params, services }) => viewOf(services, await services.jobs.find(deciderOf(actor), params.id)),
});

const cancel = endpoint({
  method: 'delete', path: '/moderation/jobs/{id}', summary: 'Stop a bulk job; what is done stays and can be undone', allow: staff('comment.decide'), limit: 'staff_write',
  params: shortIdPath, answers: { 200: shape.job },
  handle: async ({ actor, params, services }) => viewOf(services, await services.jobs.cancel(deciderOf(actor), params.id)),
});

const undo = endpoint({
  method: 'post', path: '/moderation/jobs/{id}/undo', summary: 'Take back all that a bulk job did and nobody changed since', allow: staff('comment.decide'), limit: 'staff_write',
  params: shortIdPath, answers: { 202: shape.job },
  handle: async ({ actor, params, services }) => reply(202, await viewOf(services, await services.jobs.undo(deciderOf(actor), params.id))),
});

export const jobsRoutes = [start, list, find, cancel, undo];
