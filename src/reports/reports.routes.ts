// Reporting a comment to the desk.
import type { Actor } from '../http/actor.ts';
import { deciderOf } from '../http/actor.ts';
import { reader } from '../http/authorize.ts';
import { reply } from '../http/endpoint.ts';
import { commentPath } from '../http/ids.schema.ts';
import { endpoint } from '../http/services.ts';
import { addressOf } from '../comments/posting.ts';
import { once } from '../http/repeats.ts';
import type { Made, Reporter } from './reports.service.ts';
import { reportAnswer, reportBody } from './reports.schema.ts';
import { ownReportView } from './reports.view.ts';

function reporterOf(actor: Actor): Reporter {
  return actor.kind === 'reader' ? { id: actor.authorId, kind: 'reader', sites: [actor.site] } : { ...deciderOf(actor), kind: 'staff' };
}

const report = endpoint({
  method: 'post', path: '/comments/{id}/reports', summary: 'Report a comment to the desk; a second time answers the first report', allow: reader(), limit: 'report', idempotent: true,
  params: commentPath, body: reportBody, answers: { 201: reportAnswer, 200: reportAnswer },
  async handle({ params, body, actor, request, services }) {
    const by = reporterOf(actor);
    const draft = { commentId: params.id, reason: body.reason, detail: body.detail ?? null, address: addressOf(services, request) };
    const { status, made } = await once(services, { does: 'report', at: { site: by.sites?.join() ?? '', key: params.id }, actor, request, body }, {
      run: (replay) => services.reports.report(by, draft, replay),
      answer: (left: Made) => ({ status: left.isNew ? 201 : 200, made: ownReportView(left.report) }),
    });
    return reply(status, made);
  },
});

export const reportsRoutes = [report];
