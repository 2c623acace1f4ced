// Policies at the desk: drafts, what forbids publishing them, revisions.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { firstPolicy } from '../../src/consent/first-policy.ts';
import { startApp, type TestApp } from '../support/app.ts';
import type { Adapter } from '../support/stores.ts';

const PATH = '/sites/demo/consent/policies';

export function consentPoliciesApi(adapter: Adapter): void {
  let app: TestApp;
  let cookie = '';
  beforeAll(async () => {
    app = await startApp(adapter);
    cookie = await app.signIn();
    await app.app.services.sites.create({ slug: 'other', name: 'أخرى', origins: [] });
  });
  afterAll(() => app.dispose());

  const draft = () => firstPolicy('paper.example', 'demo');
  const add = async (content: unknown = draft()) => (await app.call('post', PATH, { cookie }).send(content as object).expect(201)).body as { id: string; version: number };

  test('a draft is added, read, changed by who saw it last, and deleted', async () => {
    const { id, version } = await add();
    expect((await app.call('get', `${PATH}/${id}`, { cookie }).expect(200)).body).toMatchObject({ id, state: 'draft', revision: null, content: draft() });
    const changed = { ...draft(), expiresDays: 90 };
    expect((await app.call('put', `${PATH}/${id}`, { cookie }).set('If-Match', `"${version}"`).send(changed).expect(200)).body).toMatchObject({ version: version + 1, content: { expiresDays: 90 } });
    expect((await app.call('put', `${PATH}/${id}`, { cookie }).set('If-Match', `"${version}"`).send(draft()).expect(409)).body.code).toBe('stale');
    expect((await app.call('put', `${PATH}/${id}`, { cookie }).set('If-Match', 'W/x').send(draft()).expect(422)).body.errors).toEqual([expect.objectContaining({ path: '!if-match' })]);
    await app.call('get', `/sites/other/consent/policies/${id}`, { cookie }).expect(404);
    await app.call('delete', `${PATH}/${id}`, { cookie }).expect(204);
    await app.call('get', `${PATH}/${id}`, { cookie }).expect(404);
  });

  test('what lint finds forbids publishing, and is told in the caller\'s language', async () => {
    const faulty = draft();
    faulty.categories[1]!.default = true;
    faulty.texts.ar!.body = 'باستمرارك في تصفح الموقع سنفترض أنك موافق على ملفات الارتباط.';
    const { id } = await add(faulty);
    const { findings } = (await app.call('get', `${PATH}/${id}/lint`, { cookie, lang: 'ar' }).expect(200)).body as { findings: { code: string; path: string; message: string }[] };
    expect(findings.map(({ code, path }) => `${path} ${code}`)).toEqual(expect.arrayContaining(['/categories/1/default optional_preticked', '/texts/ar/body implied_consent']));
    expect(findings.find(({ code }) => code === 'implied_consent')?.message).toMatch(/الموافقة/);
    expect((await app.call('post', `${PATH}/${id}/lint`, { cookie, lang: 'ar' }).expect(200)).body).toEqual({ findings });
    const refused = (await app.call('post', `${PATH}/${id}/publish`, { cookie }).expect(422)).body;
    expect(refused).toMatchObject({ code: 'policy_findings', errors: expect.arrayContaining([expect.objectContaining({ path: '/categories/1/default', code: 'optional_preticked' })]) });
  });

  test('published it has the next number, its texts are kept as they were previewed, and it never changes', async () => {
    const { id } = await add();
    const preview = (await app.call('get', `${PATH}/${id}/preview?lang=ar`, { cookie }).expect(200)).body as { hash: string };
    expect(preview).toMatchObject({ dir: 'rtl', text: { lang: 'ar', texts: { reject: 'أرفض الكل' } } });
    const published = (await app.call('post', `${PATH}/${id}/publish`, { cookie }).expect(200)).body as { revision: number; textHashes: { ar: string } };
    expect(published).toMatchObject({ state: 'published', textHashes: { ar: preview.hash } });
    const next = (await app.call('post', `${PATH}/${(await add()).id}/publish`, { cookie }).expect(200)).body as { revision: number };
    expect(next.revision).toBe(published.revision + 1);
    for (const [method, path] of [['put', ''], ['delete', ''], ['post', '/publish']] as const) {
      const call = app.call(method, `${PATH}/${id}${path}`, { cookie });
      expect((await (method === 'put' ? call.send(draft()) : call).expect(409)).body.code).toBe('conflict');
    }
    expect((await app.call('post', `${PATH}/${id}/retire`, { cookie }).expect(200)).body).toMatchObject({ state: 'retired', revision: published.revision });
    await app.call('post', `${PATH}/${id}/retire`, { cookie }).expect(409);
    const audit = (await app.call('get', '/moderation/audit?site=demo', { cookie }).expect(200)).body as { items: { action: string; subject: string }[] };
    expect(audit.items.filter(({ subject }) => subject === `policy:${id}`).map(({ action }) => action)).toEqual(['policy_retired', 'policy_published']);
  });

  test('two policies are compared by names, not by places', async () => {
    const other = draft();
    other.categories.reverse();
    other.categories.find(({ key }) => key === 'statistics')!.services.push({ key: 'matomo', vendor: 'المرفأ', cookies: [] });
    other.texts.fr!.title = 'Vos choix';
    const [from, to] = [(await add()).id, (await add(other)).id];
    expect((await app.call('get', `${PATH}/${from}/diff?with=${to}`, { cookie }).expect(200)).body).toEqual({
      from, to, changes: expect.arrayContaining([
        { path: '/categories/statistics/services/matomo', before: null, after: { vendor: 'المرفأ', cookies: {} } },
        { path: '/texts/fr/title', before: 'Votre vie privée, votre décision', after: 'Vos choix' },
      ]),
    });
  });

  test('the list has pages and no contents', async () => {
    const first = (await app.call('get', `${PATH}?limit=2`, { cookie }).expect(200)).body as { items: object[]; next: string };
    expect(first.items).toHaveLength(2);
    expect(first.items[0]).not.toHaveProperty('content');
    await app.call('get', `${PATH}?limit=2&cursor=${first.next}`, { cookie }).expect(200);
  });
}
