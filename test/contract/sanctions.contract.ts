// What every store promises of sanctions, of notes on authors, and of what slow mode and an author's record are read from.
import { expect, test } from '@jest/globals';
import type { Sanction, Target } from '../../src/sanctions/sanction.ts';
import type { SanctionsQuery } from '../../src/sanctions/sanctions.store.ts';
import type { Store } from '../../src/store/store.ts';
import { aComment, anAct, anAuthor, aSanction, aThread, at, ids } from '../support/builders.ts';
import { store } from './stored.ts';

const on = (type: Target['type'], value: string): Target => ({ type, value });
const act = (sanction: Sanction, action: 'sanction' | 'sanction_changed' | 'sanction_lifted' = 'sanction') => anAct({ site: sanction.site, action, subject: `sanction:${sanction.id}` });

export function sanctionsContract(get: () => Store): void {
  const put = async (over: Partial<Sanction> = {}): Promise<Sanction> => {
    const sanction = aSanction(over);
    await get().sanctions.insert({ sanction, act: act(sanction), jobs: [] });
    return sanction;
  };
  const asked = (over: Partial<SanctionsQuery>): SanctionsQuery =>
    ({ sites: ['demo'], kind: null, type: null, targets: null, isActive: null, now: at(100), limit: 50, cursor: null, ...over });
  const listed = async (over: Partial<SanctionsQuery>): Promise<string[]> => {
    const items: string[] = [];
    for (let cursor: string | null = null; ;) {
      const page = await get().sanctions.list(asked({ ...over, cursor }));
      items.push(...page.items.map((each) => each.id));
      if (page.next === null) return items;
      cursor = page.next;
    }
  };
  const acts = async (site: string) => (await get().moderation.audit({ sites: [site], limit: 100, cursor: null })).items.map(({ action }) => action).toReversed();

  test('a sanction is stored whole, with its act', async () => {
    const site = 'sanction-whole';
    const sanction = await put({ site, target: on('email', 'a@b.example'), note: 'للمرة الثالثة', expiresAt: at(500), tell: false });
    expect(await get().sanctions.find(sanction.id)).toEqual(sanction);
    expect(await get().sanctions.find('sn_none')).toBeNull();
    expect((await get().moderation.audit({ sites: [site], limit: 10, cursor: null })).items).toMatchObject([{ action: 'sanction', subject: `sanction:${sanction.id}` }]);
  });

  test('what matches a writer is what names them on their site and has not ended', async () => {
    const site = 'sanction-match';
    const [author, domain] = [await put({ site, target: on('author', 'a_7') }), await put({ site, target: on('email_domain', 'spam.example'), kind: 'premoderate', expiresAt: at(50) })];
    await put({ site, target: on('author', 'a_8') });
    await put({ site: 'sanction-match-2', target: on('author', 'a_7') });
    const lifted = await put({ site, target: on('author', 'a_7') });
    await get().sanctions.replace(lifted, { ...lifted, liftedAt: at(20), liftedBy: 'st_2' }, act(lifted, 'sanction_lifted'));
    const targets = [on('author', 'a_7'), on('email', 'spam.example'), on('email_domain', 'spam.example'), on('address_prefix', '203.0.113.0/24')];
    const matching = async (seconds: number) => (await get().sanctions.matching(site, targets, at(seconds))).toSorted((a, b) => (a.id < b.id ? -1 : 1));
    const both = [author, domain].toSorted((a, b) => (a.id < b.id ? -1 : 1));
    expect(await matching(49)).toEqual(both);
    // Not a moment longer.
    expect(await matching(50)).toEqual([author]);
    expect(await get().sanctions.matching(site, [], at(0))).toEqual([]);
  });

  test('many who ask at once each get their own', async () => {
    const site = 'sanction-many';
    const own = await Promise.all(Array.from({ length: 20 }, (_, index) => put({ site, target: on('author', `a_m${index}`) })));
    const answers = await Promise.all(own.map(({ target }) => get().sanctions.matching(site, [on('author', target.value!)], at(1))));
    expect(answers).toEqual(own.map((sanction) => [sanction]));
  });

  test('of two who change it at once one is told, and only what was done is recorded', async () => {
    const site = 'sanction-race';
    const before = await put({ site });
    const results = await Promise.all(['spam', 'hate'].map((reason) => get().sanctions.replace(before, { ...before, reason }, act(before, 'sanction_changed'))));
    expect(results.toSorted()).toEqual(['done', 'stale']);
    expect(await acts(site)).toEqual(['sanction', 'sanction_changed']);
    expect(await get().sanctions.replace(before, { ...before, id: 'sn_none' }, act(before, 'sanction_changed'))).toBe('not_found');
    expect(await acts(site)).toHaveLength(2);
  });

  test('lists go newest first by site, type, value and whether they are in force, to the end', async () => {
    const site = 'sanction-list';
    const made = [];
    for (let index = 0; index < 9; index += 1) {
      const target = index % 3 === 0 ? on('email', `a${index % 2}@b.example`) : on('author', `a_${index}`);
      // Pairs at one time: the id settles them.
      made.push(await put({ site, target, createdAt: at(Math.floor(index / 2)), expiresAt: index % 2 === 0 ? null : at(60) }));
    }
    const ordered = made.toSorted((a, b) => b.createdAt.getTime() - a.createdAt.getTime() || (a.id < b.id ? 1 : -1));
    const those = (keep: (sanction: Sanction) => boolean) => ordered.filter(keep).map(({ id }) => id);
    for (const limit of [1, 2, 50]) {
      expect(await listed({ sites: [site], limit })).toEqual(those(() => true));
      expect(await listed({ sites: [site], limit, type: 'email' })).toEqual(those(({ target }) => target.type === 'email'));
      expect(await listed({ sites: [site], limit, targets: [on('email', 'a0@b.example'), on('author', 'a_1')] })).toEqual(those(({ target }) => ['a0@b.example', 'a_1'].includes(target.value!)));
      expect(await listed({ sites: [site], limit, isActive: true })).toEqual(those(({ expiresAt }) => expiresAt === null));
      expect(await listed({ sites: [site], limit, isActive: false })).toEqual(those(({ expiresAt }) => expiresAt !== null));
    }
    const elsewhere = await put({ site: 'sanction-list-2', createdAt: at(2) });
    expect((await listed({ sites: [site, 'sanction-list-2'], limit: 2 })).toSorted()).toEqual([...made.map(({ id }) => id), elsewhere.id].toSorted());
    expect(await listed({ sites: [] })).toEqual([]);
  });

  test('a page under much that ended is short, and its cursor goes on behind it', async () => {
    const site = 'sanction-ended';
    const first = await put({ site, createdAt: at(0) });
    await Promise.all(Array.from({ length: 620 }, (_, index) => put({ site, createdAt: at(1 + index), expiresAt: at(50) })));
    const page = await get().sanctions.list(asked({ sites: [site], isActive: true, now: at(5000) }));
    expect(page).toMatchObject({ items: [], next: expect.any(String) });
    expect(await listed({ sites: [site], isActive: true, now: at(5000) })).toEqual([first.id]);
  });

  test('networks are forgotten with their age, and match nobody any more', async () => {
    const site = 'sanction-forget';
    const target = on('address_prefix', '203.0.113.0/24');
    const [old, young] = [await put({ site, target, createdAt: at(0) }), await put({ site, target, createdAt: at(60) })];
    const email = await put({ site, target: on('email', 'a@b.example'), createdAt: at(0) });
    expect(await get().sanctions.forgetAddresses(site, at(60), 10)).toBe(1);
    expect(await get().sanctions.forgetAddresses(site, at(60), 10)).toBe(0);
    expect(await get().sanctions.find(old.id)).toEqual({ ...old, target: { type: 'address_prefix', value: null } });
    expect(await get().sanctions.matching(site, [target], at(70))).toEqual([young]);
    expect(await get().sanctions.find(email.id)).toEqual(email);
    expect((await listed({ sites: [site], type: 'address_prefix' })).length).toBe(2);
  });

  test('notes are kept by author, newest first, until deleted', async () => {
    const site = 'notes';
    const note = (seconds: number, authorId = 'a_1') => ({ id: ids.short('n'), site, authorId, by: 'st_1', text: `ملاحظة ${seconds}`, at: at(seconds) });
    const [one, two, other] = [note(1), note(2), note(3, 'a_2')];
    for (const each of [one, two, other]) await get().authors.insertNote(each);
    expect(await get().authors.notesOn(site, 'a_1', 10)).toEqual([two, one]);
    expect(await get().authors.notesOn(site, 'a_1', 1)).toEqual([two]);
    expect(await get().authors.notesOn('notes-2', 'a_1', 10)).toEqual([]);
    expect(await get().authors.findNote(one.id)).toEqual(one);
    expect([await get().authors.deleteNote(one.id), await get().authors.deleteNote(one.id)]).toEqual(['done', 'not_found']);
    expect(await get().authors.findNote(one.id)).toBeNull();
  });

  test('the authors of an email are found in any case, on their site', async () => {
    const [a, b, c, d] = ['Sara@Mail.example', 'sara@mail.example', 'sara@mail.example.org', null].map((email) => anAuthor({ email }));
    const far = anAuthor({ site: 'other', email: 'sara@mail.example' });
    for (const author of [a!, b!, c!, d!, far]) await get().comments.insertAuthor(author);
    expect((await get().authors.withEmail('demo', 'sara@mail.example', 10)).toSorted()).toEqual([a!.id, b!.id].toSorted());
    expect(await get().authors.withEmail('demo', 'sara@mail.example', 1)).toHaveLength(1);
    expect(await get().authors.withEmail('demo', 'none@mail.example', 10)).toEqual([]);
  });

  test('the last comment of an author in a thread is found by time, whatever became of it', async () => {
    const by = anAuthor();
    const thread = aThread({ key: 'slow' });
    await store(get(), { by, threadKey: 'slow', createdAt: at(10) }, { thread });
    const last = await store(get(), { by, threadKey: 'slow', createdAt: at(20), status: 'pending' }, { thread });
    await store(get(), { by, threadKey: 'elsewhere', createdAt: at(30) }, { thread: aThread({ key: 'elsewhere' }) });
    await store(get(), { threadKey: 'slow', createdAt: at(40) }, { thread });
    const asks = (seconds: number, site = 'demo') => get().comments.lastIn({ site, key: 'slow', authorId: by.id, since: at(seconds) });
    expect([await asks(0), await asks(19), await asks(20), await asks(0, 'other')]).toEqual([at(20), at(20), null, null]);
    await get().comments.remove(last.id, at(50));
    expect(await asks(0)).toEqual(at(20));
  });

  test('the last decided comment of an author is none that waits', async () => {
    const by = anAuthor();
    expect(await get().comments.lastDecided('demo', by.id)).toBeNull();
    for (const [seconds, status] of [[1, 'approved'], [2, 'rejected'], [3, 'pending']] as const) {
      await get().comments.insert({ comment: aComment({ by, createdAt: at(seconds), status, threadKey: 'decided' }), words: [], author: by, thread: aThread({ key: 'decided' }), tallies: [], replay: null });
    }
    expect(await get().comments.lastDecided('demo', by.id)).toEqual(at(2));
  });

  test('a thread keeps the rules that a change does not name', async () => {
    const thread = aThread({ key: 'rules' });
    await get().threads.put(thread);
    const set = async (rules: object) => {
      expect(await get().threads.setState('demo', 'rules', { state: 'open', ...rules, act: anAct({ subject: 'thread:rules' }) })).toBe('done');
      const { state, slowSeconds, closing } = (await get().threads.find('demo', 'rules'))!;
      return { state, slowSeconds, closing };
    };
    expect(await get().threads.find('demo', 'rules')).toEqual(thread);
    expect(await set({ state: 'slow', slowSeconds: 120 })).toEqual({ state: 'slow', slowSeconds: 120, closing: null });
    expect(await set({ closing: { at: at(900) } })).toEqual({ state: 'open', slowSeconds: 120, closing: { at: at(900) } });
    expect(await set({ state: 'closed', closing: { at: null } })).toEqual({ state: 'closed', slowSeconds: 120, closing: { at: null } });
    expect(await set({ state: 'slow' })).toEqual({ state: 'slow', slowSeconds: 120, closing: { at: null } });
    expect((await get().threads.findMany([{ site: 'demo', key: 'rules' }]))[0]).toMatchObject({ slowSeconds: 120, closing: { at: null } });
  });
}
