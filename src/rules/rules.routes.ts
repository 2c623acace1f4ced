// What a desk calls to keep its word list: terms, trial, CSV, versions, the lists to begin with.
import { deciderOf } from '../http/actor.ts';
import { staff } from '../http/authorize.ts';
import { reply } from '../http/endpoint.ts';
import { endpoint } from '../http/services.ts';
import { sitePath } from '../http/ids.schema.ts';
import { cleanText } from '../text/clean.ts';
import { MAX_LIST_BYTES, type Rule, type RuleVersion } from './rule.ts';
import { listCsv } from './rules.csv.ts';
import * as shape from './rules.schema.ts';
import { starterList } from './starter/starter.ts';

const ruleView = ({ id, term, match, action, except, note, createdAt }: Rule) => ({ id, term, match, action, except, note, createdAt: createdAt.toISOString() });
const versionView = ({ number, at, by, action, restored, added, changed, removed, size, differences }: RuleVersion) =>
  ({ number, at: at.toISOString(), by, action, restored, added, changed, removed, size, differences: differences.map(({ kind, ruleId, term }) => ({ kind, ruleId, term })) });
const newestView = (version: RuleVersion | null) => ({ version: version === null ? null : versionView(version) });

const read = { allow: staff('comment.read'), limit: 'staff_read', params: sitePath } as const;
const write = { allow: staff('comment.decide'), limit: 'staff_write' } as const;

const list = endpoint({
  ...read, method: 'get', path: '/sites/{site}/rules', summary: 'The word list', query: shape.pageQuery, answers: { 200: shape.rulePage },
  async handle({ params, query, services }) {
    const page = await services.rules.page(params.site, { limit: query.limit, cursor: query.cursor ?? null });
    return { items: page.items.map(ruleView), next: page.next };
  },
});

const add = endpoint({
  ...write, method: 'post', path: '/sites/{site}/rules', summary: 'Add a term', params: sitePath, body: shape.ruleBody, answers: { 201: shape.ruleAnswer },
  handle: async ({ actor, params, body, services }) => reply(201, ruleView(await services.rules.add(params.site, deciderOf(actor).id, body))),
});

const change = endpoint({
  ...write, method: 'put', path: '/sites/{site}/rules/{id}', summary: 'Change a term', params: shape.rulePath, body: shape.ruleBody, answers: { 200: shape.ruleAnswer },
  handle: async ({ actor, params, body, services }) => ruleView(await services.rules.change(params.site, deciderOf(actor).id, { id: params.id, draft: body })),
});

const remove = endpoint({
  ...write, method: 'delete', path: '/sites/{site}/rules/{id}', summary: 'Drop a term', params: shape.rulePath, answers: { 204: null },
  handle: ({ actor, params, services }) => services.rules.delete(params.site, deciderOf(actor).id, params.id),
});

const tryText = endpoint({
  ...read, method: 'post', path: '/sites/{site}/rules/try', summary: 'What screening would say of a text, and what a term might except; nothing is stored', limit: 'staff_write',
  body: shape.tryBody, answers: { 200: shape.tryAnswer },
  async handle({ params, body, services }) {
    const { kind, score, findings } = await services.comments.tryText(await services.sites.get(params.site), body.text);
    const reasons = findings.map(({ check, verdict, code, score: sure, spans, evidence }) => ({ check, verdict, code, score: sure, spans, evidence: evidence ?? {} }));
    const text = cleanText(body.text);
    return { text, verdict: kind, score, reasons, proposals: await services.rules.proposals(params.site, text) };
  },
});

const readCsv = endpoint({
  ...read, method: 'get', path: '/sites/{site}/rules.csv', summary: 'The word list as CSV, for a spreadsheet', answers: { 200: shape.csvAnswer },
  async handle({ params, services }) {
    const headers = { 'Content-Type': 'text/csv; charset=utf-8; header=present', 'Content-Disposition': `attachment; filename="rules-${params.site}.csv"` };
    return reply(200, listCsv(await services.rules.all(params.site)), headers);
  },
});

const writeCsv = endpoint({
  ...write, method: 'put', path: '/sites/{site}/rules.csv', summary: 'Replace the word list by a CSV, as one version; a bad row is named by its line, and nothing changes', params: sitePath,
  csv: { maxBytes: MAX_LIST_BYTES }, body: shape.csvBody, answers: { 200: shape.newestAnswer },
  handle: async ({ actor, params, body, services }) => newestView(await services.rules.replace(params.site, deciderOf(actor).id, shape.draftsOfCsv(body))),
});

const versions = endpoint({
  ...read, method: 'get', path: '/sites/{site}/rules/versions', summary: 'The versions of the word list, newest first: who, when, what', query: shape.versionsQuery, answers: { 200: shape.versionPage },
  async handle({ params, query, services }) {
    const page = await services.rules.versions(params.site, { limit: query.limit, cursor: query.cursor ?? null });
    return { items: page.items.map(versionView), next: page.next };
  },
});

const version = endpoint({
  ...read, method: 'get', path: '/sites/{site}/rules/versions/{number}', summary: 'The word list as it stood', params: shape.versionPath, query: shape.pageQuery, answers: { 200: shape.listAnswer },
  async handle({ params, query, services }) {
    const found = await services.rules.version(params.site, params.number);
    const page = await services.rules.listAt(params.site, params.number, { limit: query.limit, cursor: query.cursor ?? null });
    return { version: versionView(found), items: page.items.map(ruleView), next: page.next };
  },
});

const restore = endpoint({
  ...write, method: 'post', path: '/sites/{site}/rules/versions/{number}/restore', summary: 'Bring a version back, as a new one', params: shape.versionPath, answers: { 200: shape.newestAnswer },
  handle: async ({ actor, params, services }) => newestView(await services.rules.restore(params.site, deciderOf(actor).id, params.number)),
});

const starter = endpoint({
  ...read, method: 'get', path: '/sites/{site}/rules/starter', summary: 'A list to begin with; the site\'s language unless another is named', query: shape.starterQuery, answers: { 200: shape.starterAnswer },
  async handle({ params, query, services }) {
    const lang = query.lang ?? (await services.sites.get(params.site)).locale;
    return { lang, items: starterList(lang), next: null };
  },
});

const addStarter = endpoint({
  ...write, method: 'post', path: '/sites/{site}/rules/starter', summary: 'Add what the list lacks of the one to begin with, as one version', params: sitePath, body: shape.starterBody,
  answers: { 200: shape.newestAnswer },
  async handle({ actor, params, body, services }) {
    const lang = body.lang ?? (await services.sites.get(params.site)).locale;
    return newestView(await services.rules.addStarter(params.site, deciderOf(actor).id, lang));
  },
});

export const rulesRoutes = [list, add, change, remove, tryText, readCsv, writeCsv, versions, version, restore, starter, addStarter];
