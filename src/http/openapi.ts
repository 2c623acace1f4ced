// The OpenAPI 3.1 description, made from the declarations that also validate, so that it cannot tell anything else.
import { z } from 'zod';
import { errorsOf } from './declared-errors.ts';
import { sessionCookie } from './authentication.ts';
import { fullPath, pathNames, type Endpoint } from './endpoint.ts';
import { idempotencyKey } from './ids.schema.ts';

type Json = Record<string, unknown>;

export const schemaOf = (schema: z.ZodType, io: 'input' | 'output'): Json => {
  const { $schema: _, '~standard': __, ...json } = z.toJSONSchema(schema, { io, unrepresentable: 'any', override: ({ jsonSchema }) => show(jsonSchema) }) as Json;
  return json;
};

/** A field that says itself what it is to be shown as (fields.ts). */
function show(json: Json): void {
  const { shownAs } = json;
  if (shownAs === undefined) return;
  for (const name of Object.keys(json)) delete json[name];
  Object.assign(json, shownAs);
}

/** What an answer is sent as: JSON, unless its schema says what its text is. */
export const mediaTypeOf = (schema: z.ZodType): string => String(schema.meta()?.['contentMediaType'] ?? 'application/json');

/** The types of body a call takes, each with what it must be. */
export function bodiesOf<S>({ body, bodies, form, beacon, csv }: Endpoint<S>): [string, z.ZodType][] {
  if (body === null) return [];
  if (csv !== undefined) return [['text/csv', body]];
  const types = ['application/json', ...(form === true ? ['application/x-www-form-urlencoded'] : []), ...(beacon === true ? ['text/plain'] : [])];
  return types.map((type) => [type, bodies?.[type] ?? body]);
}

/** The whole document. */
export function openApi<S>(endpoints: Endpoint<S>[], publicUrl: string): Json {
  const paths: Record<string, Json> = {};
  for (const endpoint of endpoints) (paths[fullPath(endpoint)] ??= {})[endpoint.method] = operation(endpoint);
  return {
    openapi: '3.1.0',
    info: { title: 'Hiwar', version: '1', description: 'Comments and moderation for news sites.' },
    servers: [{ url: publicUrl }],
    paths,
    components: {
      securitySchemes: {
        guestToken: { type: 'http', scheme: 'bearer', description: 'A reader: g_…' },
        apiKey: { type: 'http', scheme: 'bearer', description: 'A machine: hk_…' },
        session: { type: 'apiKey', in: 'cookie', name: sessionCookie(publicUrl), description: 'Staff, from POST /session.' },
      },
      schemas: { Problem: problemSchema },
    },
  };
}

function operation<S>(endpoint: Endpoint<S>): Json {
  const { summary, body } = endpoint;
  return {
    operationId: operationId(endpoint),
    summary,
    parameters: parameters(endpoint),
    ...(body === null ? {} : {
      requestBody: { required: !body.safeParse(undefined).success, content: Object.fromEntries(bodiesOf(endpoint).map(([type, schema]) => [type, { schema: schemaOf(schema, 'input') }])) },
    }),
    responses: responses(endpoint),
    security: security(endpoint),
  };
}

const operationId = <S>({ method, path }: Endpoint<S>): string =>
  method + path.replaceAll(/[^A-Za-z0-9]+(\w)?/g, (_, letter: string | undefined) => (letter ?? '').toUpperCase());

/** Every parameter of path, query and headers, as OpenAPI lists them. */
export function parameters<S>({ path, params, query, idempotent, headers = {} }: Endpoint<S>): Json[] {
  const inPath = (params === null ? {} : schemaOf(params, 'input')['properties'] ?? {}) as Record<string, Json>;
  const search = query === null ? {} : schemaOf(query, 'input');
  const required = new Set((search['required'] ?? []) as string[]);
  return [
    ...pathNames(path).map((name) => ({ name, in: 'path', required: true, schema: inPath[name] ?? { type: 'string' } })),
    ...Object.entries((search['properties'] ?? {}) as Record<string, Json>)
      .map(([name, schema]) => ({ name, in: 'query', required: required.has(name), schema })),
    ...Object.entries(headers).map(([name, description]) => ({ name, in: 'header', required: false, description, schema: { type: 'string' } })),
    ...(idempotent === true ? [{ name: 'Idempotency-Key', in: 'header', required: false, schema: schemaOf(idempotencyKey, 'input') }] : []),
  ];
}

function responses<S>(endpoint: Endpoint<S>): Json {
  const answers = Object.entries(endpoint.answers).map(([status, schema]) => [status, schema === null
    ? { description: 'No content' }
    : { description: 'Done', content: contentOf([schema, ...(status === '200' ? Object.values(endpoint.otherTypes ?? {}) : [])]) }]);
  const problems = [...Map.groupBy(errorsOf(endpoint), ({ status }) => status)].map(([status, errors]) => [String(status), {
    description: errors.map(({ code }) => code).join(', '),
    content: {
      'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
      // Who sent a form is answered with a page.
      ...(endpoint.form === true ? { 'text/html': { schema: { type: 'string', contentMediaType: 'text/html' } } } : {}),
    },
  }]);
  return Object.fromEntries([...problems, ...answers]) as Json;
}

const contentOf = (schemas: z.ZodType[]): Json => Object.fromEntries(schemas.map((schema) => [mediaTypeOf(schema), { schema: schemaOf(schema, 'output') }]));

function security<S>({ allow }: Endpoint<S>): Json[] {
  if (allow === 'public') return [{}, { guestToken: [] }];
  if (allow.to === 'reader') return [{ guestToken: [] }, { session: [] }];
  if (allow.to === 'key') return [{ apiKey: [] }];
  return allow.scope === null ? [{ session: [] }] : [{ session: [] }, { apiKey: [] }];
}

const problemSchema = {
  type: 'object',
  required: ['type', 'title', 'status', 'code', 'detail', 'errors', 'requestId'],
  properties: {
    type: { type: 'string' }, title: { type: 'string' }, status: { type: 'integer' }, code: { type: 'string' }, detail: { type: 'string' },
    errors: { type: 'array', items: { type: 'object', required: ['path', 'code'], properties: {
      path: { type: 'string', description: 'A JSON Pointer into the body, ?name for a query field, !name for a header' }, code: { type: 'string' },
    } } },
    requestId: { type: 'string' },
    reason: { type: ['string', 'null'], description: 'With code banned: why, where the desk tells it' },
    until: { type: ['string', 'null'], format: 'date-time', description: 'With code banned: the end of the ban; null for none, or where the desk does not tell it' },
  },
};
