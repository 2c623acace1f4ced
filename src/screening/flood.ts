// How fast one hand, one network and one thread may write. A refusal, not a verdict: nothing is stored. The numbers are limits.
export type FloodName = 'flood_author' | 'flood_network' | 'flood_thread';

/** Counts one more under a key; throws `flood` when it is one too many. */
export type CountFlood = (name: FloodName, key: string) => Promise<void>;

/** Who writes where; `network` is a digest. */
export type Post = { site: string; threadKey: string; authorId: string; network: string | null };

/** Throws `flood` when the author, the network or the thread has had enough for now. */
export async function assertUnhurried(count: CountFlood, { site, threadKey, authorId, network }: Post): Promise<void> {
  await Promise.all([
    count('flood_author', `${site} ${authorId}`),
    network === null ? null : count('flood_network', `${site} ${network}`),
    count('flood_thread', `${site} ${threadKey}`),
  ]);
}
