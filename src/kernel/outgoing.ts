// The one way this server calls out: only where the public internet answers or the operator says so, within a time and a size.
// Every name is resolved once and the connection goes to the address that was judged; no proxy of the environment is used.
import { lookup, type LookupAddress } from 'node:dns';
import { Agent as HttpAgent, request as httpRequest, type ClientRequest, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { hostAndPort, isExcepted, isPublicAddress, type Exceptions } from './public-address.ts';

const MAX_ANSWER_BYTES = 64 * 1024;
const MAX_HEADER_BYTES = 8 * 1024;
const MAX_REDIRECTS = 3;
/** Connections to one service at once; more wait, within their own deadlines. */
const MAX_SOCKETS = 32;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);
/** The redirects under which a body is sent again as it was. */
const KEEPING = new Set([307, 308]);

export type OutgoingRequest = { url: string; method: 'GET' | 'POST'; headers?: Record<string, string>; body?: string; deadlineMs: number };
export type OutgoingAnswer = { status: number; headers: IncomingHttpHeaders; text: string };

/** `refused_*`: never sent. The words are stable and name neither the address nor anything of the request. */
export type OutgoingFailure =
  | 'refused_url' | 'refused_scheme' | 'refused_credentials' | 'refused_address' | 'refused_literal' | 'refused_redirect'
  | 'unresolved' | 'unreachable' | 'late' | 'too_large';

export class OutgoingError extends Error {
  override readonly name = 'OutgoingError';
  readonly why: OutgoingFailure;

  constructor(why: OutgoingFailure, cause?: unknown) {
    super(why, { cause });
    this.why = why;
  }
}

/** All addresses of a name. */
export type Resolve = (name: string) => Promise<LookupAddress[]>;

export class Outgoing {
  private readonly exceptions: Exceptions;
  private readonly resolve: Resolve;
  private readonly agents = { 'http:': new HttpAgent({ keepAlive: true, maxSockets: MAX_SOCKETS }), 'https:': new HttpsAgent({ keepAlive: true, maxSockets: MAX_SOCKETS }) };

  constructor({ exceptions, resolve = createResolve() }: { exceptions: Exceptions; resolve?: Resolve }) {
    this.exceptions = exceptions;
    this.resolve = resolve;
  }

  /** The answer of a service, redirects followed; throws OutgoingError. Each hop is judged anew. A redirect takes neither
   *  headers nor a body to another origin, and an exception of the operator's only holds for the origin that was asked. */
  async send(wanted: OutgoingRequest): Promise<OutgoingAnswer> {
    const signal = AbortSignal.timeout(wanted.deadlineMs);
    let request = wanted;
    for (let hops = 0; hops <= MAX_REDIRECTS; hops += 1) {
      const url = acceptUrl(request.url);
      const isAsked = url.origin === new URL(wanted.url).origin;
      const addresses = await beforeDeadline(this.judge(url, isAsked), signal);
      const answer = await this.exchange({ ...request, url, addresses, signal });
      const location = REDIRECTS.has(answer.status) ? answer.headers.location : undefined;
      if (location === undefined) return answer;
      request = redirected({ ...request, location, from: url, status: answer.status });
    }
    throw new OutgoingError('refused_redirect');
  }

  /** Ends the connections that are kept. */
  close(): void {
    for (const agent of Object.values(this.agents)) agent.destroy();
  }

  /** The addresses that may be connected to for this URL; throws where one of them may not. */
  private async judge(url: URL, isAsked: boolean): Promise<LookupAddress[]> {
    const name = url.hostname.replace(/^\[|\]$/g, '');
    const isListed = isAsked && this.exceptions.hosts.has(hostAndPort(url));
    const mayReach = (address: string): boolean => isListed || isPublicAddress(address) || (isAsked && isExcepted(address, this.exceptions));
    const family = isIP(name);
    const addresses = family === 0 ? await this.lookUp(name) : [{ address: name, family }];
    if (!addresses.every(({ address }) => mayReach(address))) throw new OutgoingError('refused_address');
    // A public service has a name; who writes its number hides where it goes, or runs it and can list it.
    if (family !== 0 && !isListed && !isExcepted(name, this.exceptions)) throw new OutgoingError('refused_literal');
    return addresses;
  }

  private async lookUp(name: string): Promise<LookupAddress[]> {
    const addresses = await this.resolve(name).catch((cause: unknown) => Promise.reject(new OutgoingError('unresolved', cause)));
    if (addresses.length === 0) throw new OutgoingError('unresolved');
    return addresses;
  }

  private async exchange(hop: Hop): Promise<OutgoingAnswer> {
    const attempt = this.begin(hop);
    try {
      return await answerTo(attempt, hop.body);
    } catch (error) {
      if (hop.signal.aborted) throw new OutgoingError('late', error);
      if (error instanceof OutgoingError) throw error;
      // A kept connection that the other side had just closed; a new one has not been tried.
      if (attempt.reusedSocket && (error as NodeJS.ErrnoException).code === 'ECONNRESET') return this.exchange(hop);
      throw new OutgoingError('unreachable', error);
    }
  }

  private begin({ url, method, headers, body, addresses, signal }: Hop): ClientRequest {
    const length = body === undefined ? {} : { 'Content-Length': String(Buffer.byteLength(body)) };
    const options = { method, headers: { ...headers, ...length, 'Accept-Encoding': 'identity' }, lookup: pinned(addresses), signal, maxHeaderSize: MAX_HEADER_BYTES };
    return url.protocol === 'https:'
      ? httpsRequest(url, { ...options, agent: this.agents['https:'] })
      : httpRequest(url, { ...options, agent: this.agents['http:'] });
  }
}

type Hop = Omit<OutgoingRequest, 'url'> & { url: URL; addresses: LookupAddress[]; signal: AbortSignal };

function acceptUrl(text: string): URL {
  if (!URL.canParse(text)) throw new OutgoingError('refused_url');
  const url = new URL(text);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw new OutgoingError('refused_scheme');
  if (url.username !== '' || url.password !== '') throw new OutgoingError('refused_credentials');
  return url;
}

type Redirect = OutgoingRequest & { location: string; from: URL; status: number };

function redirected({ location, from, status, headers, body, method, deadlineMs }: Redirect): OutgoingRequest {
  if (!URL.canParse(location, from)) throw new OutgoingError('refused_redirect');
  const to = new URL(location, from);
  const isDowngrade = from.protocol === 'https:' && to.protocol === 'http:';
  const staysHome = to.origin === from.origin;
  const isLost = method === 'POST' && (!staysHome || !KEEPING.has(status));
  if (isDowngrade || isLost) throw new OutgoingError('refused_redirect');
  return { url: to.href, method, deadlineMs, ...(staysHome && headers !== undefined ? { headers } : {}), ...(body === undefined ? {} : { body }) };
}

/** Answers what was judged, whatever the name has become since. */
const pinned = (addresses: LookupAddress[]): LookupFunction => (_name, options, callback) => {
  if (options.all === true) callback(null, addresses);
  else callback(null, addresses[0]?.address ?? '', addresses[0]?.family);
};

async function answerTo(request: ClientRequest, body: string | undefined): Promise<OutgoingAnswer> {
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    request.once('response', resolve);
    // Stays to the end: what breaks later also breaks the reading of the answer.
    request.on('error', reject);
    request.end(body);
  });
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_ANSWER_BYTES) throw new OutgoingError('too_large');
    chunks.push(chunk);
  }
  return { status: response.statusCode ?? 0, headers: response.headers, text: Buffer.concat(chunks).toString('utf8') };
}

async function beforeDeadline<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const late = Promise.withResolvers<never>();
  const abort = (): void => late.reject(new OutgoingError('late'));
  signal.addEventListener('abort', abort);
  try {
    return await Promise.race([work, late.promise]);
  } finally {
    signal.removeEventListener('abort', abort);
  }
}

/** The system's resolver. It works on few threads that others need too: one name is asked for once at a time, however many wait. */
function createResolve(): Resolve {
  const asking = new Map<string, Promise<LookupAddress[]>>();
  return (name) => {
    const known = asking.get(name);
    if (known !== undefined) return known;
    const asked = new Promise<LookupAddress[]>((resolve, reject) => {
      lookup(name, { all: true }, (error, addresses) => (error === null ? resolve(addresses) : reject(error)));
    }).finally(() => asking.delete(name));
    asking.set(name, asked);
    return asked;
  };
}
