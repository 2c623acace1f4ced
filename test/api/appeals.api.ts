// Why a comment is not public, as its author reads it, and the one appeal: told plainly, decided by somebody else, counted.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startApp, type Joined, type Posted, type TestApp } from '../support/app.ts';
import type { Adapter } from '../support/stores.ts';

const HELD = 'https://a.example https://b.example';
const DAY = 86_400;

export function appealsApi(adapter: Adapter): void {
  let app: TestApp;
  let mod: Joined;
  let second: Joined;
  beforeAll(async () => {
    app = await startApp(adapter);
    mod = await app.join({ email: 'mod@example.org' });
    second = await app.join({ email: 'second@example.org' });
  });
  afterAll(() => app.dispose());

  type Own = { id: string; token: string };
  const own = async (given: Parameters<TestApp['post']>[0] = {}, site = 'demo'): Promise<Own> => {
    app.pass(61);
    const { comment, guestToken } = (await app.post({ site, ...given })).body as Posted;
    return { id: comment.id, token: guestToken! };
  };
  const statement = ({ id, token }: Own, lang = 'ar') => app.call('get', `/me/comments/${id}/statement`, { token, lang });
  const appeal = ({ id, token }: Own, text = 'لم أشتم أحدا، اقرؤوه مرة أخرى', key?: string) =>
    app.call('post', `/me/comments/${id}/appeal`, { token, ...(key === undefined ? {} : { key }) }).send({ text });
  const refused = async (given: Parameters<TestApp['post']>[0] = {}): Promise<Own & { decisionId: string }> => {
    const comment = await own(given);
    const { decisionId } = await app.decide(mod.cookie, comment.id, 'reject', { reason: 'abuse', note: 'سر المهنة' });
    return { ...comment, decisionId: decisionId! };
  };
  const story = async (id: string) => (await app.call('get', `/moderation/comments/${id}`, { cookie: second.cookie })).body;
  const undo = async (decisionId: string | null, { cookie }: Joined) => (await app.call('post', `/moderation/decisions/${decisionId}/undo`, { cookie })).body;
  const queue = async () => ((await app.call('get', '/moderation/queues', { cookie: mod.cookie })).body.sites[0].queues as { name: string }[]).find(({ name }) => name === 'appeals');

  test('a refusal is told in the reader\'s language: reason, by whom, how and until when to appeal', async () => {
    const comment = await refused();
    const { status, body } = await statement(comment);
    expect([status, body]).toEqual([200, {
      commentId: comment.id, state: 'rejected', decidedAt: expect.any(String), by: 'person', ruleKind: null, facts: expect.stringMatching(/المشرفين/),
      reason: { code: 'abuse', message: 'في التعليق إساءة أو شتم.' },
      appeal: { possible: true, until: new Date(Date.parse(body.decidedAt) + 180 * DAY * 1000).toISOString(), state: 'none', text: null, decidedAt: null },
      howToAppeal: expect.stringContaining(body.appeal.until.slice(0, 10)),
    }]);
    expect((await statement(comment, 'fr')).body.reason.message).toMatch(/insultant/);
    expect(JSON.stringify(body)).not.toMatch(/سر المهنة|st_/);
  });

  test('what waits and what a machine refused tell the same, and take no appeal', async () => {
    await app.app.services.rules.add('demo', 'st_1', { term: 'مرفوض', match: 'word', action: 'reject', except: [], note: null });
    await app.app.services.rules.add('demo', 'st_1', { term: 'معلق', match: 'word', action: 'hold', except: [], note: null });
    const [rejected, held, trapped] = [await own({ text: 'كلام مرفوض' }), await own({ text: 'كلام معلق' }), await own({ text: 'كلام معلق قليلا', website: 'https://x.example' })];
    const told = async (of: Own) => {
      const [read, asked] = [await statement(of), await appeal(of)];
      return `${read.text} ${asked.status} ${asked.body.code}`.replaceAll(/[0-9a-f-]{36}|\d{4}-[\d:T.-]+Z/g, '·');
    };
    expect(await told(held)).toMatch(/"pending".*"word_list".*"word_lists".* 409 conflict$/);
    expect([await told(rejected), await told(trapped)]).toEqual([await told(held), await told(held)]);
  });

  test('another\'s comment, a public and a removed one have no statement and no appeal', async () => {
    const comment = await refused();
    const [stranger, shown, gone] = [await own(), await own(), await own({ text: HELD })];
    await app.call('delete', `/comments/${gone.id}`, { token: gone.token });
    for (const each of [{ id: comment.id, token: stranger.token }, shown, gone]) {
      expect([(await statement(each)).status, (await appeal(each)).status]).toEqual([404, 404]);
    }
  });

  test('an appeal is made once, answered with the statement, and stands before the desk', async () => {
    const comment = await refused();
    const made = await appeal(comment, ' لم أشتم أحدا\u202E ');
    expect([made.status, made.body.appeal]).toEqual([201, { possible: false, until: null, state: 'open', text: 'لم أشتم أحدا', decidedAt: null }]);
    expect((await statement(comment)).body).toEqual(made.body);
    const again = await appeal(comment);
    expect([again.status, again.body.code]).toEqual([409, 'exists']);
    expect(await queue()).toMatchObject({ count: 1, oldest: (await story(comment.id)).createdAt });
    const { items } = (await app.call('get', '/moderation/comments?queue=appeals', { cookie: mod.cookie })).body;
    expect(items).toMatchObject([{ id: comment.id, appeal: { text: 'لم أشتم أحدا', state: 'open' }, actions: ['approve', 'reject', 'spam'] }]);
    await app.decide(second.cookie, comment.id, 'reject');
  });

  test('two at once under one key are one; an empty or endless text is refused', async () => {
    const comment = await refused();
    for (const text of ['', ' \u202E ', 'ا'.repeat(2001)]) expect((await appeal(comment, text)).status).toBe(422);
    const both = await Promise.all([appeal(comment, 'مرة', 'appeal-1'), appeal(comment, 'مرة', 'appeal-1')]);
    expect(both.map(({ status }) => status)).toEqual([201, 201]);
    expect(both[1]!.body).toEqual(both[0]!.body);
    await app.decide(second.cookie, comment.id, 'reject');
  });

  test('somebody else decides: not who refused, not by taking back either; granting shows the comment', async () => {
    const comment = await refused();
    await appeal(comment);
    for (const action of ['approve', 'reject', 'spam']) expect((await app.decide(mod.cookie, comment.id, action)).result).toBe('not_allowed');
    expect((await undo(comment.decisionId, mod)).result).toBe('not_allowed');
    const granted = await app.decide(second.cookie, comment.id, 'approve');
    expect(granted).toMatchObject({ result: 'done', current: { status: 'approved' } });
    expect((await app.call('get', `/comments/${comment.id}`)).status).toBe(200);
    expect(await story(comment.id)).toMatchObject({ appeal: { state: 'granted' } });
    expect((await undo(granted.decisionId, mod)).result).toBe('not_allowed');
    expect((await undo(granted.decisionId, second)).result).toBe('done');
    expect([await queue(), (await story(comment.id)).appeal.state]).toMatchObject([{ count: 1 }, 'open']);
    const confirmed = await app.decide(second.cookie, comment.id, 'reject', { reason: 'hate' });
    expect(confirmed.result).toBe('done');
    expect(await app.decide(second.cookie, comment.id, 'reject', { reason: 'hate' })).toEqual(confirmed);
    expect((await statement(comment)).body).toMatchObject({ reason: { code: 'hate' }, appeal: { possible: false, state: 'dismissed', decidedAt: expect.any(String) } });
    expect([(await queue()), await app.app.store.moderation.recount('demo', false)]).toMatchObject([{ count: 0 }, []]);
  });

  test('where one person decides alone, they decide appeals too; a key is a person to itself', async () => {
    await app.app.services.sites.create({ slug: 'alone', name: 'وحيدة', origins: [], settings: { firstCommentHold: false } });
    const { services } = app.app;
    const isSecond = await services.accounts.hasOtherDecider('alone', 'st_none');
    // The admin of all sites decides everywhere: there is always one person.
    const alone = (await services.accounts.staff()).find(({ role }) => role === 'admin')!;
    expect([isSecond, await services.accounts.hasOtherDecider('alone', alone.id)]).toEqual([true, false]);
    const admin = await app.signIn();
    const comment = await own({}, 'alone');
    await app.decide(admin, comment.id, 'reject');
    await appeal(comment);
    expect((await app.decide(admin, comment.id, 'reject')).result).toBe('done');
    const { token } = await services.accounts.createKey({ name: 'CMS', scopes: ['comment.decide'], sites: ['alone'] });
    const byKey = async (id: string) => (await app.call('post', '/moderation/decisions', { token }).send({ items: [{ commentId: id, revision: 1, action: 'reject' }] })).body.results[0].result;
    const other = await own({}, 'alone');
    expect(await byKey(other.id)).toBe('done');
    await appeal(other);
    expect(await byKey(other.id)).toBe('not_allowed');
    expect((await app.decide(admin, other.id, 'reject')).result).toBe('done');
  });

  test('what readers reported after it was shown is told so', async () => {
    const comment = await own();
    await app.call('post', `/comments/${comment.id}/reports`, { cookie: second.cookie }).send({ reason: 'hate' });
    const { body } = await statement(comment);
    expect(body).toMatchObject({ state: 'pending', by: 'machine', ruleKind: 'reports', reason: { code: 'reported' }, appeal: { possible: false } });
    expect(body.decidedAt).toBe((await story(comment.id)).decisions[0].at);
    expect(JSON.stringify(body)).not.toMatch(/hate|st_/);
  });

  // The last: it passes more time than a session lasts.
  test('an appeal has as many days as the site gives', async () => {
    await app.settings({ appealDays: 1 });
    const [late, early] = [await refused(), await refused()];
    app.pass(DAY - 62);
    expect((await appeal(early)).status).toBe(201);
    app.pass(62);
    const answer = await appeal(late);
    expect([answer.status, answer.body.code]).toEqual([403, 'appeal_closed']);
    expect((await statement(late)).body.appeal).toMatchObject({ possible: false, until: null, state: 'none' });
  });
}
