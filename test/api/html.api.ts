// The page of comments and its plain form, as a browser without scripts meets them.
import { expect, test } from '@jest/globals';
import { ORIGIN, type Posted, type TestApp } from '../support/app.ts';

type Form = { text?: string; name?: string; email?: string; parentId?: string; idempotencyKey?: string; website?: string; lang?: string };

export function htmlApi(get: () => TestApp): void {
  const S = (key: string) => `/sites/demo/threads/${key}`;
  const page = (key: string, query = '') => get().call('get', `${S(key)}/comments.html${query}`);
  const send = (key: string, form: Form, as: { origin?: string; cookie?: string; lang?: string } = { origin: ORIGIN }) =>
    get().call('post', `${S(key)}/comments`, as).type('form').send({ name: 'سلمى', text: 'تعليق من النموذج', ...form });
  const open = async (key: string) => (await get().post({ key })).body as Posted;

  test('the page says language and direction for itself and for each comment', async () => {
    const { comment } = await open('html');
    const english = (await get().post({ key: 'html', text: 'An English remark', parentId: comment.id })).body as Posted;
    const answer = await page('html', '?lang=ar');
    expect(answer.status).toBe(200);
    expect(answer.get('Content-Type')).toBe('text/html; charset=utf-8');
    expect(answer.text).toContain('<html lang="ar" dir="rtl">');
    expect(answer.text).toContain(`<article id="comment-${comment.id}" lang="ar" dir="rtl">`);
    expect(answer.text).toContain(`<article id="comment-${english.comment.id}" lang="en" dir="ltr">`);
    expect((await page('html', '?lang=en')).text).toContain('<html lang="en" dir="ltr">');
  });

  test('its policy allows no script, and only the pages of the site may frame it', async () => {
    await open('policy');
    const policy = (await page('policy')).get('Content-Security-Policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('script-src');
    expect(policy).toContain(`frame-ancestors 'self' https://paper.example ${ORIGIN}`);
  });

  test('every render has a key of its own, so none is kept', async () => {
    await open('keys');
    const [first, second] = [await page('keys'), await page('keys')];
    expect(first.get('Cache-Control')).toBe('no-store');
    expect(first.get('ETag')).toBeUndefined();
    const keyOf = (text: string) => /name="idempotencyKey" value="([^"]+)"/.exec(text)?.[1];
    expect(keyOf(first.text)).toBeTruthy();
    expect(keyOf(first.text)).not.toBe(keyOf(second.text));
  });

  test('names are escaped, held comments absent, and a tombstone keeps the replies up', async () => {
    const { comment, guestToken } = (await get().post({ key: 'marks', name: '"><script>x</script>' })).body as Posted;
    await get().post({ key: 'marks', parentId: comment.id, text: 'رد يبقى' });
    await get().post({ key: 'marks', text: 'https://a.example https://b.example' });
    const before = (await page('marks')).text;
    expect(before).toContain('&lt;script&gt;');
    expect(before).not.toMatch(/<script|a\.example/);
    await get().call('delete', `/comments/${comment.id}`, { token: guestToken! });
    expect((await page('marks')).text).toMatch(/class="gone"[^]*رد يبقى/);
  });

  test('the next page follows by cursor', async () => {
    for (let each = 0; each < 21; each += 1) await get().post({ key: 'many' });
    const first = (await page('many')).text;
    const cursor = /cursor=([\w-]+)" target="_self" rel="next"/.exec(first)?.[1];
    const second = (await page('many', `?cursor=${cursor}`)).text;
    expect(first.match(/<article/g)).toHaveLength(20);
    expect(second.match(/<article/g)).toHaveLength(1);
    expect(second).not.toContain('rel="next"');
  });

  test('a form is published and the reader sent back to the stored page, known by a cookie', async () => {
    await open('form');
    const answer = await send('form', { idempotencyKey: 'f-1' });
    expect(answer.status).toBe(303);
    expect(answer.get('Location')).toMatch(/^http:\/\/127\.0\.0\.1:8080\/demo\?hiwar=published#comment-[0-9a-f-]{36}$/);
    const [cookie = ''] = answer.get('Set-Cookie') ?? [];
    expect(cookie).toMatch(/^hiwar_guest_demo=g_[^;]+; Path=\/api\/v1\/sites\/demo\/threads; Max-Age=\d+; HttpOnly; SameSite=Lax$/);
    const again = await send('form', { text: 'تعليق ثان', name: '' }, { origin: ORIGIN, cookie: cookie.split(';')[0]! });
    expect(again.status).toBe(303);
    expect(again.get('Set-Cookie')).toBeUndefined();
    const { items } = (await get().call('get', `${S('form')}/comments`)).body as { items: { author: { id: string } }[] };
    expect(items[0]?.author.id).toBe(items[1]?.author.id);
  });

  test('the same form twice is one comment, also when the first answer set the cookie', async () => {
    await open('twice');
    const first = await send('twice', { idempotencyKey: 'f-2' });
    const cookie = first.get('Set-Cookie')?.[0]?.split(';')[0] ?? '';
    expect((await send('twice', { idempotencyKey: 'f-2' })).get('Location')).toBe(first.get('Location'));
    expect((await send('twice', { idempotencyKey: 'f-2' }, { origin: ORIGIN, cookie })).get('Location')).toBe(first.get('Location'));
    const other = await send('twice', { idempotencyKey: 'f-2', text: 'نص آخر' });
    expect(other.status).toBe(422);
    expect(other.text).toContain('نص آخر');
    expect(other.text).not.toContain('value="f-2"');
    expect((await get().call('get', S('twice'))).body).toMatchObject({ counts: { visible: 2 } });
  });

  test('an origin that is missing or not listed is refused, with a page', async () => {
    await open('origins');
    for (const as of [{}, { origin: 'https://evil.example' }, { origin: 'null' }]) {
      const answer = await send('origins', {}, as);
      expect(answer.status).toBe(403);
      expect(answer.get('Content-Type')).toContain('text/html');
    }
    expect((await send('origins', {}, { origin: 'https://paper.example' })).get('Location')).toMatch(/^http:\/\/127\.0\.0\.1:8080\/demo\?/);
    expect((await send('origins', { text: 'من الاسم الآخر' }, { origin: 'http://localhost:8080' })).get('Location')).toMatch(/^http:\/\/localhost:8080\/demo\?/);
  });

  test('what is wrong is told in the language of the form, with the text kept', async () => {
    await open('wrong');
    const answer = await send('wrong', { name: ' ', text: 'نص <طويل> لا يضيع', email: 'no', lang: 'fr' });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('<html lang="fr" dir="ltr">');
    expect(answer.text).toContain('نص &lt;طويل&gt; لا يضيع</textarea>');
    expect(answer.text).toContain('aria-invalid="true"');
  });

  test('held is said, a filled trap is held, a closed thread has no form', async () => {
    await open('outcome');
    expect((await send('outcome', { text: 'https://a.example https://b.example' })).get('Location')).toBe(`${ORIGIN}/demo?hiwar=held`);
    expect((await send('outcome', { website: 'x' })).get('Location')).toBe(`${ORIGIN}/demo?hiwar=held`);
    expect((await page('outcome', '?lang=en&hiwar=held')).text).toContain('after review');
    expect((await page('unknown-thread')).text).not.toContain('<form');
  });

  test('a reply is prepared by a link and posted under its parent', async () => {
    const { comment } = await open('answer');
    const form = (await page('answer', `?replyTo=${comment.id}`)).text;
    expect(form).toContain(`name="parentId" value="${comment.id}"`);
    expect((await send('answer', { parentId: comment.id })).status).toBe(303);
    expect((await page('answer', `?root=${comment.id}`)).text).toContain('تعليق من النموذج');
  });

  test("the form's fields are no part of the JSON call", async () => {
    const answer = await get().call('post', `${S('strict')}/comments`).send({ text: 'x', name: 'سلمى', page: { url: `${ORIGIN}/demo`, title: '' } });
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({ errors: [{ path: '/name', code: 'unknown_field' }] });
  });
}
