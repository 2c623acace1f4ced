// Held, rejected or filed as spam by a machine: to its author it is all the same, whatever they do with it.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startApp, type Joined, type Posted, type TestApp } from '../support/app.ts';
import type { Adapter } from '../support/stores.ts';

const HELD = 'https://a.example https://b.example';

export function heldApi(adapter: Adapter): void {
  let app: TestApp;
  let mod: Joined;
  beforeAll(async () => {
    app = await startApp(adapter);
    mod = await app.join({ email: 'mod@example.org' });
  });
  afterAll(() => app.dispose());

  const comment = async (given: Parameters<TestApp['post']>[0]): Promise<Posted> => {
    app.pass(61);
    return (await app.post(given)).body as Posted;
  };

  test('what a machine refused is edited like what waits: no answer tells them apart, and neither comes out by it', async () => {
    await app.app.services.rules.add('demo', 'st_1', { term: 'مرفوض', match: 'word', action: 'reject', except: [], note: null });
    await app.app.services.rules.add('demo', 'st_1', { term: 'معلق', match: 'word', action: 'hold', except: [], note: null });
    /** All that its author is told along the way, without what differs between any two comments. */
    const story = async (given: { text: string; name?: string; website?: string }): Promise<{ told: string[]; id: string; token: string }> => {
      const { comment: { id }, guestToken } = await comment({ key: 'reworded', ...given });
      const token = guestToken!;
      const told: string[] = [];
      for (const text of ['نص لا بأس به', HELD, 'نص آخر لا بأس به']) {
        const edited = await app.call('patch', `/comments/${id}`, { token }).send({ text });
        const own = [await app.call('get', '/me/comments', { token }), await app.call('get', '/sites/demo/threads/reworded/me', { token }), await app.call('get', '/me', { token })];
        told.push(...[edited, ...own].map((answer) => `${answer.status} ${answer.text.replaceAll(/[0-9a-f-]{36}|a_\w+|\d{4}-[\d:T.-]+Z/g, '·')}`));
      }
      return { told, id, token };
    };
    const waiting = await story({ text: 'كلام معلق' });
    expect(waiting.told[0]).toMatch(/^200 .*"held".*"pending".*"word_list"/);
    const rejected = await story({ text: 'كلام مرفوض' });
    expect(rejected.told).toEqual(waiting.told);
    const trapped = await story({ text: 'كلام معلق', website: 'https://x.example' });
    expect(trapped.told).toEqual(waiting.told);
    const name = 'جريدة الميناء';
    expect((await story({ text: 'كلام مرفوض', name })).told).toEqual((await story({ text: 'كلام معلق', name })).told);
    const standing: string[] = [];
    for (const { id } of [waiting, rejected, trapped]) {
      expect((await app.call('get', `/comments/${id}`)).status).toBe(404);
      const { body } = await app.call('get', `/moderation/comments/${id}`, { cookie: mod.cookie });
      standing.push(`${body.status} ${body.reason.code} ${body.revision}`);
    }
    expect(standing).toEqual(['pending too_many_links 4', 'rejected word_list 4', 'spam honeypot 4']);
    await app.decide(mod.cookie, rejected.id, 'spam', { revision: 4 });
    const late = await app.call('patch', `/comments/${rejected.id}`, { token: rejected.token }).send({ text: 'ما رفضه إنسان لا يعدل' });
    expect(late.body).toMatchObject({ status: 403, code: 'edit_closed' });
  });
}
