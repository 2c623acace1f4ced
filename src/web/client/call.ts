// How browser code speaks to the API: one request with a time limit, and what can go wrong as errors that say what to do. Draws nothing.
import type { Problem } from '../wire.ts';

/** What the API refused, as it said it. */
export class Refused extends Error {
  readonly problem: Problem;
  /** When it is worth another try; null when time will not help. */
  readonly retryAfterSeconds: number | null;

  constructor(problem: Problem, retryAfterSeconds: number | null) {
    super(problem.detail);
    this.problem = problem;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** No answer came: no network, or none in time. A write may have arrived all the same. */
export class Unreachable extends Error {
  readonly why: 'offline' | 'slow';

  constructor(why: 'offline' | 'slow') {
    super(why);
    this.why = why;
  }
}

export type Given = { body?: unknown; headers?: Record<string, string>; signal?: AbortSignal; keepalive?: boolean };
export type Answer<T> = { status: number; headers: Headers; body: T };
export type Caller = {
  /** The address of the API's server, empty for this page's own. */
  base: string;
  lang: string;
  credentials: RequestCredentials;
  /** The bearer token to send, if any. */
  token?: () => string | null;
};

const PATIENCE_MS = 15_000;
let skewMs = 0;

/** The server's time, for what it dates: a reader's clock may be wrong by years. Milliseconds. */
export const serverNow = (): number => Date.now() + skewMs;

/** Asks and answers; throws Refused for what the API refuses and Unreachable when there is no answer. A 304 or 204 has a null body. */
export async function call<T>(caller: Caller, request: string, given: Given = {}): Promise<Answer<T>> {
  const [method = 'GET', path = ''] = request.split(' ');
  const headers: Record<string, string> = { 'Accept-Language': caller.lang, ...given.headers };
  const token = caller.token?.() ?? null;
  if (token !== null) headers['Authorization'] = `Bearer ${token}`;
  if (given.body !== undefined) headers['Content-Type'] ??= 'application/json';
  // AbortSignal.any would say this shorter; browsers of 2023 do not have it.
  const patience = AbortSignal.timeout(PATIENCE_MS);
  const ended = new AbortController();
  const end = (): void => ended.abort();
  patience.addEventListener('abort', end);
  given.signal?.addEventListener('abort', end);
  if (given.signal?.aborted === true) end();
  const body = given.body === undefined ? null : typeof given.body === 'string' ? given.body : JSON.stringify(given.body);
  try {
    const response = await fetch(`${caller.base}/api/v1${path}`, {
      method, headers, body, credentials: caller.credentials, keepalive: given.keepalive ?? false,
      signal: ended.signal,
    });
    const date = Date.parse(response.headers.get('Date') ?? '');
    if (!Number.isNaN(date)) skewMs = Math.abs(date - Date.now()) < 2000 ? 0 : date - Date.now();
    const answer = response.status === 204 || response.status === 304 ? null : await read(response);
    if (response.ok || response.status === 304) return { status: response.status, headers: response.headers, body: answer as T };
    throw new Refused(problemOf(answer, response.status), secondsOf(response));
  } catch (error) {
    if (error instanceof Refused || given.signal?.aborted === true) throw error;
    throw new Unreachable(patience.aborted ? 'slow' : 'offline');
  } finally {
    patience.removeEventListener('abort', end);
    given.signal?.removeEventListener('abort', end);
  }
}

const read = (response: Response): Promise<unknown> =>
  (/json/.test(response.headers.get('Content-Type') ?? '') ? response.json() : response.text());

/** A proxy in between may answer with a page of its own. */
const problemOf = (answer: unknown, status: number): Problem => (typeof answer === 'object' && answer !== null && 'code' in answer
  ? answer as Problem
  : { type: '', title: '', status, code: 'unavailable', detail: '', requestId: '' });

function secondsOf(response: Response): number | null {
  const seconds = Number(response.headers.get('Retry-After') ?? Number.NaN);
  return Number.isFinite(seconds) ? seconds : null;
}
