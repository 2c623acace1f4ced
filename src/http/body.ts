// Reads a request's body within bounds: 64 KiB, 32 levels, JSON or, where an endpoint takes them, a flat form or a table as CSV.
import type { IncomingMessage } from 'node:http';
import { AppError } from '../errors.ts';
import { forbiddenKeys, MAX_FIELD_ERRORS } from './fields.ts';
import { flatFields } from './validation.ts';

export const MAX_BODY_BYTES = 64 * 1024;
export const MAX_DEPTH = 32;
/** What is read and dropped of a body that is too large: a sender cut off while it sends never sees the answer. */
const MAX_DRAINED_BYTES = 1024 * 1024;

export type BodyOptions = {
  /** Whether application/x-www-form-urlencoded is taken too. */
  form?: boolean;
  /** Whether text/plain is read as JSON: beacons can send nothing else without a preflight. */
  beacon?: boolean;
  /** Whether text/csv is taken, and nothing else: its text as it is. It may be larger than other bodies. */
  csv?: { maxBytes: number } | undefined;
};

/** The parsed body; `undefined` when there is none. */
export async function readBody(request: IncomingMessage, options: BodyOptions = {}): Promise<unknown> {
  const most = options.csv?.maxBytes ?? MAX_BODY_BYTES;
  if (Number(request.headers['content-length'] ?? 0) > Math.max(most, MAX_DRAINED_BYTES)) throw new AppError('too_large');
  if (!hasBody(request)) return undefined;
  const kind = kindOf(request, options);
  const text = decode(ahead.get(request) ?? await readBytes(request, most));
  if (kind === 'csv') return text;
  if (kind === 'form') return flatFields(new URLSearchParams(text), 'body');
  return parseJson(text);
}

/** Bodies that were read before the chain began, which finds them here. */
const ahead = new WeakMap<IncomingMessage, Buffer>();

/** Reads a body now and keeps it for `readBody`, which judges it; the caller has looked at its length. */
export async function readAhead(request: IncomingMessage): Promise<void> {
  ahead.set(request, await readBytes(request, MAX_BODY_BYTES));
}

/** A body that was read ahead, or null. */
export const bodyReadAhead = (request: IncomingMessage): Buffer | null => ahead.get(request) ?? null;

const hasBody = ({ headers }: IncomingMessage): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;

function kindOf(request: IncomingMessage, options: BodyOptions): 'json' | 'form' | 'csv' {
  const [type = '', ...parameters] = (request.headers['content-type'] ?? '').toLowerCase().split(';').map((part) => part.trim());
  const charset = parameters.find((each) => each.startsWith('charset='))?.slice(8).replaceAll('"', '') ?? 'utf-8';
  const encoding = request.headers['content-encoding'] ?? 'identity';
  // A compressed body could outgrow the bound once inflated; nobody needs one for 64 KiB.
  if (encoding === 'identity' && (charset === 'utf-8' || charset === 'utf8')) {
    if (options.csv !== undefined) {
      if (type === 'text/csv') return 'csv';
    } else if (type === 'application/json' || (type === 'text/plain' && options.beacon === true)) return 'json';
    else if (type === 'application/x-www-form-urlencoded' && options.form === true) return 'form';
  }
  throw new AppError('unsupported_type');
}

function readBytes(request: IncomingMessage, most: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= most) chunks.push(chunk);
      else if (size > Math.max(most, MAX_DRAINED_BYTES)) reject(new AppError('too_large'));
      else chunks.length = 0;
    });
    request.once('end', () => (size > most ? reject(new AppError('too_large')) : resolve(Buffer.concat(chunks))));
    request.once('error', reject);
    request.once('aborted', () => reject(new AppError('malformed_json')));
  });
}

function decode(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw new AppError('malformed_json', {}, error);
  }
}

/** JSON within 32 levels and without keys that could reach a prototype. */
export function parseJson(text: string): unknown {
  if (depthOf(text) > MAX_DEPTH) throw new AppError('too_deep');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new AppError('malformed_json', {}, error);
  }
  const found = forbiddenKeys(value);
  if (found.length > 0) throw new AppError('validation', { errors: found.slice(0, MAX_FIELD_ERRORS) });
  return value;
}

/** How deeply a JSON text nests; counted before parsing, so that a hostile text never reaches a recursive parser. */
export function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  let isQuoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at];
    if (isQuoted) {
      if (char === '\\') at += 1;
      else if (char === '"') isQuoted = false;
    } else if (char === '"') isQuoted = true;
    else if (char === '[' || char === '{') deepest = Math.max(deepest, depth += 1);
    else if (char === ']' || char === '}') depth -= 1;
  }
  return deepest;
}
