// An endpoint is a declaration: validation, authorization, limit and documentation all come from it. Nothing runs here.
import type { Readable } from 'node:stream';
import type { z } from 'zod';
import type { Lang } from '../i18n/index.ts';
import type { Actor } from './actor.ts';
import type { AddressPrefixes } from './address.ts';
import type { Allow } from './authorize.ts';
import type { LimitName } from './limits.ts';

export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

/** What a handler may know of the request itself; never its address, only prefixes of it. */
export type RequestContext = {
  requestId: string;
  lang: Lang;
  address: AddressPrefixes;
  origin: string | null;
  idempotencyKey: string | null;
  /** Any other header, lower-case name. */
  header(name: string): string | null;
};

type Fields = z.ZodObject;
type Parsed<T> = T extends z.ZodType ? z.output<T> : undefined;

export type Input<S, P, Q, B> = { params: Parsed<P>; query: Parsed<Q>; body: Parsed<B>; actor: Actor; request: RequestContext; services: S };

type Described = {
  method: Method;
  /** `/sites/{site}/threads/{key}`, below /api/v1 unless `root`. A `{site}` is what authorization and CORS go by. */
  path: string;
  root?: boolean;
  /** Where the site stands instead: in the query field `site`. */
  siteIn?: 'query';
  summary: string;
  allow: Allow;
  /** null where nothing is counted. */
  limit: LimitName | null;
  /** Which pages may call it: those of the site (default, but for staff) or only Hiwar's own. */
  origins?: 'site' | 'own';
  /** Whether a listed origin's request may carry cookies (consent). */
  credentials?: boolean;
  /** Whether its Bearer is a token of its own kind, which the handler judges: then the caller is nobody. */
  ownToken?: boolean;
  /** Request headers it goes by, with what they mean. Documentation. */
  headers?: Record<string, string>;
  /** Those of them that its GET answers depend on, for caches. */
  vary?: string[];
  /** Whether it also takes a urlencoded form, or a beacon's text/plain. */
  form?: boolean;
  beacon?: boolean;
  /** Whether its body is a table as text/csv and nothing else, and how large it may be; `body` is held to the text. */
  csv?: { maxBytes: number };
  /** Where a form takes other fields than JSON: the shape of each by its type, which the handler holds it to. `body` lets both in. */
  bodies?: Record<string, z.ZodType>;
  /** Whether it takes an Idempotency-Key. */
  idempotent?: boolean;
  /** Whether GET answers carry a weak ETag and may be 304. */
  etag?: boolean;
  /** What it answers by status; null is no content. Documentation. */
  answers: Record<number, z.ZodType | null>;
  /** What a 200 may be sent as instead, by its type. */
  otherTypes?: Record<string, z.ZodType>;
};

/** Absent params mean path parameters as plain strings; absent query or body means that none is taken. */
export type Declaration<S, P extends Fields | undefined, Q extends Fields | undefined, B extends z.ZodType | undefined> = Described & {
  params?: P;
  query?: Q;
  body?: B;
  handle(input: Input<S, P, Q, B>): unknown;
};

/** A declaration as the server runs it: the types of its parts are checked where it was declared. */
export type Endpoint<S> = Described & {
  params: Fields | null;
  query: Fields | null;
  body: z.ZodType | null;
  handle(input: { params: unknown; query: unknown; body: unknown; actor: Actor; request: RequestContext; services: S }): unknown;
};

/** `endpoint` for handlers that use the services `S`: `const endpoint = endpointsFor<Services>();` */
export const endpointsFor = <S>() =>
  <P extends Fields | undefined = undefined, Q extends Fields | undefined = undefined, B extends z.ZodType | undefined = undefined>(
    declaration: Declaration<S, P, Q, B>,
  ): Endpoint<S> => ({
    ...declaration,
    params: declaration.params ?? null,
    query: declaration.query ?? null,
    body: declaration.body ?? null,
    handle: declaration.handle as unknown as Endpoint<S>['handle'],
  });

/** An answer with its own status or headers; a handler that returns anything else answers 200 (null: 204). */
export class Reply {
  readonly status: number;
  readonly body: unknown;
  readonly headers: Record<string, string | string[]>;

  constructor(status: number, body: unknown, headers: Record<string, string | string[]>) {
    this.status = status;
    this.body = body;
    this.headers = headers;
  }
}

/** `body`: anything JSON, null for none; with a content-type header also a string, bytes or a stream as they are. */
export const reply = (status: number, body: unknown | string | Buffer | Readable, headers: Record<string, string | string[]> = {}): Reply =>
  new Reply(status, body, headers);

export const isWrite = (method: string): boolean => !['get', 'head', 'options'].includes(method.toLowerCase());
/** Names in braces, in order. */
export const pathNames = (path: string): string[] => Array.from(path.matchAll(/\{(\w+)\}/g), ([, name]) => name ?? '');
export const fullPath = ({ path, root }: Pick<Described, 'path' | 'root'>): string => (root === true ? path : `/api/v1${path}`);
export const ownOriginsOnly = ({ origins, allow }: Pick<Described, 'origins' | 'allow'>): boolean =>
  (origins ?? (typeof allow === 'object' && allow.to !== 'reader' ? 'own' : 'site')) === 'own';
