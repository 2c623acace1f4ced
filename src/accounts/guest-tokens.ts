// The token by which a guest is known again: site, author and epoch under the server's key; nothing is stored for it.
import type { Secrets } from '../kernel/secrets.ts';

export type GuestIdentity = { site: string; authorId: string };

export class GuestTokens {
  private readonly secrets: Secrets;
  private readonly epoch: number;

  /** Raising `epoch` ends every token given out before. */
  constructor(secrets: Secrets, epoch: number) {
    this.secrets = secrets;
    this.epoch = epoch;
  }

  issue(who: GuestIdentity): string {
    const body = Buffer.from(JSON.stringify([who.site, who.authorId, this.epoch])).toString('base64url');
    return `g_${body}.${this.secrets.mac('guest-token', body)}`;
  }

  /** Whom the token names, or null when it is not ours, damaged or of an earlier epoch. */
  read(token: string): GuestIdentity | null {
    const match = /^g_([\w-]{1,400})\.([\w-]{43})$/.exec(token);
    const [, body, mac] = match ?? [];
    if (body === undefined || mac === undefined || !this.secrets.verifies('guest-token', body, mac)) return null;
    const [site, authorId, epoch] = JSON.parse(Buffer.from(body, 'base64url').toString('utf8')) as [string, string, number];
    return epoch === this.epoch ? { site, authorId } : null;
  }
}
