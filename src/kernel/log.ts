// The structured log: one JSON line an event; callers pass no addresses, emails or tokens, and these names are cut out should one slip in.
import { pino, type DestinationStream, type LevelWithSilent } from 'pino';

export type Log = Pick<ReturnType<typeof pino>, 'info' | 'warn' | 'error' | 'debug'>;

const PRIVATE = ['email', 'password', 'token', 'authorization', 'cookie', 'ip', 'address'].flatMap((name) => [name, `*.${name}`]);

export const createLog = (level: LevelWithSilent, destination?: DestinationStream): Log =>
  pino({ level, redact: { paths: PRIVATE, remove: true }, base: null, timestamp: () => `,"time":"${new Date().toISOString()}"` }, destination ?? pino.destination(1));
