// Klaro's own protocol at the root: its script asks and posts here as it would at its makers'. It sends no cookie to another origin.
import { reply } from '../http/endpoint.ts';
import { endpoint } from '../http/services.ts';
import type { Locale } from '../sites/site.ts';
import { klaroConfig } from './klaro.ts';
import { chooseByKlaro } from './klaro.service.ts';
import * as shape from './klaro.schema.ts';
import { policyLocales } from './policy.ts';
import { hasGpcHeader, subjectOf, visitOf, withSubject } from './visit.ts';

const NEVER_EMPTY = { recorded: false, receiptId: null };
const localeOf = (name: string | undefined): Locale | null => policyLocales.find((each) => each === name) ?? null;

const config = endpoint({
  method: 'get', path: '/v1/privacy-managers/{site}/config.json', root: true, summary: 'What Klaro shows; sets nothing', allow: 'public', limit: 'read', etag: true,
  params: shape.managerPath, query: shape.klaroQuery, answers: { 200: shape.klaroConfigAnswer },
  async handle({ params, query, request, services }) {
    const { view, asking } = await services.consent.foreignConfig(params.site, { lang: localeOf(query.name), gpc: hasGpcHeader(request) });
    return klaroConfig(view, asking);
  },
});

const submit = endpoint({
  method: 'post', path: '/v1/privacy-managers/{site}/submit', root: true, summary: 'What Klaro posts: a choice, or that its notice was shown, which stores nothing', allow: 'public', limit: 'consent',
  beacon: true, credentials: true, params: shape.managerPath, body: shape.submission, answers: { 200: shape.submitAnswer },
  async handle({ params: { site }, body, request, services }) {
    const answered = await chooseByKlaro(services.consent, { site, said: body.consent_data, visit: visitOf(services, request, subjectOf(request, site)) });
    if (answered === null) return reply(200, NEVER_EMPTY);
    const { headers } = withSubject(services, { request, site }, answered);
    return reply(200, { recorded: true, receiptId: answered.me.receiptId }, headers);
  },
});

export const klaroRoutes = [config, submit];
