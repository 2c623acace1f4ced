// What a desk calls to write a site's consent policy: drafts, lint, preview, publishing, retiring.
import { AppError } from '../errors.ts';
import { deciderOf } from '../http/actor.ts';
import { staff } from '../http/authorize.ts';
import { reply, type RequestContext } from '../http/endpoint.ts';
import { sitePath } from '../http/ids.schema.ts';
import { endpoint } from '../http/services.ts';
import { messages, type Lang } from '../i18n/index.ts';
import * as shape from './consent-admin.schema.ts';
import { findingView, policyRowView, policyView, previewView } from './consent-admin.view.ts';
import { firstPolicy } from './first-policy.ts';
import type { Finding, PolicyDraft } from './policy.ts';
import { policyDraft } from './policy.schema.ts';

const read = { allow: staff('consent.read'), limit: 'staff_read', params: shape.policyPath } as const;
const write = { allow: staff('consent.write'), limit: 'staff_write', params: shape.policyPath } as const;

const list = endpoint({
  ...read, method: 'get', path: '/sites/{site}/consent/policies', summary: 'Drafts and revisions, the newest first, without their contents', params: sitePath, query: shape.pageQuery,
  answers: { 200: shape.policyPage },
  async handle({ params, query, services }) {
    await services.sites.get(params.site);
    const page = await services.policies.list(params.site, { limit: query.limit, cursor: query.cursor ?? null });
    return { items: page.items.map(policyRowView), next: page.next };
  },
});

const add = endpoint({
  ...write, method: 'post', path: '/sites/{site}/consent/policies', summary: 'Add a draft', params: sitePath, body: policyDraft, answers: { 201: shape.policyAnswer },
  async handle({ actor, params, body, services }) {
    await services.sites.get(params.site);
    return reply(201, policyView(await services.policies.add(params.site, deciderOf(actor).id, body as PolicyDraft)));
  },
});

const one = endpoint({
  ...read, method: 'get', path: '/sites/{site}/consent/policies/{id}', summary: 'A policy with its contents', answers: { 200: shape.policyAnswer },
  handle: async ({ params, services }) => policyView(await services.policies.get(params.site, params.id)),
});

const SEEN = { 'If-Match': 'The version the caller saw, in quotes: only if it is still that one.' };

/** The version in If-Match, which is the one the caller saw. */
function seenVersion(request: RequestContext): number | null {
  const header = request.header('if-match');
  if (header === null) return null;
  const [, version] = /^"([1-9]\d{0,8})"$/.exec(header) ?? [];
  if (version === undefined) throw new AppError('validation', { errors: [{ path: '!if-match', code: 'invalid' }] });
  return Number(version);
}

const change = endpoint({
  ...write, method: 'put', path: '/sites/{site}/consent/policies/{id}', summary: 'Replace a draft', headers: SEEN, body: policyDraft,
  answers: { 200: shape.policyAnswer },
  handle: async ({ params, body, request, services }) => policyView(await services.policies.change(params, body as PolicyDraft, seenVersion(request))),
});

const remove = endpoint({
  ...write, method: 'delete', path: '/sites/{site}/consent/policies/{id}', summary: 'Delete a draft', answers: { 204: null },
  handle: ({ params, services }) => services.policies.remove(params.site, params.id),
});

const lintPath = '/sites/{site}/consent/policies/{id}/lint';

function told(findings: Finding[], lang: Lang) {
  const sentences = messages(lang).consentFindings;
  return { findings: findings.map((finding) => findingView(finding, sentences[finding.code])) };
}

const lint = endpoint({
  ...read, method: 'get', path: lintPath, summary: 'What forbids publishing a policy', answers: { 200: shape.findings },
  handle: async ({ params, request, services }) => told(await services.policies.lint(params), request.lang),
});

const lintUnsaved = endpoint({
  ...read, method: 'post', path: lintPath, summary: 'What would forbid publishing a draft as it is given here, unsaved; without a body, as it is kept', limit: 'staff_write',
  body: policyDraft.optional(), answers: { 200: shape.findings },
  handle: async ({ params, body, request, services }) => told(await services.policies.lint(params, (body ?? null) as PolicyDraft | null), request.lang),
});

const first = endpoint({
  ...read, method: 'get', path: '/sites/{site}/consent/first-policy', summary: 'A policy to begin with; nothing is kept', params: sitePath, answers: { 200: policyDraft },
  async handle({ params, services }) {
    await services.sites.get(params.site);
    return firstPolicy(new URL(services.publicUrl).hostname, params.site);
  },
});

const publish = endpoint({
  ...write, method: 'post', path: '/sites/{site}/consent/policies/{id}/publish', summary: 'Publish a draft as the next revision; never changed again', headers: SEEN, answers: { 200: shape.policyAnswer },
  handle: async ({ actor, params, request, services }) => policyView(await services.policies.publish(params, deciderOf(actor).id, seenVersion(request))),
});

const retire = endpoint({
  ...write, method: 'post', path: '/sites/{site}/consent/policies/{id}/retire', summary: 'Retire a revision: no choice is taken under it any more', answers: { 200: shape.policyAnswer },
  handle: async ({ actor, params, services }) => policyView(await services.policies.retire(params, deciderOf(actor).id)),
});

const preview = endpoint({
  ...read, method: 'get', path: '/sites/{site}/consent/policies/{id}/preview', summary: 'The text as it would be served', query: shape.previewQuery, answers: { 200: shape.preview },
  async handle({ params, query, services }) {
    const { content, hash } = await services.policies.preview(params.site, params.id, query.lang ?? (await services.sites.get(params.site)).locale);
    return previewView(content, hash);
  },
});

const diff = endpoint({
  ...read, method: 'get', path: '/sites/{site}/consent/policies/{id}/diff', summary: 'What differs between two policies', query: shape.diffQuery, answers: { 200: shape.diff },
  handle: async ({ params, query, services }) => ({ from: params.id, to: query.with, changes: await services.policies.diff(params.site, params.id, query.with) }),
});

export const policiesRoutes = [list, add, one, change, remove, lint, lintUnsaved, first, publish, retire, preview, diff];
