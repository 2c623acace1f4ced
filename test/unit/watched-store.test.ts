// What a watched store tells of its writes: the thread that changed, everything where nobody knows, nothing where nothing changed.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Edited } from '../../src/comments/comments.store.ts';
import { GENESIS } from '../../src/kernel/chain.ts';
import type { Report } from '../../src/reports/report.ts';
import type { Store } from '../../src/store/store.ts';
import { watchStore, type Changed } from '../../src/store/watched-store.ts';
import { aReport } from '../contract/reports.contract.ts';
import { aComment, anAct, anAuthor, aPolicy, aSite, at, aThread, ids } from '../support/builders.ts';
import { sqlite, type TestStore } from '../support/stores.ts';

let opened: TestStore;
let store: Store;
const told: Parameters<Changed>[0][] = [];
const heard = () => told.splice(0);

beforeAll(async () => {
  opened = await sqlite.open();
  store = watchStore(opened.store, (place) => void told.push(place));
  await store.sites.insert(aSite());
});
afterAll(() => opened.dispose());

test('a write names its thread, one that found nothing to change names none', async () => {
  heard();
  const author = anAuthor();
  const comment = aComment({ by: author });
  const place = { site: comment.site, key: comment.threadKey };
  await store.comments.insert({ comment, words: [], author, thread: aThread({ key: comment.threadKey }), tallies: [], replay: null });
  await store.comments.remove(comment.id, at(10));
  expect(heard()).toEqual([place, place]);
  expect((await store.comments.remove('nobody', at(11))).result).toBe('not_found');
  const { text, html, dir, textDigest, revision } = comment;
  const change: Edited = { id: comment.id, revision, from: 'approved', text, html, dir, textDigest, words: [], status: 'approved', risk: { score: 0, findings: [] }, reason: null, at: at(12), tallies: [] };
  expect((await store.comments.edit(change)).result).toBe('stale');
  expect(heard()).toEqual([]);
});

test('what does not show in public is not told, and a write that failed may have changed anything', async () => {
  await store.moderation.seal({ site: 'demo', number: 1, decisionIds: [], previous: GENESIS, mac: 'm', sealedAt: at(9) });
  expect(heard()).toEqual([]);
  const author = anAuthor();
  const comment = aComment({ by: author });
  const entry = { comment, words: [], author, thread: aThread({ key: comment.threadKey }), tallies: [], replay: null };
  await store.comments.insert(entry);
  heard();
  await expect(store.comments.insert(entry)).rejects.toThrow();
  expect(heard()).toEqual([null]);
});

test('a report is told of where it hides a comment, and only there', async () => {
  const author = anAuthor();
  const comment = aComment({ by: author });
  await store.comments.insert({ comment, words: [], author, thread: aThread({ key: comment.threadKey }), tallies: [], replay: null });
  heard();
  const made = async (over: Partial<Report>) => store.reports.make({ report: aReport(comment, over), threshold: 2, decisionId: ids.short('d') });
  await made({});
  expect(heard()).toEqual([]);
  expect(await made({})).toMatchObject({ result: 'done', hid: { status: 'pending' } });
  expect(heard()).toEqual([{ site: comment.site, key: comment.threadKey }]);
  expect((await made({})).result).toBe('not_found');
  expect(heard()).toEqual([]);
});

test('a policy is told of to its whole site when it is published or retired, and not while it is a draft', async () => {
  const draft = aPolicy();
  await store.policies.insert(draft);
  heard();
  await store.policies.change(draft, { ...draft, version: 2 });
  const publish = () => store.policies.publish({ before: { ...draft, version: 2 }, after: { ...draft, version: 2, state: 'published' }, texts: [], act: anAct({ action: 'policy_published' }) });
  const retire = () => store.policies.retire({ site: 'demo', id: draft.id, at: at(20), act: anAct({ action: 'policy_retired' }) });
  expect(await retire()).toBe('stale');
  expect(heard()).toEqual([]);
  await publish();
  expect(heard()).toEqual([{ site: 'demo', key: null }]);
  expect(await publish()).toBe('stale');
  expect(heard()).toEqual([]);
  await retire();
  expect(heard()).toEqual([{ site: 'demo', key: null }]);
});
