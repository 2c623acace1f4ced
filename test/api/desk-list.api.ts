// What a page of the desk's list costs the store.
import { expect, test } from '@jest/globals';
import { startApp, type Posted } from '../support/app.ts';
import type { Adapter } from '../support/stores.ts';

export function deskListApi(adapter: Adapter): void {
  test('a page of the list costs one reading of threads and one of authors, and each item has its own beside it', async () => {
    const opened = await adapter.open();
    const asked: string[] = [];
    /** The port itself, telling what of it is called. */
    const told = <T extends object>(port: T): T => new Proxy(port, {
      get(target, name, self) {
        const found: unknown = Reflect.get(target, name, self);
        return typeof found !== 'function' ? found : (...given: unknown[]) => {
          asked.push(String(name));
          return (found as (...given: unknown[]) => unknown).apply(target, given);
        };
      },
    });
    const { threads, comments } = opened.store;
    const desk = await startApp(adapter, {}, { opened: { ...opened, store: { ...opened.store, threads: told(threads), comments: told(comments) } } });
    const cookie = await desk.signIn();
    await desk.app.services.sites.create({ slug: 'other', origins: ['https://paper.example'], settings: { firstCommentHold: false } });
    const made: Posted[] = [];
    for (const at of [{ key: 'one' }, { key: 'two' }, { key: 'one', site: 'other' }]) made.push((await desk.post(at)).body as Posted);
    made.push((await desk.post({ key: 'two', token: made[0]!.guestToken! })).body as Posted);
    await desk.app.store.threads.put({ ...(await desk.app.store.threads.find('other', 'one'))!, title: 'عنوان آخر' });
    asked.length = 0;
    const { body } = await desk.call('get', '/moderation/comments', { cookie });
    expect(asked.toSorted()).toEqual(['findAuthors', 'findMany']);
    const beside = new Map((body.items as { id: string; site: string; thread: { key: string; title: string }; author: { standing: { approved: number } } }[])
      .map(({ id, site, thread, author }) => [id, [site, thread.key, thread.title, author.standing.approved]]));
    const wanted = [['demo', 'one', 'عودة القطار', 2], ['demo', 'two', 'عودة القطار', 1], ['other', 'one', 'عنوان آخر', 1], ['demo', 'two', 'عودة القطار', 2]];
    expect(beside).toEqual(new Map(made.map(({ comment }, at) => [comment.id, wanted[at]])));
    await desk.dispose();
  });
}
