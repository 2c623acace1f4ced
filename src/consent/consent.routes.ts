// Consent as visitors' pages speak to it: what is asked, what they chose, taking it back, their data and receipts.
import { reply } from '../http/endpoint.ts';
import { endpoint } from '../http/services.ts';
import type { Exported } from './consent.service.ts';
import { cookieConsentView } from './cookieconsent.ts';
import * as shape from './consent.schema.ts';
import { cleared, hasGpcHeader, subjectOf, visitOf, withSubject } from './visit.ts';

const GPC = { 'Sec-GPC': 'Global Privacy Control; exactly 1 where the visitor has it on.' };
const SUBJECT = { 'Consent-Subject': 'The id that an earlier choice was answered with, where no cookie carries it.' };
const FOREVER = 'public, max-age=31536000, immutable';
const AN_HOUR = 'public, max-age=3600';
const ofSite = { siteIn: 'query', allow: 'public' } as const;
const ofVisitor = { ...ofSite, credentials: true, query: shape.siteQuery } as const;

const config = endpoint({
  ...ofSite, method: 'get', path: '/consent/config', summary: 'What a site asks consent for, in one language; sets nothing', limit: 'read', etag: true,
  headers: GPC, vary: ['Sec-GPC'], query: shape.configQuery, answers: { 200: shape.configAnswers },
  async handle({ query, request, services }) {
    const asked = { lang: query.lang ?? null, gpc: hasGpcHeader(request) };
    if (query.format !== 'cookieconsent') return services.consent.config(query.site, asked);
    const { view, asking } = await services.consent.foreignConfig(query.site, asked);
    return cookieConsentView(view, asking);
  },
});

const text = endpoint({
  method: 'get', path: '/consent/texts/{hash}', summary: 'The exact bytes of a text that was shown', allow: 'public', limit: 'read', params: shape.textPath, answers: { 200: shape.textAnswer },
  async handle({ params, services }) {
    const { bytes } = await services.consent.text(params.hash);
    return reply(200, bytes, { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': FOREVER });
  },
});

const me = endpoint({
  ...ofVisitor, method: 'get', path: '/consent/me', summary: 'What the visitor chose; sets nothing', limit: 'read', headers: SUBJECT, answers: { 200: shape.meAnswer },
  handle: ({ query, request, services }) => services.consent.me(query.site, subjectOf(request, query.site)),
});

const choose = endpoint({
  ...ofVisitor, method: 'put', path: '/consent/me', summary: 'Choose', limit: 'consent', headers: { ...GPC, ...SUBJECT }, body: shape.choiceBody, answers: { 200: shape.meAnswer },
  async handle({ query, body, request, services }) {
    const visit = visitOf(services, request, subjectOf(request, query.site));
    return withSubject(services, { request, site: query.site }, await services.consent.choose(query.site, visit, body));
  },
});

const beacon = endpoint({
  ...ofVisitor, method: 'post', path: '/consent/me', summary: 'Choose, also as a beacon (text/plain)', limit: 'consent', beacon: true, headers: { ...GPC, ...SUBJECT },
  body: shape.beaconBody, answers: { 200: shape.meAnswer },
  async handle({ query, body: { subject, ...choice }, request, services }) {
    const visit = visitOf(services, request, subjectOf(request, query.site, subject));
    return withSubject(services, { request, site: query.site }, await services.consent.choose(query.site, visit, choice));
  },
});

const withdraw = endpoint({
  ...ofVisitor, method: 'delete', path: '/consent/me', summary: 'Take back what was chosen', limit: 'withdraw', headers: { ...GPC, ...SUBJECT }, answers: { 200: shape.meAnswer },
  async handle({ query, request, services }) {
    const { me: now } = await services.consent.withdraw(query.site, visitOf(services, request, subjectOf(request, query.site)));
    return { ...now, receiptToken: null };
  },
});

const exported = ({ record, text: shown }: Exported) => {
  const { id, action, categories, services, revision, textHash, lang, surface, region, gpc, agent, at, expiresAt } = record;
  return {
    id, action, categories, services, revision, textHash, lang, surface, region, gpc, agent, at: at.toISOString(), expiresAt: expiresAt.toISOString(),
    text: shown === null ? null : JSON.parse(shown.bytes.toString('utf8')) as unknown,
  };
};

const data = endpoint({
  ...ofVisitor, method: 'get', path: '/consent/me/data', summary: 'Every record of the visitor, with the words that were shown; newest first', limit: 'read', headers: SUBJECT,
  query: shape.dataQuery, answers: { 200: shape.dataAnswer },
  async handle({ query, request, services }) {
    const { items, next } = await services.consent.exportOf(query.site, subjectOf(request, query.site), query.cursor ?? null);
    return { items: items.map(exported), next };
  },
});

const erase = endpoint({
  ...ofVisitor, method: 'delete', path: '/consent/me/data', summary: 'Forget whose these records are', limit: 'consent', headers: SUBJECT, answers: { 204: null },
  async handle({ query, request, services }) {
    await services.consent.erase(query.site, subjectOf(request, query.site));
    return cleared(services, query.site);
  },
});

const receipt = endpoint({
  method: 'get', path: '/consent/receipts/{id}', summary: 'A signed receipt (ISO/IEC TS 27560), with its token as Bearer or ?token=', allow: 'public', ownToken: true, limit: 'read',
  params: shape.receiptPath, query: shape.receiptQuery, answers: { 200: shape.receiptAnswer },
  handle: ({ params, query, request, services }) => services.consent.receipt(params.id, /^Bearer (\S{1,200})$/i.exec(request.header('authorization') ?? '')?.[1] ?? query.token ?? ''),
});

const jwks = endpoint({
  method: 'get', path: '/.well-known/jwks.json', root: true, summary: 'The keys that receipts are signed with', allow: 'public', limit: 'read', answers: { 200: shape.jwksAnswer },
  handle: ({ services }) => reply(200, services.consent.jwks(), { 'Cache-Control': AN_HOUR }),
});

const gpc = endpoint({
  method: 'get', path: '/.well-known/gpc.json', root: true, summary: 'That Global Privacy Control is heeded', allow: 'public', limit: 'read', answers: { 200: shape.gpcAnswer },
  handle: () => reply(200, { gpc: true, lastUpdate: '2026-11-26' }, { 'Cache-Control': AN_HOUR }),
});

export const consentRoutes = [config, text, me, choose, beacon, withdraw, data, erase, receipt, jwks, gpc];
