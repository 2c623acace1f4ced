// The desk's forms on a line where answers come late or not at all: nothing typed or done meanwhile is lost or taken for something else.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import { ADMIN } from '../support/app.ts';
import { draft } from './insight/desk.ts';
import { aDraft, aRevision } from './policies-support.ts';
import { aModerator, intercept, late, lose, onEachStore } from './support.ts';

await onEachStore('the desk’s forms, answered in another order', (site) => {
  let context: BrowserContext;
  let page: Page;
  let admin: string;
  const services = () => site().app.app.services;
  const open = (path: string): Promise<unknown> => page.goto(`${site().base}/dashboard${path}`);
  const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
  const dialog = () => page.getByRole('dialog');
  const said = (text: string) => page.locator('.toast', { hasText: text });
  const someone = (name: string, email: string) => services().accounts.createStaff({ email, name, password: 'أربع كلمات لا تنسى', role: 'moderator', sites: ['demo'] });
  const terms = async () => (await services().rules.all('demo')).map(({ term }) => term).toSorted();
  /** Those sent from now on. */
  const posts = (url: RegExp): string[] => {
    const sent: string[] = [];
    page.on('request', (request) => void (request.method() === 'POST' && url.test(request.url()) && sent.push(request.url())));
    return sent;
  };
  const aList = (...terms: string[]) => services().rules.replace('demo', admin, terms.map(draft));

  beforeAll(async () => {
    admin = (await services().accounts.staff())[0]!.id;
    context = await aModerator(site(), { lang: 'en' });
    page = await context.newPage();
  });
  afterAll(() => context?.close());

  test('two words excepted from one term at once are both excepted', async () => {
    await aList('جماع');
    await open('/words');
    await page.getByLabel('Text of a comment').fill('رأيت الجماعة ومعها جماعة أخرى');
    await button(/^Except .*الجماعة/).waitFor();
    const first = await late(page, /\/rules\/r_/, 'PUT');
    await button(/^Except .*الجماعة/).click();
    await first.asked;
    await button(/^Except \P{L}*جماعة/u).click();
    first.release();
    await said('is now excepted').nth(1).waitFor();
    expect((await services().rules.all('demo'))[0]!.except.toSorted()).toEqual(['الجماعة', 'جماعة']);
  });

  test('a term added to a list that could not be read does not pass for all of it', async () => {
    await aList('خسيس');
    await intercept(page, /\/rules\?/, (route) => route.fulfill({ status: 503 }));
    await open('/words');
    await page.getByRole('alert').waitFor();
    await page.unroute(/\/rules\?/);
    await button('Add a term').click();
    await page.getByLabel('Term', { exact: true }).fill('جماع');
    await page.keyboard.press('Enter');
    await said('was added').waitFor();
    await page.getByText('2 terms', { exact: true }).waitFor();
  });

  test('what is refused after its form was closed is told', async () => {
    await someone('نور', 'noor@example.org');
    await open('/staff');
    await button('Add someone').click();
    await dialog().getByLabel('Name', { exact: true }).fill('نور أخرى');
    await dialog().getByLabel('Email').fill('noor@example.org');
    await dialog().getByLabel('Password', { exact: true }).fill('أربع كلمات لا تنسى');
    const made = await late(page, /\/staff$/, 'POST');
    await dialog().getByRole('button', { name: 'Add', exact: true }).click();
    await made.asked;
    await page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'detached' });
    made.release();
    await page.locator('.toast.bad', { hasText: 'Something of that name exists.' }).waitFor();
  });

  test('a term whose deletion was not answered is deleted by the next try', async () => {
    await aList('خسيس');
    await open('/words');
    await lose(page, /\/rules\/r_/, 'DELETE');
    await button(/^Delete .*خسيس/).click();
    await page.locator('.toast.bad').waitFor();
    await button(/^Delete .*خسيس/).click();
    await said('was deleted').waitFor();
    await page.getByText('The list is empty.', { exact: false }).waitFor();
  });

  test('a person, a key or a draft whose deletion was not answered is deleted by the next try', async () => {
    await someone('هدى', 'huda@example.org');
    await services().accounts.createKey({ name: 'CMS', scopes: ['thread.write'], sites: null });
    await aDraft(site());
    for (const [path, name] of [['/staff', 'Delete: هدى'], ['/keys', 'Delete: CMS'], ['/consent/policies', 'Delete draft']] as const) {
      await open(path);
      await lose(page, /\/(staff|keys|policies)\/\w+$/, 'DELETE');
      await button(name).click();
      await dialog().getByRole('button', { name: /^Delete/ }).click();
      await dialog().getByRole('alert').waitFor();
      await dialog().getByRole('button', { name: /^Delete/ }).click();
      await dialog().waitFor({ state: 'detached' });
      await button(name).waitFor({ state: 'detached' });
    }
  });

  test('a draft takes nothing more while it is published, and does again where that was refused', async () => {
    const { id } = await aDraft(site());
    const title = page.getByLabel('Title');
    const publish = async (): Promise<void> => {
      await button('Publish…').click();
      await dialog().getByRole('button', { name: 'Publish' }).click();
    };
    await open(`/consent/policies/${id}`);
    await intercept(page, /\/publish$/, (route) => route.fulfill({ status: 503 }), { times: 1 });
    await publish();
    await dialog().getByRole('alert').waitFor();
    await page.keyboard.press('Escape');
    await title.fill('Yours to decide');
    const published = await late(page, /\/publish$/, 'POST');
    await publish();
    await published.asked;
    await page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'detached' });
    await title.focus();
    await page.keyboard.type('!');
    expect(await title.inputValue()).toBe('Yours to decide');
    published.release();
    await page.getByRole('heading', { name: /^Revision/, level: 1 }).waitFor();
    expect(await title.inputValue()).toBe('Yours to decide');
    expect(await said('They stay in this tab').count()).toBe(0);
  });

  test('an answer to a closed window leaves the one that is open', async () => {
    await someone('ليلى', 'layla@example.org');
    await aList();
    const name = dialog().getByLabel('Name', { exact: true });
    const term = dialog().getByLabel('Term', { exact: true });
    const overtaken = async (asked: [RegExp, string], next: string, field: Locator): Promise<void> => {
      const answer = await late(page, ...asked);
      await page.keyboard.press('Enter');
      await answer.asked;
      await page.keyboard.press('Escape');
      await button(next).click();
      await field.fill('Begun meanwhile');
      answer.release();
      await page.getByText(/was changed|was added|is ready/).waitFor();
      expect(await field.inputValue()).toBe('Begun meanwhile');
    };
    await open('/staff');
    await button('Edit: ليلى').click();
    await name.fill('نور');
    await overtaken([/\/staff\/\w+$/, 'PATCH'], 'Add someone', name);
    await open('/words');
    await button('Add a term').click();
    await term.fill('خسيس');
    await overtaken([/\/rules$/, 'POST'], 'Add a term', term);
    await open('/keys');
    await button('New key').click();
    await name.fill('CMS');
    await dialog().getByLabel(/Name article pages/).check();
    await overtaken([/\/keys$/, 'POST'], 'New key', name);
  });

  test('one change of the learned score is undone, whatever else was changed since, and what is typed stays', async () => {
    const { learning } = services();
    const box = page.getByLabel('Hold from a probability of refusal of (%)');
    await open('/model');
    await page.getByLabel('How it is chosen').selectOption('by the probability of refusal');
    await box.fill('75');
    const saved = await late(page, /\/model$/, 'PATCH');
    await button('Save').click();
    await saved.asked;
    await box.fill('80');
    saved.release();
    await page.getByText('reaches 75%. Chosen by hand.').waitFor();
    expect(await box.inputValue()).toBe('80');
    await learning.change('demo', { by: admin, change: { enabled: false } });
    await button('Undo').click();
    await page.getByText('Silenced, and still learning.').waitFor();
    await page.getByText('Chosen so that at most 2%').waitFor();
    expect(await learning.model('demo')).toMatchObject({ enabled: false, maxFalseHolds: 0.02 });
    await button('Save').click();
    await page.getByText('reaches 80%. Chosen by hand.').waitFor();
    await button('Let it work').click();
    await button('Silence it').waitFor();
    expect(await button('Undo').count()).toBe(1);
    await learning.change('demo', { by: admin, change: { threshold: 0.9 } });
    await button('Undo').click();
    await page.getByText('reaches 90%. Chosen by hand.').waitFor();
    expect(await learning.model('demo')).toMatchObject({ enabled: false, threshold: 0.9 });
  });

  test('a restored version is undone to what was there just before, and not at all once others have changed the list', async () => {
    const { rules } = services();
    await aList('خسيس');
    const { number } = (await rules.versions('demo', { limit: 1, cursor: null })).items[0]!;
    await aList('جماع');
    await open('/words');
    const restore = button(`Restore this version: Version ${number}`);
    await button('Versions').click();
    await restore.waitFor();
    await rules.add('demo', admin, draft('وغد'));
    await restore.click();
    await button('Undo').click();
    await page.getByText('2 terms', { exact: true }).waitFor();
    expect(await terms()).toEqual(['جماع', 'وغد']);
    await button('Versions').click();
    await restore.click();
    await said('The list is as it was').waitFor();
    await rules.add('demo', admin, draft('نذل'));
    await button('Undo').click();
    await said('The list has changed since').waitFor();
    await page.getByText('2 terms', { exact: true }).waitFor();
    expect(await terms()).toEqual(['خسيس', 'نذل']);
  });

  test('a session is ended while another is being ended', async () => {
    const agents = ['Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) Version/17.5 Mobile/15E148 Safari/604.1', 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/126.0.0.0 Edg/126.0.0.0'];
    for (const userAgent of agents) await services().accounts.signIn({ ...ADMIN, userAgent });
    await open('/account');
    const first = await late(page, /\/session\/all\/\w+$/, 'DELETE');
    await button('End: Safari on iPhone').click();
    await first.asked;
    await button('End: Edge on Windows').click();
    await button('End: Edge on Windows').waitFor({ state: 'detached' });
    first.release();
    await said('The session has ended.').nth(1).waitFor();
    expect((await services().accounts.sessions(admin)).map(({ userAgent }) => userAgent).filter((each) => agents.includes(each))).toEqual([]);
  });

  test('a version is restored once, however often that is pressed', async () => {
    for (const term of ['جماع', 'وغد']) await aList(term);
    await open('/words');
    const restores = posts(/\/restore$/);
    const answer = await late(page, /\/restore$/, 'POST');
    await button('Versions').click();
    await button(/^Restore this version/).first().click();
    await answer.asked;
    await page.keyboard.press('Enter');
    answer.release();
    await dialog().waitFor({ state: 'detached' });
    expect(await terms()).toEqual(['جماع']);
    expect(restores).toHaveLength(1);
  });

  test('a new draft is made once, however often that is pressed', async () => {
    const made = posts(/\/policies$/);
    const askTwice = async (name: string): Promise<void> => {
      const answer = await late(page, /\/policies$/, 'POST');
      await button(name).click();
      await answer.asked;
      await page.keyboard.press('Enter');
      const address = page.url();
      answer.release();
      await page.waitForURL((url) => url.href !== address);
      expect(made.splice(0)).toHaveLength(1);
    };
    await open(`/consent/policies/${(await aRevision(site())).id}`);
    await askTwice('New draft from this');
    const { id } = await aDraft(site());
    await open(`/consent/policies/${id}`);
    await page.getByLabel('Title').fill('Yours to decide');
    await services().policies.remove('demo', id);
    await button('Save').click();
    await askTwice('Save mine as a new draft');
  });

  test('a new draft takes nobody away from where they have gone since', async () => {
    await services().sites.create({ slug: 'harbour', name: 'Harbour News' });
    const begin = async (asked: [RegExp, string], leave: () => Promise<unknown>): Promise<void> => {
      await open('/consent/policies');
      const answer = await late(page, ...asked);
      await button('Draft from the first policy').click();
      await answer.asked;
      await leave();
      const address = page.url();
      answer.release();
      await said('A draft was made.').waitFor();
      expect(page.url()).toBe(address);
    };
    for (const asked of [[/\/first-policy$/, 'GET'], [/\/policies$/, 'POST']] as [RegExp, string][]) {
      await begin(asked, async () => {
        await page.locator('#nav a[href$="/words"]').click();
        await page.getByRole('heading', { name: 'Word list', level: 1 }).waitFor();
      });
    }
    await begin([/\/policies$/, 'POST'], async () => {
      await page.getByRole('banner').getByLabel('Site').selectOption('harbour');
      await page.getByText('No policy is in force').waitFor();
    });
  });
});
