// What a desk calls about choices: records and their words, figures, export, proof, purge.
import { Readable } from 'node:stream';
import { deciderOf } from '../http/actor.ts';
import { staff } from '../http/authorize.ts';
import { reply } from '../http/endpoint.ts';
import { sitePath } from '../http/ids.schema.ts';
import { endpoint } from '../http/services.ts';
import * as shape from './consent-admin.schema.ts';
import { exported, exportFormats, proofView, purgedView, recordView } from './consent-admin.view.ts';

const read = { method: 'get', allow: staff('consent.read'), limit: 'staff_read', params: sitePath } as const;

const dateOf = (time: string | undefined): Date | null => (time === undefined ? null : new Date(time));

const records = endpoint({
  ...read, path: '/sites/{site}/consent/records', summary: 'Choices, newest first', query: shape.recordsQuery, answers: { 200: shape.recordPage },
  async handle({ params, query, services }) {
    await services.sites.get(params.site);
    const { subject = null, action = null, revision = null, lang = null, surface = null, limit, cursor = null } = query;
    const page = await services.consentDesk.list({ site: params.site, subject, action, revision, lang, surface, from: dateOf(query.from), to: dateOf(query.to), limit, cursor });
    return { items: page.items.map(recordView), next: page.next };
  },
});

const one = endpoint({
  ...read, path: '/sites/{site}/consent/records/{id}', summary: 'A choice', params: shape.policyPath, answers: { 200: shape.record },
  handle: async ({ params, services }) => recordView(await services.consentDesk.get(params.site, params.id)),
});

const words = endpoint({
  ...read, path: '/sites/{site}/consent/records/{id}/text', summary: 'The very words a choice was given to: the bytes that were served', params: shape.policyPath, answers: { 200: shape.text },
  async handle({ params, services }) {
    const { bytes, lang } = await services.consentDesk.words(params.site, params.id);
    return reply(200, bytes, { 'Content-Type': 'application/json; charset=utf-8', 'Content-Language': lang });
  },
});

const stats = endpoint({
  ...read, path: '/sites/{site}/consent/stats', summary: 'Figures of choices by day, language, revision or surface; none tells of fewer than ten', query: shape.statsQuery,
  answers: { 200: shape.stats },
  async handle({ params, query: { from, to, by }, services }) {
    return services.consentDesk.figures(params.site, { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) }, by);
  },
});

const exportAll = endpoint({
  ...read, path: '/sites/{site}/consent/export', summary: 'Every choice of a time, newest first, a line each', query: shape.exportQuery, answers: { 200: shape.exportLines },
  otherTypes: { 'text/csv': shape.exportTable },
  async handle({ params, query: { format, from, to }, services }) {
    await services.sites.get(params.site);
    const pages = services.consentDesk.pages(params.site, { from: dateOf(from), to: dateOf(to) });
    return reply(200, Readable.from(exported(pages, format)), {
      'Content-Type': exportFormats[format].type, 'Content-Disposition': `attachment; filename="consent-${params.site}.${format}"`,
    });
  },
});

const verify = endpoint({
  ...read, path: '/sites/{site}/consent/verify', summary: 'Verify the chain of choices from its beginning or its anchor', answers: { 200: shape.proof },
  async handle({ params, services }) {
    await services.sites.get(params.site);
    return proofView(await services.proof.verify(params.site));
  },
});

const purge = endpoint({
  method: 'post', path: '/sites/{site}/consent/purge', summary: 'Delete choices older than a time, in whole links of the chain; a dry run unless asked otherwise', allow: staff('consent.write'),
  limit: 'staff_write', params: sitePath, body: shape.purgeBody, answers: { 200: shape.purged },
  async handle({ actor, params, body, services }) {
    await services.sites.get(params.site);
    return purgedView(await services.proof.purge(params.site, { before: new Date(body.before), dryRun: body.dryRun, by: deciderOf(actor).id }));
  },
});

export const consentAdminRoutes = [records, one, words, stats, exportAll, verify, purge];
