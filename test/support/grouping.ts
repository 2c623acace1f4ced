// Groups texts as they would be when posted one after another, without a store: the index and the rules of campaigns alone.
import { isCampaign, relatives } from '../../src/campaigns/campaign.ts';
import { SimilarIndex } from '../../src/campaigns/similar-index.ts';
import { fold } from '../../src/text/fold.ts';
import { signatureOf, type Signature } from '../../src/text/similarity.ts';

const EVER = new Date(0);

/** A text as it is compared, worked out once. */
export const sign = (text: string): Signature | null => signatureOf(fold(text));

/** The group of each, null for none. Each is of another author, a second after the one before. */
export function grouped(signatures: readonly (Signature | null)[], campaignSize = 3): (number | null)[] {
  const index = new SimilarIndex(Math.max(1, signatures.length));
  const groups: (number | null)[] = signatures.map(() => null);
  for (const [at, signature] of signatures.entries()) {
    if (signature === null) continue;
    const kin = index.kinOf({ site: 'demo', signature, commentId: `${at}` }, EVER).map((each) => ({ ...each, campaignId: groups[Number(each.commentId)]?.toString() ?? null }));
    const related = relatives(kin);
    const known = related.flatMap(({ campaignId }) => (campaignId === null ? [] : [Number(campaignId)]));
    // As the application does: the oldest is joined and takes the comments of the others along.
    const group = known.length > 0 ? Math.min(...known) : (isCampaign(kin, `a_${at}`, { campaignSize }) ? at : null);
    if (group !== null) for (const each of [at, ...related.map(({ commentId }) => Number(commentId))]) groups[each] = group;
    index.add({ commentId: `${at}`, site: 'demo', authorId: `a_${at}`, at: new Date(at * 1000), signature });
  }
  return groups;
}

export type Hidden = { signature: Signature | null; isOfCampaign: boolean };
/** `recall`: the campaign's comments in its largest group. `mixed`: strangers in that group. `grouped`: strangers in any group. */
export type Scored = { recall: number; mixed: number; grouped: number; precision: number };

export function score(hidden: readonly Hidden[], groups: readonly (number | null)[]): Scored {
  const sizes = new Map<number, { campaign: number; strangers: number }>();
  for (const [at, group] of groups.entries()) {
    if (group === null) continue;
    const size = sizes.get(group) ?? { campaign: 0, strangers: 0 };
    size[hidden[at]?.isOfCampaign === true ? 'campaign' : 'strangers'] += 1;
    sizes.set(group, size);
  }
  const largest = [...sizes.values()].toSorted((a, b) => b.campaign - a.campaign)[0] ?? { campaign: 0, strangers: 0 };
  const all = [...sizes.values()].reduce((sum, each) => ({ campaign: sum.campaign + each.campaign, strangers: sum.strangers + each.strangers }), { campaign: 0, strangers: 0 });
  return {
    recall: largest.campaign / hidden.filter((each) => each.isOfCampaign).length, mixed: largest.strangers, grouped: all.strangers,
    precision: all.campaign / Math.max(1, all.campaign + all.strangers),
  };
}
