// What staff see of a site's learned score and may change of it.
import { deciderOf } from '../http/actor.ts';
import { staff } from '../http/authorize.ts';
import { sitePath } from '../http/ids.schema.ts';
import { endpoint } from '../http/services.ts';
import * as shape from './learning.schema.ts';
import { modelView } from './learning.view.ts';

const readModel = endpoint({
  method: 'get', path: '/sites/{site}/model', summary: 'The learned score: what it learnt, how well it does, its working point', allow: staff('comment.read'),
  limit: 'staff_read', etag: true, params: sitePath, answers: { 200: shape.modelAnswer },
  async handle({ params, services }) {
    const { slug } = await services.sites.get(params.site);
    return modelView(await services.learning.model(slug));
  },
});

const changeModel = endpoint({
  method: 'patch', path: '/sites/{site}/model', summary: 'Set the learned score\'s working point, or silence it', allow: staff('site.admin'), limit: 'staff_write',
  params: sitePath, body: shape.modelChange, answers: { 200: shape.modelAnswer },
  async handle({ actor, params, body, services }) {
    const { slug } = await services.sites.get(params.site);
    return modelView(await services.learning.change(slug, { by: deciderOf(actor).id, change: body }));
  },
});

export const learningRoutes = [readModel, changeModel];
