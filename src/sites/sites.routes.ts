// What admins, desks and the CMS do with sites and threads.
import { mayTouch } from '../accounts/account.ts';
import { putThreadBody, threadAnswer } from '../comments/comments.schema.ts';
import { AppError } from '../errors.ts';
import { deciderOf } from '../http/actor.ts';
import { staff } from '../http/authorize.ts';
import { reply } from '../http/endpoint.ts';
import { endpoint } from '../http/services.ts';
import { sitePath, threadPath } from '../http/ids.schema.ts';
import type { ThreadRules } from '../threads/thread.ts';
import { threadView } from '../threads/threads.view.ts';
import type { Site } from './site.ts';
import * as shape from './sites.schema.ts';

const siteView = ({ slug, name, origins, locale, settings, createdAt }: Site) => ({ slug, name, origins, locale, settings, createdAt: createdAt.toISOString() });

/** What is absent stays absent: it is not changed. */
const rulesOf = ({ state, slowSeconds, closesAt }: { state: ThreadRules['state']; slowSeconds?: number | undefined; closesAt?: string | null | undefined }): ThreadRules => ({
  state, ...(slowSeconds === undefined ? {} : { slowSeconds }), ...(closesAt === undefined ? {} : { closing: { at: closesAt === null ? null : new Date(closesAt) } }),
});

const listSites = endpoint({
  method: 'get', path: '/sites', summary: 'The sites one may touch', allow: staff('comment.read'), limit: 'staff_read', answers: { 200: shape.siteList },
  async handle({ actor, services }) {
    const { sites } = deciderOf(actor);
    return { items: (await services.sites.all()).filter((site) => mayTouch(sites, site.slug)).map(siteView), next: null };
  },
});

const createSite = endpoint({
  method: 'post', path: '/sites', summary: 'Add a site', allow: staff('site.admin'), limit: 'staff_write', body: shape.createSite, answers: { 201: shape.siteAnswer },
  async handle({ actor, body, services }) {
    if (deciderOf(actor).sites !== null) throw new AppError('forbidden');
    return reply(201, siteView(await services.sites.create(body)));
  },
});

const readSite = endpoint({
  method: 'get', path: '/sites/{site}', summary: 'A site and its settings', allow: staff('comment.read'), limit: 'staff_read', params: sitePath,
  answers: { 200: shape.siteAnswer }, handle: async ({ params, services }) => siteView(await services.sites.get(params.site)),
});

const changeSite = endpoint({
  method: 'patch', path: '/sites/{site}', summary: 'Change a site', allow: staff('site.admin'), limit: 'staff_write', params: sitePath, body: shape.changeSite,
  answers: { 200: shape.siteAnswer },
  async handle({ actor, params, body: { raid, ...change }, services }) {
    const site = await services.sites.change(params.site, change);
    if (raid !== undefined) await services.raids.force({ site: site.slug, threadKey: null }, raid, deciderOf(actor).id);
    return siteView(site);
  },
});

const putThread = endpoint({
  method: 'put', path: '/sites/{site}/threads/{key}', summary: 'The CMS names a thread\'s page', allow: staff('thread.write'), limit: 'staff_write',
  params: threadPath, body: putThreadBody, answers: { 200: threadAnswer },
  async handle({ params, body, services }) {
    const site = await services.sites.get(params.site);
    return threadView(await services.threads.put(site, params.key, body), site, services.clock.now());
  },
});

const changeThread = endpoint({
  method: 'patch', path: '/sites/{site}/threads/{key}', summary: 'Open, close, premoderate or slow a thread, say when it closes, or force raid mode for it', allow: staff('comment.decide'), limit: 'staff_write',
  params: threadPath, body: shape.threadChange, answers: { 200: shape.changedThread },
  async handle({ params, body, actor, services }) {
    const site = await services.sites.get(params.site);
    const by = deciderOf(actor).id;
    if (body.state !== undefined) await services.threads.setState(site, params.key, { by, ...rulesOf({ ...body, state: body.state }) });
    if (body.raid !== undefined) await services.raids.force({ site: site.slug, threadKey: params.key }, body.raid, by);
    const thread = await services.threads.get(site, params.key);
    return { ...threadView(thread, site, services.clock.now()), slowSeconds: thread.slowSeconds };
  },
});

export const sitesRoutes = [listSites, createSite, readSite, changeSite, putThread, changeThread];
