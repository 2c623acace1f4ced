// Keys derived from the operator's secrets, one per purpose; the first secret signs, all of them verify (rotation).
import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';

export type Purpose = 'guest-token' | 'address' | 'audit' | 'session' | 'idempotency' | 'limit' | 'consent-subject' | 'consent-chain' | 'consent-receipt' | 'consent-signature';

export class Secrets {
  private readonly derived = new Map<Purpose, Buffer[]>();
  private readonly secrets: string[];

  constructor(secrets: string[]) {
    if (secrets.length === 0) throw new Error('at least one secret is needed');
    this.secrets = secrets;
  }

  /** The keys of a purpose, the signing one first. */
  keys(purpose: Purpose): [Buffer, ...Buffer[]] {
    let keys = this.derived.get(purpose);
    if (keys === undefined) {
      keys = this.secrets.map((secret) => Buffer.from(hkdfSync('sha256', secret, 'hiwar', purpose, 32)));
      this.derived.set(purpose, keys);
    }
    return keys as [Buffer, ...Buffer[]];
  }

  /** HMAC-SHA-256 under the current key, base64url. */
  mac(purpose: Purpose, data: string): string {
    return macUnder(this.keys(purpose)[0], data);
  }

  /** The same under every key, the current one first: what is looked up by its mac survives a rotation. */
  macs(purpose: Purpose, data: string): string[] {
    return this.keys(purpose).map((key) => macUnder(key, data));
  }

  /** Whether `mac` is ours under any of the keys; compared in constant time. */
  verifies(purpose: Purpose, data: string, mac: string): boolean {
    const given = Buffer.from(mac, 'base64url');
    return this.keys(purpose).some((key) => {
      const ours = createHmac('sha256', key).update(data).digest();
      return given.length === ours.length && timingSafeEqual(given, ours);
    });
  }
}

const macUnder = (key: Buffer, data: string): string => createHmac('sha256', key).update(data).digest('base64url');
