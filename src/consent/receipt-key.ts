// The keys that receipts are signed with, made from the operator's secrets; the newest signs, all of them are published.
import { createHash, createPrivateKey, createPublicKey, sign, type KeyObject } from 'node:crypto';
import type { Secrets } from '../kernel/secrets.ts';
import { canonicalJson, type Json } from './canonical-json.ts';

export type PublicJwk = { kty: 'OKP'; crv: 'Ed25519'; x: string; kid: string; use: 'sig'; alg: 'EdDSA' };
export type Signature = { alg: 'EdDSA'; kid: string; value: string };
type Pair = { key: KeyObject; jwk: PublicJwk };

/** What stands before the 32 bytes of an Ed25519 key in PKCS 8 (RFC 8410, 7). */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');

export class ReceiptKeys {
  private readonly pairs: [Pair, ...Pair[]];

  constructor(secrets: Secrets) {
    this.pairs = secrets.keys('consent-signature').map(pairOf) as [Pair, ...Pair[]];
  }

  /** Over the RFC 8785 bytes, base64url. */
  sign(content: Json): Signature {
    const [{ key, jwk }] = this.pairs;
    return { alg: 'EdDSA', kid: jwk.kid, value: sign(null, Buffer.from(canonicalJson(content)), key).toString('base64url') };
  }

  jwks(): { keys: PublicJwk[] } {
    return { keys: this.pairs.map(({ jwk }) => jwk) };
  }
}

function pairOf(seed: Buffer): Pair {
  const key = createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: 'der', type: 'pkcs8' });
  const x = String(createPublicKey(key).export({ format: 'jwk' }).x);
  // RFC 7638: the members that make the key, in their order.
  const kid = createHash('sha256').update(JSON.stringify({ crv: 'Ed25519', kty: 'OKP', x })).digest('base64url');
  return { key, jwk: { kty: 'OKP', crv: 'Ed25519', x, kid, use: 'sig', alg: 'EdDSA' } };
}
