// What the desk may ask of its figures: a range of days, and a year's transparency summary.
import { staff } from '../http/authorize.ts';
import { reply, type RequestContext } from '../http/endpoint.ts';
import { endpoint } from '../http/services.ts';
import { sitesFor } from '../moderation/moderation.routes.ts';
import * as shape from './stats.schema.ts';
import { transparencyCsv, transparencyView } from './stats.view.ts';

const figures = endpoint({
  method: 'get', path: '/moderation/stats', summary: 'The desk\'s figures: amounts, waits, people, checks and how often persons agreed with them', allow: staff('comment.read'),
  limit: 'staff_read', etag: true, query: shape.statsQuery, answers: { 200: shape.stats },
  async handle({ actor, query, services }) {
    const { stats } = services;
    const sites = await sitesFor(services, actor, query.site);
    const [only] = sites;
    const site = only === undefined || sites.length > 1 ? null : only;
    const { from, to } = query;
    const range = { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
    return { site, timezone: site === null ? null : await stats.timezoneOf(site), ...(await stats.figures(sites, range)) };
  },
});

/** Named outright, or wanted by the header and JSON is not. */
const wantsCsv = (format: string | undefined, request: RequestContext): boolean => {
  const accept = request.header('accept') ?? '';
  return format === undefined ? /\btext\/csv\b/i.test(accept) && !/\bapplication\/json\b/i.test(accept) : format === 'csv';
};

const transparency = endpoint({
  method: 'get', path: '/moderation/transparency', summary: 'A year\'s transparency summary (DSA art. 15 and 24), of all one\'s sites and of each', allow: staff('comment.read'),
  limit: 'staff_read', etag: true, query: shape.transparencyQuery, answers: { 200: shape.transparency }, otherTypes: { 'text/csv': shape.transparencyTable },
  async handle({ actor, query, request, services }) {
    const summary = await services.stats.transparency(await sitesFor(services, actor, query.site), query.year);
    const vary = { Vary: 'Accept' };
    if (!wantsCsv(query.format, request)) return reply(200, transparencyView(summary), vary);
    const name = `transparency-${query.year}${query.site === undefined ? '' : `-${query.site}`}.csv`;
    return reply(200, transparencyCsv(summary), { ...vary, 'Content-Type': 'text/csv; charset=utf-8', 'Content-Disposition': `attachment; filename="${name}"` });
  },
});

export const statsRoutes = [figures, transparency];
