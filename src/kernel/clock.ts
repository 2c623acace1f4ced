// Time and identifiers as injected values, so that rules and tests never read the machine's clock; knows no feature.
import { randomBytes } from 'node:crypto';

export type Clock = { now(): Date };

export const systemClock: Clock = { now: () => new Date() };

export type Ids = {
  /** A UUIDv7 (RFC 9562): sorts by time, and within one process strictly by the order of the calls. */
  uuid(): string;
  /** A short random id with a readable prefix, e.g. `a_5kq0…` (80 random bits). */
  short(prefix: string): string;
  /** An unguessable secret of 256 bits, base64url. */
  secret(): string;
};

/** Random bytes are fetched by the page: each fetch costs what a kilobyte of it costs. */
const POOL_BYTES = 4096;

function createRandom(): (count: number) => Buffer {
  let pool = Buffer.alloc(0);
  return (count) => {
    if (pool.length < count) pool = randomBytes(POOL_BYTES);
    const taken = pool.subarray(0, count);
    pool = pool.subarray(count);
    return taken;
  };
}

const BASE32 = '0123456789abcdefghjkmnpqrstvwxyz';

/** Ids for one process. The UUIDv7 counter (RFC 9562, method 1) keeps order within a millisecond. */
export function createIds(clock: Clock = systemClock): Ids {
  let lastMs = 0;
  let counter = 0;
  const random = createRandom();
  return {
    uuid() {
      const ms = clock.now().getTime();
      if (ms > lastMs) {
        lastMs = ms;
        counter = random(2).readUInt16BE() & 0x7ff;
      } else if (++counter > 0xfff) {
        lastMs += 1;
        counter = 0;
      }
      return formatV7(lastMs, counter, random(8));
    },
    short: (prefix) => `${prefix}_${Array.from(random(16), (byte) => BASE32[byte & 31]).join('')}`,
    secret: () => random(32).toString('base64url'),
  };
}

function formatV7(ms: number, counter: number, tail: Buffer): string {
  const time = ms.toString(16).padStart(12, '0');
  const rand = tail.toString('hex');
  const variant = ((tail[0] ?? 0) & 0x3f) | 0x80;
  const sequence = counter.toString(16).padStart(3, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${sequence}-${variant.toString(16)}${rand.slice(2, 4)}-${rand.slice(4)}`;
}
