// What the desk may call about sanctions.
import { AppError } from '../errors.ts';
import { deciderOf } from '../http/actor.ts';
import { staff } from '../http/authorize.ts';
import { reply } from '../http/endpoint.ts';
import { shortIdPath } from '../http/ids.schema.ts';
import { once } from '../http/repeats.ts';
import { endpoint, type Services } from '../http/services.ts';
import { sitesFor } from '../moderation/moderation.routes.ts';
import { siteFor } from '../sites/site-for.ts';
import type { Sanction, Target, TargetType } from './sanction.ts';
import * as shape from './sanctions.schema.ts';
import { sanctionView } from './sanctions.view.ts';

/** With what the authors among their targets are called: an id says nothing to a person. */
async function viewsOf({ sanctions, authors }: Services, shown: Sanction[]) {
  const names = await authors.namesOf(shown.flatMap(({ site, target: { type, value } }) => (type === 'author' && value !== null ? [{ site, id: value }] : [])));
  return shown.map((sanction) => sanctionView(sanction, { active: sanctions.isActive(sanction), name: names.get(sanction.target.value ?? '') ?? null }));
}

const viewOf = async (services: Services, sanction: Sanction) => (await viewsOf(services, [sanction]))[0]!;
/** Absent stays absent: null is an answer of its own. */
const dateOf = (given: string | null | undefined): Date | null | undefined => (typeof given === 'string' ? new Date(given) : given);

/** A value is of a type: alone it would be looked for among four kinds of thing. */
function targetsIn({ type, value }: { type?: TargetType | undefined; value?: string | undefined }): Target[] | null {
  if (value === undefined) return null;
  if (type === undefined) throw new AppError('validation', { errors: [{ path: '?type', code: 'required' }] });
  return [{ type, value }];
}

const create = endpoint({
  method: 'post', path: '/moderation/sanctions', summary: 'Ban a writer, or hold what they write', allow: staff('comment.decide'), limit: 'staff_write', idempotent: true,
  body: shape.createBody, answers: { 201: shape.created },
  async handle({ actor, body, request, services }) {
    const site = await siteFor(services, actor, body.site);
    const { kind, target, reason, note, tell, rejectSince } = body;
    const draft = { kind, target, reason, note: note ?? null, tell, expiresAt: dateOf(body.expiresAt), rejectSince: rejectSince === undefined ? undefined : new Date(rejectSince) };
    return reply(201, await once(services, { does: 'sanction', at: { site: site.slug, key: '' }, actor, request, body }, {
      run: (replay) => services.sanctions.create(deciderOf(actor), site, { ...draft, replay }),
      answer: async ({ sanction, jobs }) => ({ ...await viewOf(services, sanction), jobs }),
    }));
  },
});

const list = endpoint({
  method: 'get', path: '/moderation/sanctions', summary: 'Sanctions, newest first: in force, expired and lifted', allow: staff('comment.read'), limit: 'staff_read',
  etag: true, query: shape.listQuery, answers: { 200: shape.sanctionPage },
  async handle({ actor, query, services }) {
    const { items, next } = await services.sanctions.list({
      sites: await sitesFor(services, actor, query.site), kind: query.kind ?? null, type: query.type ?? null, targets: targetsIn(query),
      isActive: query.active === undefined ? null : query.active === 'true', limit: query.limit, cursor: query.cursor ?? null,
    });
    return { items: await viewsOf(services, items), next };
  },
});

const read = endpoint({
  method: 'get', path: '/moderation/sanctions/{id}', summary: 'A sanction', allow: staff('comment.read'), limit: 'staff_read', etag: true,
  params: shortIdPath, answers: { 200: shape.sanction },
  handle: async ({ actor, params, services }) => viewOf(services, await services.sanctions.get(deciderOf(actor), params.id)),
});

const change = endpoint({
  method: 'patch', path: '/moderation/sanctions/{id}', summary: 'Change a sanction\'s end, reason or note', allow: staff('comment.decide'), limit: 'staff_write',
  params: shortIdPath, body: shape.changeBody, answers: { 200: shape.sanction },
  handle: async ({ actor, params, body, services }) =>
    viewOf(services, await services.sanctions.change(deciderOf(actor), params.id, { reason: body.reason, note: body.note, expiresAt: dateOf(body.expiresAt) })),
});

const lift = endpoint({
  method: 'delete', path: '/moderation/sanctions/{id}', summary: 'Lift a sanction; it stays as history', allow: staff('comment.decide'), limit: 'staff_write',
  params: shortIdPath, answers: { 200: shape.sanction },
  handle: async ({ actor, params, services }) => viewOf(services, await services.sanctions.lift(deciderOf(actor), params.id)),
});

export const sanctionsRoutes = [create, list, read, change, lift];
