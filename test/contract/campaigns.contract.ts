// What every store promises of campaigns: signatures read on without a gap, one campaign of the same comments, counts, one step.
import { expect, test } from '@jest/globals';
import type { Campaign, Joining, Standing } from '../../src/campaigns/campaign.ts';
import type { StoredSignature } from '../../src/campaigns/campaigns.store.ts';
import type { Comment } from '../../src/comments/comment.ts';
import type { Store } from '../../src/store/store.ts';
import { aComment, anAct, anAuthor, aThread, at, ids } from '../support/builders.ts';
import { until } from '../support/until.ts';
import { change, editOf, entry, store } from './stored.ts';

const aCampaign = (over: Partial<Campaign> = {}): Campaign =>
  ({ id: ids.short('cp'), site: 'demo', count: 0, state: 'open', createdAt: at(10), standing: null, ...over });
const making = (campaign: Campaign, attach: Comment[] = []): Joining => ({ campaign, isNew: true, attach: attach.map(({ id }) => id), from: [] });
const joining = (campaign: Campaign, over: Partial<Joining> = {}): Joining => ({ campaign, isNew: false, attach: [], from: [], ...over });
const aStanding = (over: Partial<Standing> = {}): Standing => ({ action: 'spam', reason: 'spam', by: 'st_1', at: at(20), until: null, batch: 'b_1', ...over });

export function campaignsContract(get: () => Store): void {
  const put = (given: Parameters<typeof store>[1], joins: Joining | null, signature: Uint8Array | null = null) =>
    store(get(), given, { thread: aThread({ site: given?.site ?? 'demo' }), likened: { signature, joining: joins } });
  const campaignOf = async ({ id }: Comment) => (await get().comments.find(id))?.campaignId;

  test('a signature is stored with its comment, read on from a number, and old ones are deleted in steps', async () => {
    const site = 'signed';
    const data = Uint8Array.from([1, 0, 0, 0, 255, 7]);
    const by = anAuthor({ site });
    const first = await put({ site, by, createdAt: at(1) }, null, data);
    await get().comments.edit(editOf(first, { likened: { signature: Uint8Array.from([2]), joining: null }, at: at(5) }));
    const read = async (): Promise<StoredSignature[]> => (await get().campaigns.signatures(0, 1000)).filter((each) => each.site === site);
    // A batch's mark is taken away in the background; until then what it wrote is held back.
    await until('both signatures can be read', async () => (await read()).length === 2);
    const [one, two] = await read();
    expect(one).toMatchObject({ commentId: first.id, authorId: by.id, at: at(1) });
    expect([[...one!.data], [...two!.data]]).toEqual([[...data], [2]]);
    expect((await get().campaigns.signatures(one!.seq, 1000)).filter((each) => each.site === site)).toEqual([two]);
    expect(await get().campaigns.pruneSignatures(site, at(6), 1)).toBe(1);
    expect(await get().campaigns.pruneSignatures(site, at(5), 10)).toBe(0);
    expect(await read()).toEqual([two]);
  });

  test('who makes a campaign takes earlier comments along; who joins it is counted', async () => {
    const site = 'grouped';
    const campaign = aCampaign({ site });
    const [by, other, last] = [anAuthor({ site }), anAuthor({ site }), anAuthor({ site })];
    const [first, second] = [await put({ site, by, createdAt: at(1) }, null), await put({ site, by: other, createdAt: at(2), status: 'pending' }, null)];
    const third = await put({ site, by: last, createdAt: at(3) }, making(campaign, [first, second]));
    const fourth = await put({ site, by, createdAt: at(4), status: 'spam' }, joining(campaign));
    expect(await Promise.all([first, second, third, fourth].map(campaignOf))).toEqual([campaign.id, campaign.id, campaign.id, campaign.id]);
    expect(await get().campaigns.find(campaign.id)).toEqual({ ...campaign, count: 4 });
    expect((await get().campaigns.tally([campaign.id, 'cp_none'])).get(campaign.id)).toEqual({
      authors: 3, exampleId: first.id, firstAt: at(1), lastAt: at(4), statuses: { pending: 1, approved: 2, rejected: 0, spam: 1, removed: 0 },
    });
    const page = await get().campaigns.members(campaign.id, 3, null);
    expect(page.items.map(({ id }) => id)).toEqual([first.id, second.id, third.id]);
    expect((await get().campaigns.members(campaign.id, 3, page.next)).items.map(({ id }) => id)).toEqual([fourth.id]);
    await get().comments.remove(first.id, at(9));
    expect((await get().campaigns.tally([campaign.id])).get(campaign.id)?.statuses).toMatchObject({ approved: 1, removed: 1 });
    expect(await get().moderation.recount(site, false)).toEqual([]);
  });

  test('two who make a campaign of the same comments at once make one', async () => {
    const earlier = [await put({}, null), await put({}, null)];
    const made = await Promise.all([aCampaign(), aCampaign()].map((campaign) => put({}, making(campaign, earlier))));
    const of = await Promise.all([...earlier, ...made].map(campaignOf));
    expect(new Set(of).size).toBe(1);
    expect((await get().campaigns.find(of[0]!))?.count).toBe(4);
  });

  test('comments of another campaign come over where it is named, and stay where it is not or the site is another', async () => {
    const [one, other, third] = [aCampaign(), aCampaign(), aCampaign()];
    const [a, b, c] = [await put({}, making(one)), await put({}, making(other)), await put({}, making(third))];
    const elsewhere = await put({ site: 'apart', by: anAuthor({ site: 'apart' }) }, null);
    await put({}, joining(one, { attach: [b.id, c.id, elsewhere.id], from: [other.id] }));
    expect(await Promise.all([a, b, c, elsewhere].map(campaignOf))).toEqual([one.id, one.id, third.id, null]);
    expect(await get().campaigns.campaignsOf([a.id, elsewhere.id, 'none'])).toEqual(new Map([[a.id, one.id], [elsewhere.id, null]]));
    const counts = await get().campaigns.findMany([one.id, other.id, third.id]);
    expect(new Map(counts.map(({ id, count }) => [id, count]))).toEqual(new Map([[one.id, 3], [other.id, 0], [third.id, 1]]));
    expect(await get().campaigns.tally([other.id])).toEqual(new Map());
  });

  test('an edit may join, and one that is of a campaign stays in it', async () => {
    const campaign = aCampaign();
    const comment = await put({}, null);
    const edited = await get().comments.edit(editOf(comment, { likened: { signature: null, joining: making(campaign) } }));
    expect(edited).toMatchObject({ result: 'done' });
    expect(await campaignOf(comment)).toBe(campaign.id);
    const now = (await get().comments.find(comment.id))!;
    await get().comments.edit(editOf(now, { likened: { signature: null, joining: making(aCampaign()) } }));
    await get().moderation.apply(change((await get().comments.find(comment.id))!, 'spam'));
    expect(await campaignOf(comment)).toBe(campaign.id);
    expect((await get().campaigns.find(campaign.id))?.count).toBe(1);
  });

  test('what is decided of the next is stored with its record; a decided campaign is open again when more comes and nothing holds', async () => {
    const site = 'standing';
    const campaign = aCampaign({ site });
    const by = anAuthor({ site });
    await put({ site, by }, making(campaign));
    const standing = aStanding({ until: at(100) });
    const act = anAct({ site, action: 'campaign_decision', subject: `campaign:${campaign.id}` });
    expect(await get().campaigns.stand({ id: campaign.id, standing, act })).toBe(true);
    await get().campaigns.setState(campaign.id, 'decided');
    expect(await get().campaigns.find(campaign.id)).toEqual({ ...campaign, count: 1, state: 'decided', standing });
    expect(await get().moderation.unsealed(site, 10)).toEqual([act]);
    await put({ site, by, createdAt: at(99) }, joining(campaign));
    expect(await get().campaigns.find(campaign.id)).toMatchObject({ state: 'decided', count: 2 });
    await put({ site, by, createdAt: at(100) }, joining(campaign));
    expect(await get().campaigns.find(campaign.id)).toMatchObject({ state: 'open', count: 3, standing });
    expect(await get().campaigns.stand({ id: 'cp_none', standing: null, act: anAct({ site }) })).toBe(false);
    expect(await get().moderation.unsealed(site, 10)).toEqual([act]);
  });

  test('campaigns are listed by site and state, the newest first, page by page', async () => {
    const made = [];
    for (const [site, seconds] of [['listed', 1], ['listed', 2], ['listed', 2], ['listed-too', 3]] as const) {
      const campaign = aCampaign({ site, createdAt: at(seconds) });
      await put({ site, by: anAuthor({ site }) }, making(campaign));
      made.push(campaign);
    }
    await get().campaigns.setState(made[0]!.id, 'decided');
    const listed: string[] = [];
    for (let cursor: string | null = null; ;) {
      const page = await get().campaigns.list({ sites: ['listed', 'listed-too'], state: null, limit: 1, cursor });
      listed.push(...page.items.map(({ id }) => id));
      cursor = page.next;
      if (cursor === null) break;
    }
    expect(listed[0]).toBe(made[3]!.id);
    expect(listed.at(-1)).toBe(made[0]!.id);
    expect(new Set(listed)).toEqual(new Set(made.map(({ id }) => id)));
    expect(listed).toHaveLength(4);
    expect((await get().campaigns.list({ sites: ['listed'], state: 'decided', limit: 10, cursor: null })).items.map(({ id }) => id)).toEqual([made[0]!.id]);
  });

  test('a comment whose parent is gone leaves neither signature nor campaign', async () => {
    const parent = await put({ status: 'pending' }, null);
    const campaign = aCampaign();
    const by = anAuthor();
    const inserted = await get().comments.insert(entry(aComment({ by, parent }), by, { likened: { signature: Uint8Array.from([1]), joining: making(campaign, [parent]) } }));
    expect(inserted.result).toBe('parent_gone');
    expect([await get().campaigns.find(campaign.id), await campaignOf(parent)]).toEqual([null, null]);
  });
}
