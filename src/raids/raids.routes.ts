// What the desk may call about raid mode. Admins may also force it with PATCH on a site, the desk with PATCH on a thread.
import { deciderOf } from '../http/actor.ts';
import { staff } from '../http/authorize.ts';
import { sitePath } from '../http/ids.schema.ts';
import { endpoint, type Services } from '../http/services.ts';
import * as shape from './raids.schema.ts';
import { raidsView } from './raids.view.ts';

const shown = async ({ raids }: Services, slug: string) => raidsView(...await Promise.all([raids.standing(slug), raids.figures(slug)]));

const readRaids = endpoint({
  method: 'get', path: '/sites/{site}/raid', summary: 'Whether the site or some of its threads are held because of a raid', allow: staff('comment.read'), limit: 'staff_read',
  params: sitePath, answers: { 200: shape.raidsAnswer },
  async handle({ params, services }) {
    const { slug } = await services.sites.get(params.site);
    return shown(services, slug);
  },
});

const forceRaid = endpoint({
  method: 'post', path: '/sites/{site}/raid', summary: 'Force raid mode on or off, or leave it to the rule', allow: staff('comment.decide'), limit: 'staff_write',
  params: sitePath, body: shape.raidBody, answers: { 200: shape.raidsAnswer },
  async handle({ actor, params, body: { thread, ...wish }, services }) {
    const { slug } = await services.sites.get(params.site);
    await services.raids.force({ site: slug, threadKey: thread ?? null }, wish, deciderOf(actor).id);
    return shown(services, slug);
  },
});

export const raidsRoutes = [readRaids, forceRaid];
