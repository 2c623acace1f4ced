// What every adapter promises of consent policies: drafts that change under a condition, numbers given once, texts kept for good.
import { describe, expect, test } from '@jest/globals';
import type { Policy } from '../../src/consent/policy.ts';
import type { Publication, StoredText } from '../../src/consent/policies.store.ts';
import type { Store } from '../../src/store/store.ts';
import { aPolicy, anAct, at, ids } from '../support/builders.ts';

const aText = (words: string): StoredText => ({ hash: `sha256:${words}`, lang: 'ar', bytes: Buffer.from(`{"title":"${words}"}`) });

const publication = (before: Policy, over: Partial<Publication> = {}): Publication => ({
  before, after: { ...before, state: 'published', revision: 0, textHashes: { ar: 'sha256:x' }, publishedAt: at(9), publishedBy: 'st_1' },
  texts: [], act: anAct({ site: before.site, action: 'policy_published', subject: `policy:${before.id}` }), ...over,
});

export function policiesContract(get: () => Store): void {
  const draft = async (over: Partial<Policy> = {}): Promise<Policy> => {
    const policy = aPolicy(over);
    await get().policies.insert(policy);
    return policy;
  };
  const published = async (over: Partial<Policy>): Promise<Policy> => (await get().policies.publish(publication(await draft(over)))) as Policy;
  const retire = ({ site, id }: Policy) => get().policies.retire({ site, id, at: at(20), act: anAct({ site, action: 'policy_retired', subject: `policy:${id}` }) });
  const acts = async (site: string) => (await get().moderation.audit({ sites: [site], limit: 50, cursor: null })).items.map(({ action }) => action).toReversed();

  describe('drafts', () => {
    test('a draft is found as it was given, and only on its site', async () => {
      const policy = await draft({ site: 'p-find' });
      expect(await get().policies.find('p-find', policy.id)).toEqual(policy);
      expect(await get().policies.find('p-other', policy.id)).toBeNull();
      expect(await get().policies.find('p-find', 'p_none')).toBeNull();
    });

    test('a draft is changed in the version that was read, and in no other', async () => {
      const before = await draft({ site: 'p-change' });
      const after = { ...before, version: 2, changedAt: at(5), content: { ...before.content, material: true } };
      expect(await Promise.all([get().policies.change(before, after), get().policies.change(before, { ...after, changedAt: at(6) })])).toEqual(['done', 'stale']);
      expect(await get().policies.find('p-change', before.id)).toEqual(after);
      expect(await get().policies.change({ ...before, id: 'p_none' }, { ...after, id: 'p_none' })).toBe('stale');
      expect(await get().policies.change({ ...after, site: 'p-other' }, { ...after, version: 3 })).toBe('stale');
    });

    test('a draft is removed in the version that was read, and what was published never is', async () => {
      const before = await draft({ site: 'p-remove' });
      const after = { ...before, version: 2 };
      await get().policies.change(before, after);
      expect(await get().policies.remove(before)).toBe('stale');
      expect(await get().policies.remove(after)).toBe('done');
      expect(await get().policies.find('p-remove', before.id)).toBeNull();
      expect(await get().policies.remove(after)).toBe('stale');
      const kept = await published({ site: 'p-remove' });
      expect([await get().policies.remove(kept), await get().policies.change(kept, { ...kept, version: 2 })]).toEqual(['stale', 'stale']);
      expect(await get().policies.find('p-remove', kept.id)).toEqual(kept);
    });

    test('policies are listed newest made first, page by page, also those made at once', async () => {
      const site = 'p-list';
      const made = await Promise.all([1, 2, 2, 2, 3].map((seconds) => draft({ site, createdAt: at(seconds) })));
      const seen: Policy[] = [];
      for (let cursor: string | null = null, pages = 0; pages < 5; pages += 1) {
        const page = await get().policies.list(site, 2, cursor);
        seen.push(...page.items);
        cursor = page.next;
        if (cursor === null) break;
      }
      expect(seen).toEqual(made.toSorted((a, b) => b.createdAt.getTime() - a.createdAt.getTime() || (a.id < b.id ? 1 : -1)));
    });
  });

  describe('revisions', () => {
    test('publishing gives the next number of the site, keeps the texts and writes the act', async () => {
      const site = 'p-publish';
      const policy = await draft({ site });
      const given = publication(policy, { texts: [aText('نهتم بخصوصيتك')] });
      const first = await get().policies.publish(given);
      expect(first).toEqual({ ...given.after, revision: 1 });
      expect(await get().policies.findRevision(site, 1)).toEqual(first);
      expect(await get().policies.find(site, policy.id)).toEqual(first);
      expect(await get().policies.findText('sha256:نهتم بخصوصيتك')).toEqual(aText('نهتم بخصوصيتك'));
      expect((await published({ site })).revision).toBe(2);
      expect((await published({ site: 'p-publish-other' })).revision).toBe(1);
      expect(await get().policies.findRevision(site, 3)).toBeNull();
      expect(await get().moderation.unsealed(site, 1)).toEqual([given.act]);
    });

    test('two that publish at once get different numbers, and of one draft only one is published', async () => {
      const site = 'p-twice';
      const drafts = await Promise.all([draft({ site }), draft({ site }), draft({ site })]);
      const answers = await Promise.all([...drafts, drafts[0]!].map((each) => get().policies.publish(publication(each))));
      expect(answers.filter((each) => each === 'stale')).toHaveLength(1);
      expect(answers.flatMap((each) => (each === 'stale' ? [] : [each.revision])).toSorted()).toEqual([1, 2, 3]);
      expect(await acts(site)).toEqual(['policy_published', 'policy_published', 'policy_published']);
    });

    test('a draft that was changed meanwhile is not published, nor its texts kept, nor the act written', async () => {
      const site = 'p-stale';
      const before = await draft({ site });
      await get().policies.change(before, { ...before, version: 2 });
      expect(await get().policies.publish(publication(before, { texts: [aText('لن يبقى')] }))).toBe('stale');
      expect(await get().policies.findText('sha256:لن يبقى')).toBeNull();
      expect([await acts(site), await get().policies.revisions(site)]).toEqual([[], []]);
    });

    test('a number is never given again, and the revisions stand in their order, retired ones too', async () => {
      const site = 'p-retire';
      const [first, second] = [await published({ site }), await published({ site, content: { ...aPolicy().content, material: true } })];
      await draft({ site });
      const retired = await retire(second);
      expect(retired).toEqual({ ...second, state: 'retired', retiredAt: at(20) });
      expect(await get().policies.find(site, second.id)).toEqual(retired);
      expect([await retire(second), await retire(await draft({ site })), await retire({ ...first, site: 'p-other' })]).toEqual(['stale', 'stale', 'stale']);
      const third = await published({ site });
      expect(await get().policies.revisions(site)).toEqual([
        { id: first.id, revision: 1, state: 'published', material: false }, { id: second.id, revision: 2, state: 'retired', material: true },
        { id: third.id, revision: 3, state: 'published', material: false },
      ]);
      expect(await acts(site)).toEqual(['policy_published', 'policy_published', 'policy_retired', 'policy_published']);
      expect(await acts('p-other')).toEqual([]);
    });

    test('the same text of two sites is one', async () => {
      const text = { ...aText(ids.short('text')), bytes: Buffer.from([0, 255, 10, 200]) };
      for (const site of ['p-text-a', 'p-text-b']) expect(await get().policies.publish(publication(await draft({ site }), { texts: [text, aText(site)] }))).not.toBe('stale');
      expect(await get().policies.findText(text.hash)).toEqual(text);
      expect(await get().policies.findText('sha256:none')).toBeNull();
    });
  });
}
