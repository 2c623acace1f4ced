// What every store promises of the desk's lists: every queue with its count, each order, each filter, no comment skipped.
import { expect, test } from '@jest/globals';
import type { Comment } from '../../src/comments/comment.ts';
import type { DeskQuery } from '../../src/moderation/moderation.store.ts';
import type { Store } from '../../src/store/store.ts';
import { aComment, anAuthor, aThread, at } from '../support/builders.ts';
import { entry, store } from './stored.ts';

const ask = (over: Partial<DeskQuery>): DeskQuery =>
  ({ sites: ['demo'], queue: null, threadKey: null, authorId: null, addressPrefix: null, words: [], reason: null, sort: 'oldest', limit: 50, cursor: null, ...over });

export function deskContract(get: () => Store): void {
  const inSite = (site: string) => ({ thread: aThread({ site, key: 'article-1' }) });

  test('the comments of one network are found by it, and by nobody\'s once it is forgotten', async () => {
    const site = 'network';
    const address = { prefix: '203.0.113.0/24', digest: 'd' };
    const [first, second] = [await store(get(), { site, address, createdAt: at(1) }, inSite(site)), await store(get(), { site, address, createdAt: at(2), status: 'spam' }, inSite(site))];
    await store(get(), { site, address: { ...address, prefix: '203.0.114.0/24' } }, inSite(site));
    const found = async () => (await get().moderation.list(ask({ sites: [site], addressPrefix: address.prefix }))).items.map(({ id }) => id);
    expect(await found()).toEqual([first.id, second.id]);
    await get().comments.forgetAddresses(site, at(2), 10);
    expect(await found()).toEqual([second.id]);
  });

  test('all eight queues answer, zeros too', async () => {
    const queues = await get().moderation.queues('empty-site');
    expect(queues.map((each) => each.name)).toEqual(['pending', 'reported', 'unreviewed', 'approved', 'rejected', 'spam', 'appeals', 'illegal']);
    expect(queues.every((each) => each.count === 0 && each.oldest === null)).toBe(true);
  });

  test('the list is kept by site, queue, thread, author, reason and words, in each order', async () => {
    const site = 'desk';
    const by = anAuthor({ site });
    const put = (text: string[], over: Partial<Comment>) => {
      const comment = aComment({ by, site, status: 'pending', ...over });
      return get().comments.insert(entry(comment, by, { words: text, thread: aThread({ site, key: comment.threadKey }) })).then(() => comment.id);
    };
    const a = await put(['كتاب', 'جميل'], { createdAt: at(1), risk: { score: 0.2, findings: [] } });
    const b = await put(['كتاب', 'رديء'], { createdAt: at(2), risk: { score: 0.9, findings: [] }, reason: { code: 'word_list', by: 'machine' } });
    const c = await put(['غير"ذلك'], { createdAt: at(3), risk: { score: 0.5, findings: [] }, threadKey: 'other', status: 'spam' });
    const found = async (over: Partial<DeskQuery>) => (await get().moderation.list(ask({ sites: [site], ...over }))).items.map((each) => each.id);
    expect(await found({ queue: 'pending' })).toEqual([a, b]);
    expect(await found({ sort: 'newest' })).toEqual([c, b, a]);
    expect(await found({ sort: 'risk' })).toEqual([b, c, a]);
    expect(await found({ threadKey: 'other' })).toEqual([c]);
    expect(await found({ authorId: by.id, reason: 'word_list' })).toEqual([b]);
    expect(await found({ words: ['كتاب'] })).toEqual([b, a]);
    expect(await found({ words: ['كتاب', 'جميل'] })).toEqual([a]);
    expect(await found({ words: ['كتا'] })).toEqual([]);
    expect(await found({ words: ['OR'] })).toEqual([]);
    expect(await found({ queue: 'reported' })).toEqual([]);
    expect(await found({ sites: ['elsewhere'] })).toEqual([]);
  });

  test('the list merges several sites in order, and an edit is found by its new words only', async () => {
    const made: string[] = [];
    for (let each = 0; each < 6; each += 1) {
      const site = each % 2 === 0 ? 'merge-a' : 'merge-b';
      made.push((await store(get(), { site, status: each < 3 ? 'pending' : 'approved', createdAt: at(each) }, inSite(site))).id);
    }
    const sites = ['merge-a', 'merge-b'];
    const walked: string[] = [];
    for (let cursor: string | null = null; ;) {
      const page = await get().moderation.list(ask({ sites, limit: 2, cursor }));
      walked.push(...page.items.map((each) => each.id));
      cursor = page.next;
      if (cursor === null) break;
    }
    expect(walked).toEqual(made);
    const edited = (await get().comments.find(made[0]!))!;
    await get().comments.edit({
      id: edited.id, revision: 1, from: edited.status, text: 'قطار', html: '<p>قطار</p>', dir: 'rtl', textDigest: 'e', words: ['قطار'], status: 'pending', risk: edited.risk, reason: null, at: at(9), tallies: [],
    });
    const found = async (word: string) => (await get().moderation.list(ask({ sites, words: [word] }))).items.map((each) => each.id);
    expect(await found('قطار')).toEqual([made[0]]);
    expect(await found('شكرا')).toEqual(made.slice(1).toReversed());
  });

  test('pages of the list skip nothing', async () => {
    const site = 'pages';
    for (let each = 0; each < 7; each += 1) await store(get(), { site, status: 'pending', createdAt: at(Math.floor(each / 3)), risk: { score: (each % 3) / 10, findings: [] } }, inSite(site));
    for (const sort of ['oldest', 'newest', 'risk'] as const) {
      const seen = new Set<string>();
      for (let cursor: string | null = null; ;) {
        const page = await get().moderation.list(ask({ sites: [site], queue: 'pending', sort, limit: 2, cursor }));
        for (const each of page.items) seen.add(each.id);
        if (page.next === null) break;
        cursor = page.next;
      }
      expect(seen.size).toBe(7);
    }
  });
}
