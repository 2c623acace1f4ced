// Word lists over HTTP: terms, trial and proposals, versions, CSV, the lists to begin with.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { startApp, type TestApp } from '../support/app.ts';
import type { Adapter } from '../support/stores.ts';

type Rule = { id: string; term: string; match: string; action: string; except: string[]; note: string | null; createdAt: string };
type Version = { number: number; by: string; action: string; added: number; changed: number; removed: number; size: number; restored: number | null; differences: { kind: string; term: string }[] };

export function wordListsApi(adapter: Adapter): void {
  let app: TestApp;
  let mod: { id: string; cookie: string };
  let rules = '';
  let site = '';
  let sites = 0;
  beforeAll(async () => {
    app = await startApp(adapter);
    mod = await app.join({ email: 'words@paper.example', sites: null });
  });
  beforeEach(async () => {
    site = `paper-${sites += 1}`;
    rules = `/sites/${site}/rules`;
    await app.app.services.sites.create({ slug: site, name: 'جريدة', settings: { firstCommentHold: false } });
  });
  afterAll(() => app.dispose());

  const call = (method: 'get' | 'post' | 'put' | 'delete', path: string) => app.call(method, path, { cookie: mod.cookie });
  /** A moment after the one before, so that the list has an order. */
  const add = async (term: string, over: object = {}) => {
    app.pass(1);
    return (await call('post', rules).send({ term, ...over })).body as Rule;
  };
  const list = async () => (await call('get', rules)).body.items as Rule[];
  const said = async () => (await list()).map(({ term, match, action, except, note }) => ({ term, match, action, except, note })).toSorted((a, b) => (a.term < b.term ? -1 : 1));
  const versions = async () => (await call('get', `${rules}/versions`)).body.items as Version[];
  const putCsv = (text: string) => call('put', `${rules}.csv`).set('Content-Type', 'text/csv; charset=utf-8').send(text);
  const csv = async () => (await call('get', `${rules}.csv`)).text;

  test('a word list is kept by the desk, takes effect at once, and is tried without storing anything', async () => {
    const added = await call('post', rules).send({ term: 'خسيس', except: ['خسيسة'], note: 'شتيمة' });
    expect(added.body).toEqual({ id: expect.stringMatching(/^r_/), term: 'خسيس', match: 'word', action: 'hold', except: ['خسيسة'], note: 'شتيمة', createdAt: expect.any(String) });
    expect(await list()).toEqual([added.body]);
    const before = (await call('get', '/moderation/queues')).body;
    const text = 'يا لك من خَسـيس والله';
    const tried = await call('post', `${rules}/try`).send({ text });
    expect(tried.body).toMatchObject({
      verdict: 'hold', score: 0.9, reasons: [{ check: 'word_lists', verdict: 'hold', code: 'word_list', evidence: { rules: added.body.id, version: 1 } }], proposals: [],
    });
    const [[from, to]] = tried.body.reasons[0].spans as [[number, number]];
    expect(text.slice(from, to)).toBe('خَسـيس');
    expect((await call('post', `${rules}/try`).send({ text: 'سطر\r\nخسيس\u0007' })).body).toMatchObject({ text: 'سطر\nخسيس', reasons: [{ spans: [[4, 8]] }] });
    expect((await call('post', `${rules}/try`).send({ text: 'كلام جميل' })).body).toEqual({ text: 'كلام جميل', verdict: 'approve', score: 0, reasons: [], proposals: [] });
    expect((await call('get', '/moderation/queues')).body).toEqual(before);
    expect((await app.post({ text, site })).body.outcome).toBe('held');
    const put = await call('put', `${rules}/${added.body.id}`).send({ term: 'خسيس', action: 'spam' });
    expect(put.body).toMatchObject({ id: added.body.id, action: 'spam', except: [], note: null });
    expect((await app.post({ text: `${text} جدا`, site })).body).toMatchObject({ outcome: 'held', comment: { state: 'pending' } });
    expect((await call('delete', `${rules}/${added.body.id}`)).status).toBe(204);
    expect((await call('delete', `${rules}/${added.body.id}`)).status).toBe(404);
    expect((await call('put', `${rules}/r_none`).send({ term: 'x' })).status).toBe(404);
    expect((await app.post({ text: `${text} فعلا`, site })).body.outcome).toBe('published');
  });

  test('a term that could match nothing is refused, and one that is there already is told', async () => {
    for (const term of ['\u200b', '!!!', '😀']) expect((await call('post', rules).send({ term })).body).toMatchObject({ code: 'validation', errors: [{ path: '/term', code: 'invalid' }] });
    const donkey = await add('حمار');
    const dog = await add('كلب');
    expect(await call('post', rules).send({ term: 'حِمــار' })).toMatchObject({ status: 409, body: { code: 'exists' } });
    expect(await call('put', `${rules}/${dog.id}`).send({ term: 'حمار' })).toMatchObject({ status: 409, body: { code: 'exists' } });
    expect((await call('put', `${rules}/${donkey.id}`).send({ term: 'حمار', action: 'reject' })).body.action).toBe('reject');
    expect((await add('حمار', { match: 'prefix' })).match).toBe('prefix');
    expect(await list()).toHaveLength(3);
  });

  test('the strictest of the terms found decides', async () => {
    await add('قمار', { action: 'spam' });
    await add('حمار');
    expect((await call('post', `${rules}/try`).send({ text: 'حمار في قمار' })).body.verdict).toBe('spam');
    expect((await call('post', `${rules}/try`).send({ text: 'حمار في الدار' })).body.verdict).toBe('hold');
  });

  test('a match through an affix proposes the written word, and excepting it mends the term', async () => {
    const rule = await add('جماع');
    const text = 'رأيت الجماعة أمس، والجماعة كبيرة';
    const { body } = await call('post', `${rules}/try`).send({ text });
    expect(body.verdict).toBe('hold');
    expect(body.proposals).toEqual([
      { ruleId: rule.id, term: 'جماع', word: 'الجماعة', spans: [[5, 12]] }, { ruleId: rule.id, term: 'جماع', word: 'والجماعة', spans: [[18, 26]] },
    ]);
    await call('put', `${rules}/${rule.id}`).send({ term: 'جماع', except: body.proposals.map(({ word }: { word: string }) => word) });
    expect((await call('post', `${rules}/try`).send({ text })).body).toEqual({ text, verdict: 'approve', score: 0, reasons: [], proposals: [] });
    expect((await call('post', `${rules}/try`).send({ text: 'جِماع' })).body).toMatchObject({ verdict: 'hold', proposals: [] });
  });

  describe('versions', () => {
    test('each change is one, with who and what; each can be read and brought back', async () => {
      const donkey = await add('حمار');
      const dog = await add('كلب', { action: 'spam' });
      await call('put', `${rules}/${donkey.id}`).send({ term: 'حمار', action: 'reject' });
      await call('put', `${rules}/${donkey.id}`).send({ term: 'حمار', action: 'reject' });
      await call('delete', `${rules}/${dog.id}`);
      expect((await versions()).map(({ number, by, action, size }) => [number, by, action, size])).toEqual([
        [4, mod.id, 'delete', 1], [3, mod.id, 'change', 2], [2, mod.id, 'add', 2], [1, mod.id, 'add', 1],
      ]);
      expect((await versions())[1]).toMatchObject({ added: 0, changed: 1, removed: 0, restored: null, differences: [{ kind: 'changed', ruleId: donkey.id, term: 'حمار' }] });
      const second = await call('get', `${rules}/versions/2`);
      expect(second.body).toMatchObject({ version: { number: 2 }, items: [{ id: donkey.id, action: 'hold' }, { id: dog.id, action: 'spam' }], next: null });
      const restored = await call('post', `${rules}/versions/2/restore`);
      expect(restored.body).toMatchObject({ version: { number: 5, action: 'restore', restored: 2, added: 1, changed: 1, removed: 0 } });
      expect(await list()).toEqual(second.body.items);
      expect((await call('post', `${rules}/try`).send({ text: 'كلب' })).body).toMatchObject({ verdict: 'spam', reasons: [{ evidence: { version: 5 } }] });
      expect((await call('post', `${rules}/versions/5/restore`)).body.version.number).toBe(5);
      const audit = (await call('get', `/moderation/audit?site=${site}`)).body.items as { action: string; subject: string; reason: string }[];
      expect(audit.map(({ action, subject, reason }) => [action, subject, reason])[0]).toEqual(['word_list', 'rules:5', 'restore']);
    });

    test('they come by pages, and what is no version is 404', async () => {
      for (const term of ['حمار', 'كلب', 'قرد']) await add(term);
      const first = (await call('get', `${rules}/versions?limit=2`)).body;
      expect(first.items.map(({ number }: Version) => number)).toEqual([3, 2]);
      const rest = (await call('get', `${rules}/versions?limit=2&cursor=${first.next}`)).body;
      expect([rest.items.map(({ number }: Version) => number), rest.next]).toEqual([[1], null]);
      const page = (await call('get', `${rules}/versions/3?limit=2`)).body;
      const more = (await call('get', `${rules}/versions/3?limit=2&cursor=${page.next}`)).body;
      expect([...page.items, ...more.items].map(({ term }: Rule) => term).toSorted()).toEqual(['حمار', 'قرد', 'كلب']);
      expect(more.next).toBeNull();
      for (const number of ['4', '0', 'x', '-1', '1.5', '99999999999']) expect([number, (await call('get', `${rules}/versions/${number}`)).status]).toEqual([number, 404]);
      expect((await call('post', `${rules}/versions/9/restore`)).status).toBe(404);
      expect((await call('get', `/sites/nowhere/rules/versions`)).status).toBe(404);
    });

    test('the list is read by pages', async () => {
      for (const term of ['حمار', 'كلب', 'قرد']) await add(term);
      const first = (await call('get', `${rules}?limit=2`)).body;
      const rest = (await call('get', `${rules}?limit=2&cursor=${first.next}`)).body;
      expect([...first.items, ...rest.items]).toEqual(await list());
      expect(rest.next).toBeNull();
    });

    test('many at once: each change that was acknowledged is in the list', async () => {
      const terms = Array.from({ length: 6 }, (_, n) => `كلمة${n}`);
      const answers = await Promise.all(terms.map((term) => call('post', rules).send({ term })));
      const done = answers.filter(({ status }) => status === 201).map(({ body }) => (body as Rule).term);
      expect(answers.every(({ status }) => status === 201 || status === 409)).toBe(true);
      expect((await said()).map(({ term }) => term)).toEqual(done.toSorted());
      expect(await versions()).toHaveLength(done.length);
    });
  });

  describe('CSV', () => {
    test('taken out and put back it is the same list, and no new version', async () => {
      await add('كلب', { match: 'prefix', action: 'spam', except: ['كلبي', 'a|b'], note: 'ملاحظة، "مقتبسة"' });
      await add('=حمار', { note: '+90' });
      const [before, text] = [await list(), await csv()];
      expect(text.startsWith('\uFEFFterm,match,action,except,note\r\n')).toBe(true);
      expect(text).toContain("'=حمار");
      expect((await putCsv(text)).body.version.number).toBe(2);
      expect(await list()).toEqual(before);
      const header = (await call('get', `${rules}.csv`)).headers;
      expect(header['content-disposition']).toBe(`attachment; filename="rules-${site}.csv"`);
    });

    test('it replaces the list as one version; a term that stays keeps its id', async () => {
      const donkey = await add('حمار');
      await add('كلب');
      const answer = await putCsv('term,action\r\nحمار,reject\r\nقرد,hold\r\n');
      expect(answer.body).toMatchObject({ version: { number: 3, action: 'import', added: 1, changed: 1, removed: 1, size: 2 } });
      expect((await list()).find(({ term }) => term === 'حمار')).toEqual({ ...donkey, action: 'reject' });
      expect((await said()).map(({ term }) => term)).toEqual(['حمار', 'قرد']);
      expect((await putCsv('term')).body).toMatchObject({ version: { size: 0, removed: 2 } });
      expect(await list()).toEqual([]);
    });

    test('a bad row is named by its line, and nothing changes', async () => {
      await add('حمار');
      const answer = await putCsv('term,match\nكلب,word\nقرد,regex\n,word\nكَلب,word\n');
      expect(answer).toMatchObject({ status: 422, body: { code: 'validation', errors: [{ path: '/3/match', code: 'invalid' }, { path: '/4/term', code: 'required' }, { path: '/5/term', code: 'exists' }] } });
      expect((await said()).map(({ term }) => term)).toEqual(['حمار']);
      expect(await versions()).toHaveLength(1);
    });

    test('ten thousand terms fit; more than four mebibytes do not, nor any other type', async () => {
      const text = `term,note\n${Array.from({ length: 10_000 }, (_, n) => `عبارة رقم ${n},ملاحظة`).join('\n')}`;
      expect(Buffer.byteLength(text)).toBeGreaterThan(64 * 1024);
      expect((await putCsv(text)).body).toMatchObject({ version: { number: 1, added: 10_000, size: 10_000 } });
      expect((await versions())[0]!.differences).toHaveLength(50);
      const page = (await call('get', rules)).body;
      expect([page.items.length, page.next === null]).toEqual([1000, false]);
      expect((await call('post', `${rules}/try`).send({ text: 'هذه عبارة رقم 9999 هنا' })).body.verdict).toBe('hold');
      expect((await putCsv(await csv())).body.version.number).toBe(1);
      expect((await putCsv(`term\n${'x'.repeat(4 * 1024 * 1024)}`)).status).toBe(413);
      expect((await call('put', `${rules}.csv`).send({ term: 'كلب' })).status).toBe(415);
      expect((await call('post', rules).set('Content-Type', 'text/csv').send('term\nكلب')).status).toBe(415);
      expect((await putCsv(`term\n${Array.from({ length: 20_001 }, (_, n) => `ع${n}`).join('\n')}`)).body.code).toBe('list_full');
    }, 60_000);
  });

  describe('the lists to begin with', () => {
    test.each(['ar', 'en', 'fr'])('%s: shown, added once, and each of its terms is found', async (lang) => {
      const shown = (await call('get', `${rules}/starter?lang=${lang}`)).body.items as Rule[];
      expect(shown.length).toBeGreaterThan(15);
      expect((await call('post', `${rules}/starter`).send({ lang })).body).toMatchObject({ version: { number: 1, action: 'starter', added: shown.length } });
      expect((await call('post', `${rules}/starter`).send({ lang })).body).toMatchObject({ version: { number: 1 } });
      for (const { term, action, except } of shown) {
        expect([term, (await call('post', `${rules}/try`).send({ text: `قال: ${term} هنا` })).body.verdict !== 'approve']).toEqual([term, true]);
        for (const word of except) expect([word, (await call('post', `${rules}/try`).send({ text: `قال ${word}` })).body.verdict]).toEqual([word, 'approve']);
        expect(['hold', 'reject', 'spam']).toContain(action);
      }
    }, 60_000);

    test('the site\'s language where none is named; what the desk has stays as it is', async () => {
      expect((await call('get', `${rules}/starter`)).body.lang).toBe('ar');
      const own = await add('عرص', { action: 'reject', note: 'لنا' });
      const { version } = (await call('post', `${rules}/starter`).send({})).body as { version: Version };
      expect(version.size).toBe(version.added + 1);
      expect((await list()).find(({ id }) => id === own.id)).toEqual(own);
      expect((await call('get', `${rules}/starter?lang=de`)).status).toBe(422);
    });
  });
}
