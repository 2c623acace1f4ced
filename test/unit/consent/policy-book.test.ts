// What a save remembers of a site's revisions, for how long, and what makes it forget.
import { expect, test } from '@jest/globals';
import { PolicyBook } from '../../../src/consent/policy-book.ts';
import type { PoliciesStore } from '../../../src/consent/policies.store.ts';
import type { Policy } from '../../../src/consent/policy.ts';
import { aPolicy, at } from '../../support/builders.ts';

type Shelf = Pick<PoliciesStore, 'revisions' | 'findRevision'>;

/** A store that counts how often it is asked, and a clock that stands until it is set. */
function aBook() {
  const kept: Policy[] = [];
  const asked = { revisions: 0, contents: 0 };
  const state = { now: at(0).getTime(), fails: false, gate: Promise.resolve() };
  const store: Shelf = {
    async revisions(site) {
      asked.revisions += 1;
      const seen = kept.filter((each) => each.site === site).map((each) => ({ id: each.id, revision: each.revision!, state: each.state as 'published' | 'retired', material: each.content.material }));
      await state.gate;
      if (state.fails) throw new Error('the disk is away');
      return seen;
    },
    async findRevision(site, revision) {
      asked.contents += 1;
      return kept.find((each) => each.site === site && each.revision === revision) ?? null;
    },
  };
  const publish = (site = 'demo'): Policy => {
    const policy = aPolicy({ site, state: 'published', revision: kept.filter((each) => each.site === site).length + 1 });
    kept.push(policy);
    return policy;
  };
  const book = new PolicyBook({ store, clock: { now: () => new Date(state.now) } });
  return { book, asked, state, kept, publish, current: async (site = 'demo') => (await book.current(site))?.revision ?? null };
}

test('a site without revisions offers none, and has none by any number', async () => {
  const { book, publish, current } = aBook();
  publish('other');
  expect([await current(), await book.revision('demo', 1), await book.revisions('demo')]).toEqual([null, null, []]);
});

test('what was read is trusted for 500 milliseconds and not one more', async () => {
  const { asked, state, publish, current } = aBook();
  publish();
  expect(await current()).toBe(1);
  publish();
  state.now += 499;
  expect([await current(), asked.revisions]).toEqual([1, 1]);
  state.now += 1;
  expect([await current(), asked.revisions]).toEqual([2, 2]);
});

test('asking does not make it last longer', async () => {
  const { state, publish, current } = aBook();
  publish();
  await current();
  publish();
  state.now += 300;
  await current();
  state.now += 300;
  expect(await current()).toBe(2);
});

test('it forgets at once, one site or all', async () => {
  const { book, publish, current } = aBook();
  const both = () => Promise.all([current('demo'), current('other')]);
  for (const site of ['demo', 'other']) publish(site);
  await both();
  for (const site of ['demo', 'other']) publish(site);
  book.forget('demo');
  expect(await both()).toEqual([2, 1]);
  book.forget(null);
  expect(await both()).toEqual([2, 2]);
});

test('a read that began before it was told to forget is not remembered', async () => {
  const { book, state, publish, current } = aBook();
  publish();
  const gate = Promise.withResolvers<undefined>();
  state.gate = gate.promise;
  const early = current();
  publish();
  book.forget('demo');
  gate.resolve(undefined);
  await early;
  expect(await current()).toBe(2);
});

test('those who ask at once share one read', async () => {
  const { asked, publish, current } = aBook();
  publish();
  expect(await Promise.all([current(), current(), current()])).toEqual([1, 1, 1]);
  expect(asked.revisions).toBe(1);
});

test('a read that failed is told to all who waited for it and to nobody after', async () => {
  const { state, publish, current } = aBook();
  publish();
  state.fails = true;
  const waiting = await Promise.allSettled([current(), current()]);
  expect(waiting.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  state.fails = false;
  expect(await current()).toBe(1);
});

test('a failed read takes no newer one with it', async () => {
  const { book, asked, state, publish, current } = aBook();
  publish();
  const gate = Promise.withResolvers<undefined>();
  state.gate = gate.promise.then(() => { throw new Error('the disk was away'); });
  const failing = current();
  book.forget('demo');
  state.gate = Promise.resolve();
  await current();
  gate.resolve(undefined);
  await expect(failing).rejects.toThrow('the disk was away');
  await current();
  expect(asked.revisions).toBe(2);
});

test('a clock that was set back makes nothing last longer', async () => {
  const { asked, state, publish, current } = aBook();
  publish();
  await current();
  publish();
  state.now -= 3_600_000;
  expect([await current(), asked.revisions]).toEqual([2, 2]);
  expect([await current(), asked.revisions]).toEqual([2, 2]);
});

test('contents are read once, and the state they are in is that of now', async () => {
  const { book, asked, kept, publish, current } = aBook();
  publish();
  publish();
  expect(await current()).toBe(2);
  kept[1] = { ...kept[1]!, state: 'retired', retiredAt: at(1) };
  book.forget('demo');
  expect((await book.revision('demo', 2))?.state).toBe('retired');
  expect(asked.contents).toBe(1);
  expect(await current()).toBe(1);
});

test('a revision whose contents are not there is none, and is asked for again', async () => {
  const { book, kept, publish } = aBook();
  const policy = publish();
  await book.revisions('demo');
  kept.length = 0;
  expect(await book.revision('demo', 1)).toBeNull();
  kept.push(policy);
  expect(await book.revision('demo', 1)).toMatchObject({ id: policy.id, content: policy.content });
});
