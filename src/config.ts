// The only reader of the environment: flat settings in, a validated configuration out, every mistake told at once.
import { existsSync, readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { parseEnv } from 'node:util';
import { z } from 'zod';
import { isExcepted, hostAndPort, noExceptions, parseExceptions, type Exceptions } from './kernel/public-address.ts';
import { defaultLimits, type Limit, type LimitName, type Limits } from './http/limits.ts';

export type Config = {
  host: string;
  port: number;
  dataDir: string;
  mongodbUri: string | null;
  /** Where browsers reach this server: its origin. */
  publicUrl: string;
  /** Every origin that is this server itself: on a loopback address under both of its usual names. */
  ownOrigins: string[];
  trustProxy: number | string[];
  /** The header in which the trusted proxy names a visitor's country; lower case, null for none. */
  regionHeader: string | null;
  /** Newest first; null means: make one and keep it in dataDir. */
  secrets: string[] | null;
  guestEpoch: number;
  admin: { email: string; password: string } | null;
  logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'silent';
  /** Server processes. */
  workers: number;
  /** How late the event loop may stay before requests are refused; 0: they never are. */
  overloadMs: number;
  limits: Limits;
  /** What outgoing calls may reach although it is not public. */
  outgoingAllow: Exceptions;
  /** An Akismet-compatible service; a site chooses whether it is asked. */
  akismet: { url: string; key: string; isTest: boolean } | null;
  /** A service of the operator's own that judges comments, and the secret its requests are signed with. */
  httpCheck: { url: string; secret: string } | null;
};

/** One sentence for each mistake in the settings. */
export class ConfigError extends Error {
  readonly mistakes: string[];

  constructor(mistakes: string[]) {
    super(mistakes.join('\n'));
    this.mistakes = mistakes;
  }
}

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);
const isCidr = (text: string): boolean => {
  const [address = '', bits] = text.split('/');
  const version = isIP(address);
  return version !== 0 && (bits === undefined || (/^[1-9]\d{0,2}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128)));
};

const callable = z.string().refine((url) => URL.canParse(url) && /^https?:$/.test(new URL(url).protocol) && new URL(url).username === '', 'must be an https address');

const settings = z.object({
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: z.string().regex(/^\d{1,5}$/, 'must be a port number').transform(Number).refine((port) => port <= 65_535, 'must be a port number').default(8080),
  DATA_DIR: z.string().min(1).default('./data'),
  MONGODB_URI: z.string().regex(/^mongodb(\+srv)?:\/\//, 'must begin with mongodb:// or mongodb+srv://').optional(),
  PUBLIC_URL: z.string().refine((url) => URL.canParse(url) && /^https?:$/.test(new URL(url).protocol), 'must be an http or https address').optional(),
  TRUST_PROXY: z.string().transform((text) => text.split(',').map((part) => part.trim()))
    .refine((parts) => (parts.length === 1 && /^\d$/.test(parts[0] ?? '')) || parts.every(isCidr), 'must be a number of hops or a list of addresses and CIDR ranges').default(['0']),
  REGION_HEADER: z.string().regex(/^[A-Za-z][A-Za-z0-9-]{0,63}$/, 'must be the name of a header').transform((name) => name.toLowerCase()).optional(),
  HIWAR_SECRET: z.string().transform((text) => text.split(',').map((part) => part.trim()))
    .refine((parts) => parts.every((part) => part.length >= 32), 'must be one secret, or new,old, each of at least 32 characters').optional(),
  GUEST_EPOCH: z.string().regex(/^\d{1,9}$/, 'must be a whole number').transform(Number).default(1),
  ADMIN_EMAIL: z.email('must be an email address').optional(),
  ADMIN_PASSWORD: z.string().min(12, 'must have at least 12 characters').optional(),
  WEB_CONCURRENCY: z.string().regex(/^[1-9]\d?$/, 'must be a number from 1 to 99').transform(Number).default(1),
  OVERLOAD_MS: z.string().regex(/^(?:0|[1-9]\d{1,4})$/, 'must be 0 or a number of milliseconds from 10 to 99999').transform(Number).default(500),
  OUTGOING_ALLOW: z.string().transform(parseExceptions).refine((parsed) => parsed !== null, 'must be a list of host:port and CIDR ranges').optional(),
  AKISMET_URL: callable.optional(),
  AKISMET_KEY: z.string().regex(/^[\w-]{1,100}$/, 'must be the key of the account').optional(),
  AKISMET_TEST: z.enum(['0', '1'], 'must be 0 or 1').default('0'),
  CHECK_URL: callable.optional(),
  CHECK_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent'], 'must be fatal, error, warn, info, debug or silent').default('info'),
});

/** Every name that may stand in .env, the limits included. */
export const settingNames = [...Object.keys(settings.shape), ...Object.keys(defaultLimits).map((name) => `LIMIT_${name.toUpperCase()}`)];

/** The settings of this process: its environment, then `own` (what a program of ours wants where the environment is
 *  silent), then .env in the working folder. Throws ConfigError with all mistakes. */
export const readConfig = (own: Record<string, string> = {}): Config =>
  loadConfig({ ...own, ...process.env }, existsSync('.env') ? readFileSync('.env', 'utf8') : null);

/** The same from a given environment and the text of a .env (which it outranks). */
export function loadConfig(env: Record<string, string | undefined>, dotenv: string | null): Config {
  const fromFile = dotenv === null ? {} : parseEnv(dotenv);
  const mistakes = [
    ...Object.keys(fromFile).filter((name) => !settingNames.includes(name)).map((name) => `${name}: .env names a setting that does not exist.`),
    ...Object.keys(env).filter((name) => name.startsWith('LIMIT_') && !settingNames.includes(name)).map((name) => `${name}: there is no limit of that name.`),
  ];
  // An empty value is a line of .env.example that was left as it was.
  const merged = Object.fromEntries(Object.entries({ ...fromFile, ...env }).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = settings.safeParse(merged);
  for (const issue of parsed.error?.issues ?? []) mistakes.push(`${issue.path.join('.')}: ${issue.message}.`);
  const limits = readLimits(merged, mistakes);
  if (parsed.success) mistakes.push(...contradictions(parsed.data));
  if (!parsed.success || mistakes.length > 0) throw new ConfigError(mistakes);
  return group(parsed.data, limits);
}

function readLimits(env: Record<string, string | undefined>, mistakes: string[]): Limits {
  const entries = (Object.entries(defaultLimits) as [LimitName, Limit][]).map(([name, standard]) => {
    const text = env[`LIMIT_${name.toUpperCase()}`];
    if (text === undefined) return [name, standard];
    const match = /^([1-9]\d{0,8})\/([1-9]\d{0,5})$/.exec(text);
    if (match === null) mistakes.push(`LIMIT_${name.toUpperCase()}: must be count/seconds, such as ${standard.count}/${standard.seconds}.`);
    return [name, { count: Number(match?.[1]), seconds: Number(match?.[2]) }];
  });
  return Object.fromEntries(entries) as Limits;
}

type Settings = z.infer<typeof settings>;

function contradictions(given: Settings): string[] {
  const mistakes: string[] = [];
  const url = given.PUBLIC_URL === undefined ? null : new URL(given.PUBLIC_URL);
  if (url !== null && url.protocol === 'http:' && !LOOPBACK.has(url.hostname)) mistakes.push('PUBLIC_URL: http is for localhost only; sessions need https anywhere else.');
  if (url !== null && (url.pathname !== '/' || url.search !== '')) mistakes.push('PUBLIC_URL: must be an origin, without a path.');
  if (given.MONGODB_URI !== undefined && given.HIWAR_SECRET === undefined) mistakes.push('HIWAR_SECRET: is required with MONGODB_URI, the same for every process.');
  if ((given.ADMIN_EMAIL === undefined) !== (given.ADMIN_PASSWORD === undefined)) mistakes.push('ADMIN_EMAIL: goes with ADMIN_PASSWORD; set both or neither.');
  for (const name of ['AKISMET_URL', 'CHECK_URL'] as const) {
    if (!mayBeCalled(given[name], given.OUTGOING_ALLOW ?? noExceptions)) mistakes.push(`${name}: http is for what OUTGOING_ALLOW lists; anything else is called by https.`);
  }
  if (given.AKISMET_URL !== undefined && given.AKISMET_KEY === undefined) mistakes.push('AKISMET_KEY: is required with AKISMET_URL.');
  if ((given.CHECK_URL === undefined) !== (given.CHECK_SECRET === undefined)) mistakes.push('CHECK_URL: goes with CHECK_SECRET; set both or neither.');
  if (given.REGION_HEADER !== undefined && given.TRUST_PROXY.join() === '0') mistakes.push('REGION_HEADER: needs TRUST_PROXY; without a proxy anybody could say it.');
  // The embedded store has one writer.
  if (given.WEB_CONCURRENCY > 1 && given.MONGODB_URI === undefined) mistakes.push('WEB_CONCURRENCY: more than one process needs MONGODB_URI.');
  return mistakes;
}

/** What is said in the clear must not leave the operator's own network. */
function mayBeCalled(text: string | undefined, exceptions: Exceptions): boolean {
  if (text === undefined) return true;
  const url = new URL(text);
  return url.protocol === 'https:' || exceptions.hosts.has(hostAndPort(url)) || isExcepted(url.hostname.replace(/^\[|\]$/g, ''), exceptions);
}

function group(given: Settings, limits: Limits): Config {
  const publicUrl = new URL(given.PUBLIC_URL ?? `http://127.0.0.1:${given.PORT}`);
  const aliases = LOOPBACK.has(publicUrl.hostname) ? ['localhost', '127.0.0.1'].map((host) => `${publicUrl.protocol}//${host}${publicUrl.port === '' ? '' : `:${publicUrl.port}`}`) : [];
  const [hops] = given.TRUST_PROXY;
  return {
    host: given.HOST, port: given.PORT, dataDir: given.DATA_DIR, mongodbUri: given.MONGODB_URI ?? null,
    publicUrl: publicUrl.origin, ownOrigins: [...new Set([publicUrl.origin, ...aliases])],
    trustProxy: given.TRUST_PROXY.length === 1 && /^\d$/.test(hops ?? '') ? Number(hops) : given.TRUST_PROXY,
    regionHeader: given.REGION_HEADER ?? null,
    secrets: given.HIWAR_SECRET ?? null, guestEpoch: given.GUEST_EPOCH,
    admin: given.ADMIN_EMAIL === undefined || given.ADMIN_PASSWORD === undefined ? null : { email: given.ADMIN_EMAIL, password: given.ADMIN_PASSWORD },
    logLevel: given.LOG_LEVEL, workers: given.WEB_CONCURRENCY, overloadMs: given.OVERLOAD_MS, limits,
    outgoingAllow: given.OUTGOING_ALLOW ?? noExceptions,
    akismet: given.AKISMET_KEY === undefined ? null : { url: given.AKISMET_URL ?? 'https://rest.akismet.com', key: given.AKISMET_KEY, isTest: given.AKISMET_TEST === '1' },
    httpCheck: given.CHECK_URL === undefined || given.CHECK_SECRET === undefined ? null : { url: given.CHECK_URL, secret: given.CHECK_SECRET },
  };
}
