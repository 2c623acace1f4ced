// Counts reads answered before Express sees them, in the same counter and with the same headers as the chain's limiter (draft-8).
import { hash } from 'node:crypto';
import type { Store } from 'express-rate-limit';
import { LRUCache } from 'lru-cache';
import { anonymous, limitKey } from './actor.ts';
import { prefixesOf } from './address.ts';
import { ADDRESS_FACTOR, type Limit } from './limits.ts';

/** Counts one read from an address: the headers to send, or null when it is one too many. */
export type PublicReads = (address: string | undefined) => Promise<string[] | null>;

/** What an address is counted by is worked out once, not at every read. */
const KNOWN = 20_000;

export function createPublicReads(limit: Limit, store: Pick<Store, 'increment'>): PublicReads {
  const most = limit.count * ADDRESS_FACTOR;
  const known = new LRUCache<string, { key: string; policy: string }>({ max: KNOWN });
  const learn = (address: string | undefined) => {
    const key = limitKey(anonymous, prefixesOf(address).limit);
    const partition = Buffer.from(hash('sha256', key, 'hex').slice(0, 12)).toString('base64');
    const bucket = { key, policy: `"read"; q=${most}; w=${limit.seconds}; pk=:${partition}:` };
    known.set(address ?? '', bucket);
    return bucket;
  };
  return async (address) => {
    const { key, policy } = known.get(address ?? '') ?? learn(address);
    const { totalHits, resetTime } = await store.increment(key);
    if (totalHits > most) return null;
    const seconds = resetTime === undefined ? limit.seconds : Math.max(0, Math.ceil((resetTime.getTime() - Date.now()) / 1000));
    return ['ratelimit-policy', policy, 'ratelimit', `"read"; r=${most - totalHits}; t=${seconds}`];
  };
}
