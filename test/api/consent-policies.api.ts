// A site's policies from draft to retirement, over HTTP: what lint forbids, what is for good, and what a text made to be slow does to others.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { firstPolicy } from '../../src/consent/first-policy.ts';
import type { PolicyDraft } from '../../src/consent/policy.ts';
import { startApp, type TestApp } from '../support/app.ts';
import type { Adapter } from '../support/stores.ts';

type Made = { id: string; state: string; revision: number | null; version: number; content: PolicyDraft; textHashes: Record<string, string> };
type Findings = { findings: { code: string; path: string; locale: string | null; span: [number, number] | null; message: string }[] };

const first = firstPolicy('paper.example', 'demo');
const spoilt = (spoil: (draft: PolicyDraft) => void): PolicyDraft => {
  const draft = structuredClone(first);
  spoil(draft);
  return draft;
};

/** The slowest words that are known, in as many texts as a body holds. */
const hostile = spoilt((draft) => {
  const purpose = 'navigation '.repeat(90);
  const keys = Array.from({ length: 50 }, (_, at) => `s${at}`);
  draft.categories[1]!.services = keys.map((key) => ({ key, vendor: 'x', cookies: [] }));
  for (const key of keys) draft.texts.fr!.services[key] = { purpose };
});

export function consentPoliciesApi(adapter: Adapter): void {
  let app: TestApp;
  let cookie = '';
  const root = '/sites/demo/consent/policies';
  const call = (method: 'get' | 'post' | 'put' | 'delete', path = '', lang = 'en') => app.call(method, `${root}${path}`, { cookie, lang });
  const make = async (draft: PolicyDraft = first): Promise<Made> => (await call('post').send(draft).expect(201)).body as Made;
  const published = async (draft: PolicyDraft = first): Promise<Made> => (await call('post', `/${(await make(draft)).id}/publish`).expect(200)).body as Made;

  beforeAll(async () => {
    app = await startApp(adapter);
    cookie = await app.signIn();
    await app.app.services.sites.create({ slug: 'other', name: 'أخرى', origins: [] });
  });
  afterAll(() => app.dispose());

  describe('drafts', () => {
    test('a draft is kept as it was given and listed without its contents, the newest first', async () => {
      const older = await make();
      app.pass(1);
      const newer = await make();
      expect(newer).toMatchObject({ state: 'draft', revision: null, version: 1, content: first, textHashes: {} });
      const page = (await call('get', '?limit=1').expect(200)).body as { items: Made[]; next: string };
      expect(page.items.map(({ id }) => id)).toEqual([newer.id]);
      expect(page.items[0]).not.toHaveProperty('content');
      expect(((await call('get', `?limit=1&cursor=${page.next}`).expect(200)).body as { items: Made[] }).items.map(({ id }) => id)).toEqual([older.id]);
      expect((await call('get', `/${newer.id}`).expect(200)).body).toEqual(newer);
    });

    test('there is a policy to begin with that may be published as it is', async () => {
      const begun = (await app.call('get', '/sites/demo/consent/first-policy', { cookie }).expect(200)).body as PolicyDraft;
      expect(begun).toEqual(firstPolicy('127.0.0.1', 'demo'));
      expect((await call('get', `/${(await make(begun)).id}/lint`)).body).toEqual({ findings: [] });
      await app.call('get', '/sites/none/consent/first-policy', { cookie }).expect(404);
    });

    test('a version that was not the one seen is not published', async () => {
      const { id } = await make();
      await call('put', `/${id}`).send({ ...first, expiresDays: 90 }).expect(200);
      expect((await call('post', `/${id}/publish`).set('If-Match', '"1"').expect(409)).body.code).toBe('stale');
      expect((await call('get', `/${id}`)).body).toMatchObject({ state: 'draft', version: 2 });
    });

    test('a draft may be unfinished, but not of another shape', async () => {
      await make(spoilt((draft) => { draft.texts = {}; }));
      const wrong = await call('post').send({ ...first, colour: 'red' }).expect(422);
      expect(wrong.body.errors).toEqual([{ path: '/colour', code: 'unknown_field' }]);
    });

    test('a change is made at the version that is named, or at any when none is', async () => {
      const { id } = await make();
      const changed = spoilt((draft) => { draft.expiresDays = 90; });
      const answer = await call('put', `/${id}`).set('If-Match', '"1"').send(changed).expect(200);
      expect(answer.body).toMatchObject({ version: 2, content: changed });
      expect((await call('put', `/${id}`).set('If-Match', '"1"').send(first).expect(409)).body.code).toBe('stale');
      expect((await call('put', `/${id}`).set('If-Match', 'W/"2"').send(first).expect(422)).body.errors).toEqual([{ path: '!if-match', code: 'invalid' }]);
      expect((await call('get', `/${id}`)).body).toMatchObject({ version: 2, content: changed });
      expect((await call('put', `/${id}`).send(first).expect(200)).body).toMatchObject({ version: 3, content: first });
    });

    test('of changes of one version at once, one is made', async () => {
      const { id } = await make();
      const answers = await Promise.all([1, 2, 3].map((days) => call('put', `/${id}`).set('If-Match', '"1"').send({ ...first, expiresDays: days })));
      expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409, 409]);
    });

    test('a draft is deleted; a policy of another site is none', async () => {
      const { id } = await make();
      for (const [method, path] of [['get', ''], ['put', ''], ['delete', ''], ['get', '/lint'], ['post', '/publish'], ['post', '/retire'], ['get', '/preview'], ['get', `/diff?with=${id}`]] as const) {
        const elsewhere = app.call(method, `/sites/other/consent/policies/${id}${path}`, { cookie });
        expect([method, path, (await (method === 'put' ? elsewhere.send(first) : elsewhere)).status]).toEqual([method, path, 404]);
      }
      await call('delete', `/${id}`).expect(204);
      await call('get', `/${id}`).expect(404);
      await call('delete', `/${id}`).expect(404);
      await app.call('post', '/sites/none/consent/policies', { cookie }).send(first).expect(404);
      await app.call('get', '/sites/none/consent/policies', { cookie }).expect(404);
    });
  });

  describe('lint', () => {
    test('says code, place and words in the caller\'s language', async () => {
      const { id } = await make(spoilt((draft) => {
        draft.categories[2]!.default = true;
        draft.texts.fr!.body = 'En poursuivant, vous acceptez.';
      }));
      const { findings } = (await call('get', `/${id}/lint`, 'ar').expect(200)).body as Findings;
      expect(findings).toEqual([
        { code: 'optional_preticked', path: '/categories/2/default', locale: null, span: null, message: expect.stringMatching(/[\u0621-\u064A]/) },
        { code: 'implied_consent', path: '/texts/fr/body', locale: 'fr', span: [expect.any(Number), expect.any(Number)], message: expect.any(String) },
      ]);
      expect(((await call('post', `/${id}/lint`, 'fr').expect(200)).body as Findings).findings.map(({ code }) => code)).toEqual(['optional_preticked', 'implied_consent']);
      expect((await call('get', `/${(await make()).id}/lint`)).body).toEqual({ findings: [] });
    });

    test('judges a draft that is not saved, and keeps nothing of it', async () => {
      const { id } = await make();
      const unsaved = spoilt((draft) => { draft.texts.en!.reject = 'Later'; });
      expect(((await call('post', `/${id}/lint`).send(unsaved).expect(200)).body as Findings).findings).toMatchObject([{ path: '/texts/en/reject', code: 'reject_not_refusal' }]);
      expect((await call('get', `/${id}`)).body).toMatchObject({ version: 1, content: first });
      expect((await call('post', `/${id}/lint`).send({ ...unsaved, expiresDays: 0 }).expect(422)).body.errors).toEqual([{ path: '/expiresDays', code: 'out_of_range' }]);
      await call('post', '/p_none/lint').send(unsaved).expect(404);
    });

    test('what has findings is not published, and is a draft as before', async () => {
      const { id } = await make(spoilt((draft) => { draft.texts.en!.reject = 'Later'; }));
      const refused = await call('post', `/${id}/publish`).expect(422);
      expect(refused.body).toMatchObject({ code: 'policy_findings', errors: [{ path: '/texts/en/reject', code: 'reject_not_refusal' }] });
      expect((await call('get', `/${id}`)).body).toMatchObject({ state: 'draft', version: 1 });
    });

    test('others are answered while a text made to be slow is judged', async () => {
      const { id } = await make(hostile);
      const publishing = { isDone: false };
      const refused = call('post', `/${id}/publish`).then((answer) => {
        publishing.isDone = true;
        return answer;
      });
      let slowest = 0;
      let answered = 0;
      while (!publishing.isDone) {
        const since = performance.now();
        await app.call('get', '//healthz').expect(200);
        slowest = Math.max(slowest, performance.now() - since);
        answered += 1;
      }
      expect((await refused).body).toMatchObject({ code: 'policy_findings', status: 422 });
      expect(answered).toBeGreaterThan(10);
      expect(slowest).toBeLessThan(1500);
      expect((await call('get', `/${(await make()).id}/lint`).expect(200)).body).toEqual({ findings: [] });
    }, 30_000);
  });

  describe('revisions', () => {
    test('a published policy has the next number and its texts, and never changes again', async () => {
      const [one, two] = [await published(), await published()];
      expect(two).toMatchObject({ state: 'published', revision: one.revision! + 1 });
      expect(Object.keys(two.textHashes).toSorted()).toEqual(['ar', 'en', 'fr']);
      for (const answer of [call('put', `/${two.id}`).send(first), call('delete', `/${two.id}`), call('post', `/${two.id}/publish`)]) expect((await answer.expect(409)).body.code).toBe('conflict');
      expect((await call('get', `/${two.id}`)).body).toEqual(two);
      expect((await app.elsewhere.policies.findText(two.textHashes['ar']!))?.bytes.toString()).toContain('أرفض الكل');
    });

    test('a draft that is published twice at once is published once', async () => {
      const { id } = await make();
      const answers = await Promise.all([1, 2].map(() => call('post', `/${id}/publish`)));
      expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    });

    test('a published policy is retired once; a draft is not', async () => {
      const policy = await published();
      expect((await call('post', `/${policy.id}/retire`).expect(200)).body).toMatchObject({ id: policy.id, state: 'retired', revision: policy.revision, retiredAt: expect.any(String) });
      expect((await call('post', `/${policy.id}/retire`).expect(409)).body.code).toBe('conflict');
      expect((await call('post', `/${(await make()).id}/retire`).expect(409)).body.code).toBe('conflict');
    });

    test('publishing and retiring stand in the audit with who did it', async () => {
      const { id } = await published();
      await call('post', `/${id}/retire`).expect(200);
      const { items } = await app.elsewhere.moderation.audit({ sites: ['demo'], limit: 10, cursor: null });
      const acts = items.filter((item) => 'subject' in item && item.subject === `policy:${id}`);
      expect(acts).toEqual([expect.objectContaining({ action: 'policy_retired', by: expect.stringMatching(/^st_/) }), expect.objectContaining({ action: 'policy_published' })]);
      const audit = (await app.call('get', '/moderation/audit?site=demo', { cookie }).expect(200)).body as { items: { action: string }[] };
      expect(audit.items.map(({ action }) => action)).toContain('policy_published');
    });
  });

  test('a preview is what will be served, in the site\'s language unless another is asked for', async () => {
    const policy = await published();
    const arabic = (await call('get', `/${policy.id}/preview`).expect(200)).body as { textHash: string };
    expect(arabic).toMatchObject({ lang: 'ar', dir: 'rtl', textHash: policy.textHashes['ar'], texts: { reject: 'أرفض الكل' }, categories: [{ key: 'necessary' }, {}, {}, {}] });
    const { textHash, ...content } = (await call('get', `/${policy.id}/preview?lang=en`).expect(200)).body as { textHash: string };
    expect(JSON.parse((await app.elsewhere.policies.findText(textHash))!.bytes.toString())).toEqual(content);
    const unfinished = await make(spoilt((draft) => { delete draft.texts.fr; }));
    await call('get', `/${unfinished.id}/preview?lang=fr`).expect(404);
  });

  test('a diff names what changed, from this policy to the other', async () => {
    const [from, to] = [await published(), await make(spoilt((draft) => { draft.texts.ar!.title = 'قرارك أولا'; }))];
    expect((await call('get', `/${from.id}/diff?with=${to.id}`).expect(200)).body).toEqual({
      from: from.id, to: to.id, changes: [{ path: '/texts/ar/title', before: first.texts.ar!.title, after: 'قرارك أولا' }],
    });
    await call('get', `/${to.id}/diff?with=p_none`).expect(404);
  });
}
