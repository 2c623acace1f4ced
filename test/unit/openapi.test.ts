// The description covers every endpoint, is OpenAPI 3.1 in shape, and the page made of it needs no other server.
import { expect, test } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { endpoints } from '../../src/app.ts';
import { docsPage } from '../../src/http/docs.ts';
import { fullPath } from '../../src/http/endpoint.ts';
import { openApi } from '../../src/http/openapi.ts';

type Schema = Record<string, unknown>;
type Operation = {
  operationId: string; parameters: { name: string; in: string; schema: Schema }[]; requestBody?: { content: Record<string, { schema: Schema }> };
  responses: Record<string, { content?: Record<string, { schema: Schema }> }>; security: Record<string, string[]>[];
};
type Document = { openapi: string; paths: Record<string, Record<string, Operation>>; components: { schemas: Record<string, Schema>; securitySchemes: Record<string, { name?: string }> } };

const described = openApi(endpoints, 'https://hiwar.example') as unknown as Document;
const operations = Object.entries(described.paths).flatMap(([path, item]) => Object.entries(item).map(([method, operation]) => ({ path, method, operation })));

const schema = { type: 'object' };
const content = { type: 'object', minProperties: 1, additionalProperties: { type: 'object', required: ['schema'], properties: { schema }, additionalProperties: false } };
/** What OpenAPI 3.1 asks of the parts we use. */
const shape = {
  type: 'object', required: ['openapi', 'info', 'paths'], additionalProperties: false,
  properties: {
    openapi: { const: '3.1.0' },
    info: { type: 'object', required: ['title', 'version'], properties: { title: { type: 'string' }, version: { type: 'string' } } },
    servers: { type: 'array', items: { type: 'object', required: ['url'] } },
    components: { type: 'object', required: ['securitySchemes', 'schemas'] },
    paths: { type: 'object', propertyNames: { pattern: '^/' }, additionalProperties: {
      type: 'object', propertyNames: { enum: ['get', 'put', 'post', 'patch', 'delete'] }, additionalProperties: {
        type: 'object', required: ['operationId', 'summary', 'parameters', 'responses', 'security'], additionalProperties: false,
        properties: {
          operationId: { type: 'string', pattern: '^[a-zA-Z][a-zA-Z0-9]*$' }, summary: { type: 'string', minLength: 3 },
          parameters: { type: 'array', items: { type: 'object', required: ['name', 'in', 'required', 'schema'], properties: { in: { enum: ['path', 'query', 'header'] }, required: { type: 'boolean' }, schema } } },
          requestBody: { type: 'object', required: ['required', 'content'], properties: { required: { type: 'boolean' }, content } },
          responses: { type: 'object', propertyNames: { pattern: '^[2-5]\\d\\d$' }, additionalProperties: { type: 'object', required: ['description'], properties: { description: { type: 'string', minLength: 1 }, content } } },
          security: { type: 'array', items: { type: 'object' } },
        },
      },
    } },
  },
};

test('the document has the shape of OpenAPI 3.1', () => {
  const ajv = new Ajv2020({ allErrors: true });
  ajv.validate(shape, described);
  expect(ajv.errors).toBeNull();
});

test('every endpoint is in it and nothing else, each under an id of its own', () => {
  expect(operations.map(({ path, method }) => `${method} ${path}`).toSorted()).toEqual(endpoints.map((each) => `${each.method} ${fullPath(each)}`).toSorted());
  expect(new Set(operations.map(({ operation }) => operation.operationId)).size).toBe(endpoints.length);
});

test('every schema compiles as JSON Schema 2020-12', () => {
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  ajv.addSchema({ $id: 'https://hiwar.example/', components: described.components });
  const all = operations.flatMap(({ operation }) => [
    ...operation.parameters.map((each) => each.schema),
    ...[operation.requestBody?.content ?? {}, ...Object.values(operation.responses).map((each) => each.content ?? {})].flatMap((each) => Object.values(each).map((one) => one.schema)),
  ]).filter((each) => each['$ref'] === undefined);
  for (const each of [...all, ...Object.values(described.components.schemas)]) expect(() => ajv.compile(each)).not.toThrow();
  expect(all.length).toBeGreaterThan(endpoints.length);
});

test('every parameter in a path is described, every refusal is a problem, every scheme is one that is declared', () => {
  for (const { path, operation } of operations) {
    expect(operation.parameters.filter((each) => each.in === 'path').map(({ name }) => name)).toEqual(Array.from(path.matchAll(/\{(\w+)\}/g), ([, name]) => name));
    for (const [status, answer] of Object.entries(operation.responses)) {
      if (Number(status) >= 400) expect(answer.content).toMatchObject({ 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } });
    }
    for (const name of operation.security.flatMap((each) => Object.keys(each))) expect(described.components.securitySchemes).toHaveProperty(name);
  }
});

const at = (name: string): Operation => {
  const [method = '', path = ''] = name.split(' ');
  return described.paths[`/api/v1${path}`]![method]!;
};
const COMMENTS = '/sites/{site}/threads/{key}/comments';

test('the page of comments is HTML, and so is what a refused form is told; a word list and a summary may be CSV; all else is JSON', () => {
  const page = at(`get ${COMMENTS}.html`);
  const table = at('get /moderation/transparency');
  expect(Object.keys(table.responses['200']!.content!)).toEqual(['application/json', 'text/csv']);
  expect(Object.keys(page.responses['200']!.content!)).toEqual(['text/html']);
  expect(Object.keys(at(`post ${COMMENTS}`).responses['422']!.content!)).toEqual(['application/problem+json', 'text/html']);
  const list = at('get /sites/{site}/rules.csv');
  expect(Object.keys(list.responses['200']!.content!)).toEqual(['text/csv']);
  expect(Object.keys(at('put /sites/{site}/rules.csv').requestBody!.content)).toEqual(['text/csv']);
  const lines = at('get /sites/{site}/consent/export');
  expect(Object.keys(lines.responses['200']!.content!)).toEqual(['application/x-ndjson', 'text/csv']);
  const others = operations.filter(({ operation }) => operation !== lines && operation !== page && operation !== table && operation !== list).flatMap(({ operation }) => Object.entries(operation.responses).filter(([status]) => status < '300'));
  for (const [, { content: sent }] of others) expect(Object.keys(sent ?? { 'application/json': null })).toEqual(['application/json']);
});

test('a post is JSON or the plain form, each with its own fields', () => {
  const { content: taken } = at(`post ${COMMENTS}`).requestBody!;
  expect(Object.keys(taken)).toEqual(['application/json', 'application/x-www-form-urlencoded']);
  const check = (type: string, body: object) => new Ajv2020({ strict: false }).validate(taken[type]!.schema, body);
  const json = { text: 'شكرا', author: { name: 'سلمى' } };
  const form = { text: 'شكرا', name: 'سلمى', idempotencyKey: 'f-1', lang: 'ar' };
  expect([check('application/json', json), check('application/json', form)]).toEqual([true, false]);
  expect([check('application/x-www-form-urlencoded', form), check('application/x-www-form-urlencoded', json)]).toEqual([true, false]);
});

test('calls name the headers they go by', () => {
  const named = operations.flatMap(({ operation }) => operation.parameters.filter((each) => each.in === 'header' && each.name !== 'Idempotency-Key').map(({ name }) => `${operation.operationId} ${name}`));
  expect(named.toSorted()).toEqual(['deleteConsentMe Consent-Subject', 'deleteConsentMe Sec-GPC', 'deleteConsentMeData Consent-Subject', 'getConsentConfig Sec-GPC', 'getConsentMe Consent-Subject',
    'getConsentMeData Consent-Subject', 'postConsentMe Consent-Subject', 'postConsentMe Sec-GPC', 'postSitesSiteConsentPoliciesIdPublish If-Match', 'putConsentMe Consent-Subject', 'putConsentMe Sec-GPC',
    'putSitesSiteConsentPoliciesId If-Match']);
});

test('the calls that take an Idempotency-Key say so, with its bounds', () => {
  const keys = operations.flatMap(({ operation }) => operation.parameters.filter((each) => each.name === 'Idempotency-Key').map((each) => ({ ...each, of: operation.operationId })));
  expect(keys.map(({ of, name }) => `${of} ${name}`).toSorted())
    .toEqual(['deleteCommentsId', 'patchCommentsId', 'postCommentsIdReports', 'postMeCommentsIdAppeal', 'postModerationAuthorsIdNotes', 'postModerationJobs', 'postModerationSanctions', 'postSitesSiteGuests', 'postSitesSiteThreadsKeyComments'].map((of) => `${of} Idempotency-Key`));
  const isKey = (text: string) => new Ajv2020({ strict: false }).validate(keys[0]!.schema, text);
  expect(['x'.repeat(128), 'x'.repeat(129), 'a b', 'مفتاح', ''].map(isKey)).toEqual([true, false, false, false, false]);
});

test('a number in a query is an integer with its bounds and what it is when absent', () => {
  const limits = operations.flatMap(({ operation }) => operation.parameters.filter((each) => each.in === 'query' && ['limit', 'replies'].includes(each.name)));
  expect(limits.length).toBeGreaterThan(4);
  for (const { schema: shown } of limits) expect(shown).toEqual({ type: 'integer', minimum: expect.any(Number), maximum: expect.any(Number), default: expect.any(Number) });
  expect(at(`get ${COMMENTS}`).parameters.find(({ name }) => name === 'replies')).toMatchObject({ required: false, schema: { minimum: 0, maximum: 20, default: 3 } });
});

test('the session\'s cookie is named as it is set', () => {
  expect(described.components.securitySchemes['session']?.name).toBe('__Host-hiwar');
  expect((openApi(endpoints, 'http://127.0.0.1:8080') as unknown as Document).components.securitySchemes['session']?.name).toBe('hiwar_dev');
});

test('the guide names every endpoint and asks nothing of another server', () => {
  const page = docsPage(endpoints);
  for (const each of endpoints) expect(page).toContain(`${each.method.toUpperCase()} ${fullPath(each)}`);
  expect(page).not.toMatch(/<(?:script|link|img|iframe|object|embed)\b|@import|url\(|(?:src|href|action)\s*=\s*["']?(?:[a-z]+:)?\/\//i);
  expect(page.match(/href="[^"]*"/g)!.every((href) => /^href="(#|\/openapi\.json")/.test(href))).toBe(true);
  expect(page).toMatch(/^<!doctype html><html lang="en" dir="ltr">/);
});
