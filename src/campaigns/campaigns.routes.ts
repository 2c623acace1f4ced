// What moderators may call of campaigns. A campaign of a site that is not theirs is as good as none.
import { deciderOf } from '../http/actor.ts';
import { staff } from '../http/authorize.ts';
import { shortIdPath } from '../http/ids.schema.ts';
import { endpoint } from '../http/services.ts';
import { sitesFor } from '../moderation/moderation.routes.ts';
import { itemPage } from '../moderation/moderation.schema.ts';
import * as shape from './campaigns.schema.ts';
import { resultView } from './campaigns.view.ts';

const list = endpoint({
  method: 'get', path: '/moderation/campaigns', summary: 'Campaigns: comments that say nearly the same, as one; the newest found first', allow: staff('comment.read'),
  limit: 'staff_read', etag: true, query: shape.campaignsQuery, answers: { 200: shape.campaignPage },
  handle: async ({ actor, query, services }) => services.campaigns.list({
    sites: await sitesFor(services, actor, query.site), state: query.state ?? null, comment: query.comment ?? null, limit: query.limit, cursor: query.cursor ?? null,
  }),
});

const one = endpoint({
  method: 'get', path: '/moderation/campaigns/{id}', summary: 'One campaign', allow: staff('comment.read'), limit: 'staff_read', etag: true,
  params: shortIdPath, answers: { 200: shape.campaign },
  handle: ({ actor, params, services }) => services.campaigns.get(deciderOf(actor), params.id),
});

const members = endpoint({
  method: 'get', path: '/moderation/campaigns/{id}/comments', summary: 'A campaign\'s comments, in the order they were written', allow: staff('comment.read'),
  limit: 'staff_read', etag: true, params: shortIdPath, query: shape.membersQuery, answers: { 200: itemPage },
  handle: ({ actor, params, query, services }) => services.campaigns.members(deciderOf(actor), params.id, { limit: query.limit, cursor: query.cursor ?? null }),
});

const decide = endpoint({
  method: 'post', path: '/moderation/campaigns/{id}/decisions', summary: 'Decide all comments of a campaign at once, and the next of them if so wished',
  allow: staff('comment.decide'), limit: 'decide', params: shortIdPath, body: shape.campaignDecision, answers: { 200: shape.campaignResult },
  async handle({ actor, params, body, services }) {
    const { action, holdNext, until } = body;
    return resultView(await services.campaigns.decide(deciderOf(actor), params.id, {
      action, reason: body.reason ?? null, note: body.note ?? null, holdNext, until: until === undefined ? null : new Date(until),
    }));
  },
});

const undo = endpoint({
  method: 'post', path: '/moderation/campaigns/{id}/decisions/{batch}/undo', summary: 'Take a campaign\'s decision back, with what it decided of the next',
  allow: staff('comment.decide'), limit: 'decide', params: shape.batchPath, answers: { 200: shape.campaignResult },
  handle: async ({ actor, params, services }) => resultView(await services.campaigns.undo(deciderOf(actor), params.id, params.batch)),
});

export const campaignsRoutes = [list, one, members, decide, undo];
