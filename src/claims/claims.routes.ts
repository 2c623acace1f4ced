// What moderators may call to share a queue without meeting in it.
import { deciderOf, type Actor } from '../http/actor.ts';
import { staff } from '../http/authorize.ts';
import { endpoint } from '../http/services.ts';
import { sitesFor } from '../moderation/moderation.routes.ts';
import * as shape from './claims.schema.ts';
import type { Claimant } from './claims.service.ts';

const claimantOf = (actor: Actor): Claimant => ({ id: deciderOf(actor).id, session: actor.kind === 'staff' ? actor.session.id : null });

const take = endpoint({
  method: 'post', path: '/moderation/claims', summary: 'Lease the next comments of a queue for five minutes; nobody else is served them meanwhile', allow: staff('comment.decide'),
  limit: 'decide', body: shape.claimBody, answers: { 200: shape.claimed },
  async handle({ actor, body, services }) {
    await sitesFor(services, actor, body.site);
    const { items, until } = await services.claims.take(claimantOf(actor), body);
    return { items, until: until.toISOString() };
  },
});

const mine = endpoint({
  method: 'get', path: '/moderation/claims', summary: 'What I hold', allow: staff('comment.decide'), limit: 'staff_read', etag: true, answers: { 200: shape.mine },
  handle: async ({ actor, services }) => ({ items: await services.claims.mine(claimantOf(actor)), next: null }),
});

const release = endpoint({
  method: 'delete', path: '/moderation/claims', summary: 'Give back what I hold, or some of it', allow: staff('comment.decide'), limit: 'decide',
  body: shape.releaseBody, answers: { 200: shape.released },
  async handle({ actor, body, services }) {
    const { site = null, queue = null, commentIds = null } = body ?? {};
    return { released: await services.claims.release(claimantOf(actor), { site, queue, commentIds }) };
  },
});

export const claimsRoutes = [take, mine, release];
