// The signatures of the last days in memory, to find a new comment's like by; bounded, oldest out first. Knows no store.
import { doOverlap, isAlike, likenessOf } from '../text/likeness.ts';
import { BANDS, type Signature } from '../text/similarity.ts';

/** A comment as it is compared. */
export type Signed = { commentId: string; site: string; authorId: string; at: Date; signature: Signature };
/** A comment that says the same, and how much of it (0..1). Not `isClose`, it has the same passage among other words. */
export type Kin = Pick<Signed, 'commentId' | 'authorId'> & { share: number; isClose: boolean };

/** The newest of a band are looked at: a campaign has its own among them, and a common pair of words fills no lookup. */
const MOST_OF_A_BAND = 16;
/** So many like it say all there is to say. */
const MOST_KIN = 40;
const NONE = -1;
/** Links of a chain that are followed: other sites and other bands may lie on it. */
const MOST_LINKS = 400;
const HEADS = 1 << 19;

/** A ring of comments and, over it, chains of those that share a band, newest first. Numbers in typed arrays: an index of maps
 *  would take ten times the memory. */
export class SimilarIndex {
  private readonly capacity: number;
  private readonly ring: (Kept | undefined)[] = [];
  private readonly heads = new Int32Array(HEADS).fill(NONE);
  private readonly behind: Int32Array;
  private added = 0;

  /** Beyond `capacity` comments of all sites together the oldest are forgotten. */
  constructor(capacity = 100_000) {
    this.capacity = capacity;
    this.behind = new Int32Array(capacity * BANDS);
  }

  get size(): number {
    return Math.min(this.added, this.capacity);
  }

  add({ signature, ...signed }: Signed): void {
    const slot = this.added % this.capacity;
    this.ring[slot] = { ...signed, number: this.added, bands: Uint32Array.from(signature.bands), words: Uint32Array.from(signature.words), rest: signature.rest };
    for (const [band, key] of signature.bands.entries()) {
      const head = key % HEADS;
      const link = slot * BANDS + band;
      this.behind[link] = this.heads[head] ?? NONE;
      this.heads[head] = link;
    }
    this.added += 1;
  }

  /** The comments of the site since then that say what this one says, in no order, without itself. */
  kinOf({ site, signature, commentId }: Pick<Signed, 'site' | 'signature'> & { commentId: string | null }, since: Date): Kin[] {
    const own = new Set(signature.words);
    const seen = new Set<number>();
    const kin = new Map<string, Kin>();
    for (const [band, key] of signature.bands.entries()) {
      for (const kept of this.chain(band, key, { site, since })) {
        if (seen.has(kept.number)) continue;
        seen.add(kept.number);
        if (kept.commentId === commentId || kin.has(kept.commentId) || !mayBeAlike(own, signature, kept)) continue;
        const likeness = likenessOf(signature, kept);
        const isClose = isAlike(likeness);
        if (isClose || doOverlap(likeness)) kin.set(kept.commentId, { commentId: kept.commentId, authorId: kept.authorId, share: likeness.share, isClose });
        if (kin.size === MOST_KIN) return [...kin.values()];
      }
    }
    return [...kin.values()];
  }

  /** The newest of a band, at most `MOST_OF_A_BAND`. Where the ring went round a chain leads to something newer: there it ends. */
  private *chain(band: number, key: number, { site, since }: { site: string; since: Date }): Generator<Kept> {
    let found = 0;
    let links = 0;
    let last = Infinity;
    for (let link = this.heads[key % HEADS] ?? NONE; link !== NONE && found < MOST_OF_A_BAND && links < MOST_LINKS; link = this.behind[link] ?? NONE) {
      const kept = this.ring[Math.floor(link / BANDS)];
      if (kept === undefined || kept.number > last) return;
      last = kept.number;
      links += 1;
      if (kept.bands[band] !== key || kept.site !== site) continue;
      if (kept.at < since) return;
      found += 1;
      yield kept;
    }
  }
}

type Kept = Omit<Signed, 'signature'> & { number: number; bands: Uint32Array; words: Uint32Array; rest: Signature['rest'] };

/** Too few words in common are not worth being laid side by side. */
function mayBeAlike(own: Set<number>, { words }: Signature, kept: Kept): boolean {
  let common = 0;
  for (const word of kept.words) common += Number(own.has(word));
  return common >= 5 && common * 8 >= words.length + kept.words.length;
}
