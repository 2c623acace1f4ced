// Holds every answer of the real API against what its endpoint declares: a 2xx body against its schema, a refusal against the shape of a problem.
import type { Response } from 'supertest';
import { endpoints } from '../../src/app.ts';
import { fullPath, type Endpoint } from '../../src/http/endpoint.ts';
import type { Services } from '../../src/http/services.ts';
import { mediaTypeOf } from '../../src/http/openapi.ts';
import { statusOf } from '../../src/errors.ts';

const patterns = endpoints.map((endpoint) => ({ endpoint, pattern: new RegExp(`^${fullPath(endpoint).replaceAll(/\{\w+\}/g, '[^/]+').replaceAll('.', '\\.')}$`) }))
  // A written-out segment goes before one in braces, as in the router.
  .toSorted((a, b) => Number(a.endpoint.path.includes('{')) - Number(b.endpoint.path.includes('{')));

export const endpointOf = (method: string, url: string): Endpoint<Services> | undefined =>
  patterns.find(({ endpoint, pattern }) => endpoint.method === method && pattern.test(url.split('?')[0]!))?.endpoint;

/** What a ban says beside. */
const BANNED = ['reason', 'until'];
const PROBLEM = ['code', 'detail', 'errors', 'requestId', 'status', 'title', 'type'];

/** Throws where an answer is none that was declared. */
export function assertDeclared(method: string, url: string, answer: Response): void {
  const fault = answer.status >= 400 ? problemFault(answer) : bodyFault(method, url, answer);
  if (fault !== null) throw new Error(`${method} ${url} answered ${answer.status}: ${fault}\n${answer.text.slice(0, 500)}`);
}

function problemFault({ status, body, type }: Response): string | null {
  if (type === 'text/html') return null;
  if (type !== 'application/problem+json') return `not a problem but ${type}`;
  const beside = (body as { code: string }).code === 'banned' ? BANNED : [];
  if (Object.keys(body).toSorted().join() !== [...PROBLEM, ...beside].toSorted().join()) return 'not the shape of a problem';
  const { code, errors } = body as { code: keyof typeof statusOf; errors: { path: string; code: string }[] };
  if (statusOf[code] !== status || body.status !== status || body.type !== `urn:hiwar:error:${code}`) return 'a code that does not fit';
  return errors.every(({ path }) => path === '' || /^[/?!]/.test(path)) ? null : 'a path that is none';
}

function bodyFault(method: string, url: string, answer: Response): string | null {
  const endpoint = endpointOf(method, url);
  if (endpoint === undefined || answer.status >= 300) return null;
  const schema = answer.status === 200 ? (endpoint.otherTypes?.[answer.type] ?? endpoint.answers[200]) : endpoint.answers[answer.status];
  if (schema === undefined) return 'a status that is not declared';
  if (schema === null) return answer.text === '' || answer.text === undefined ? null : 'a body where none is declared';
  if (answer.type !== mediaTypeOf(schema)) return `${answer.type} where ${mediaTypeOf(schema)} is declared`;
  const result = schema.safeParse(answer.type === 'application/json' ? answer.body : answer.text);
  return result.success ? null : JSON.stringify(result.error.issues).slice(0, 600);
}
