// Consent policies at the desk: from a first draft to what visitors are shown, by the labels a person reads.
import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { aDraft, aRevision, configOf, first, openView, policyIn } from './policies-support.ts';
import { barriers, intercept, onEachStore, shoot } from './support.ts';

const clean = 'Nothing forbids publishing it.';
const tab = (page: Page, name: string) => page.getByRole('tab', { name }).click();
const save = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText('Saved.').waitFor();
};

await onEachStore('consent policies', (site) => {
  const open = (id: string) => openView(site(), `/consent/policies/${id}`, { lang: 'en' });

  test('the first policy becomes a draft, is made one\'s own, published, and is what visitors are shown', async () => {
    const page = await openView(site(), '/consent/policies');
    await page.getByText('لا سياسة نافذة').waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.getByRole('button', { name: 'مسودة من السياسة الأولى' }).click();
    await page.getByText('لا شيء يمنع نشرها.').waitFor();
    await page.getByLabel('العنوان').fill('قرارك في جريدة الميناء');
    expect(await page.locator('.banner[lang=ar] .banner-title').textContent()).toBe('قرارك في جريدة الميناء');
    expect(await barriers(page)).toEqual([]);
    await page.getByRole('button', { name: 'نشر…' }).click();
    const dialog = page.getByRole('dialog', { name: 'أتنشرها مراجعةً رقم 1؟' });
    await dialog.getByText('هذه أول سياسة منشورة').waitFor();
    expect(await barriers(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'نشر' }).click();
    await page.getByRole('heading', { level: 1, name: 'المراجعة 1' }).waitFor();
    await page.waitForFunction(() => document.activeElement?.tagName === 'H1');
    expect(await configOf(site())).toMatchObject({ revision: 1, texts: { title: 'قرارك في جريدة الميناء' } });
    expect(await page.getByLabel('العنوان').getAttribute('readonly')).not.toBeNull();
    expect(await page.getByRole('button', { name: 'حفظ' }).count()).toBe(0);
    expect(await barriers(page)).toEqual([]);
    await page.context().close();
  });

  test('categories, services and cookies are added, moved and removed by buttons, and a removal can be undone', async () => {
    const { id } = await aDraft(site());
    const page = await open(id);
    // Into the field that a button has made, once the reader has been taken there.
    const type = async (text: string): Promise<void> => {
      await page.locator('input:focus').waitFor();
      await page.keyboard.type(text);
    };
    await page.getByRole('button', { name: '+ Add category' }).click();
    await type('video');
    const category = page.locator('details', { hasText: /Category .video/ });
    await category.getByRole('checkbox', { name: 'ad_storage' }).check();
    await category.getByRole('button', { name: '+ Add service' }).click();
    await type('player');
    await category.getByLabel('Vendor').fill('مشغل الفيديو');
    await category.getByRole('button', { name: '+ Add cookie' }).click();
    await type('player_id');
    await category.getByLabel('Domain').fill('.player.example');
    await category.getByLabel('Days').fill('30');
    await category.getByRole('button', { name: /^Move up: Category/ }).click();
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toMatch(/^Move up: Category/);
    await page.keyboard.press('Enter');
    await page.locator('summary', { hasText: /Category .marketing/ }).click();
    await page.getByRole('button', { name: /^Remove: Category .marketing/ }).click();
    await page.getByRole('button', { name: 'Undo' }).click();
    for (const [name, label, purpose] of [['English', 'Videos', 'Plays videos.'], ['Français', 'Vidéos', 'Lit les vidéos.'], ['العربية', 'الفيديو', 'يعرض الفيديو.']] as const) {
      await tab(page, name);
      await page.getByLabel(/^Name of category .video/).fill(label);
      await page.getByLabel(/^Purpose of service .player/).fill(purpose);
    }
    await page.getByText(clean).waitFor();
    await save(page);
    const { content } = await policyIn(site(), id);
    expect(content.categories.map(({ key }) => key)).toEqual(['necessary', 'preferences', 'video', 'statistics', 'marketing']);
    expect(content.categories[2]).toEqual({
      key: 'video', required: false, necessity: null, default: false, googleConsent: ['ad_storage'],
      services: [{ key: 'player', vendor: 'مشغل الفيديو', cookies: [{ name: 'player_id', domain: '.player.example', days: 30 }] }],
    });
    expect(content.texts.fr).toMatchObject({ categories: { video: { label: 'Vidéos' }, marketing: { label: 'Marketing et publicité' } }, services: { player: { purpose: 'Lit les vidéos.' } } });
    await page.context().close();
  });

  test('what forbids publishing stands at its field before anything is saved, and the list leads there', async () => {
    const { id } = await aDraft(site());
    const page = await open(id);
    await page.getByText(clean).waitFor();
    await tab(page, 'Français');
    await page.getByLabel('Reject button').fill('Plus tard');
    await page.getByLabel('Body', { exact: true }).fill('En poursuivant votre navigation, vous acceptez.');
    await page.getByText('2 things forbid publishing it').waitFor();
    await page.getByText('Found: “').first().waitFor();
    await tab(page, 'Français');
    await page.keyboard.press('ArrowLeft');
    await page.getByRole('tab', { name: 'English', selected: true }).waitFor();
    await page.getByRole('button', { name: 'Français › Reject button' }).click();
    await page.waitForFunction(() => document.activeElement?.getAttribute('data-path') === '/texts/fr/reject');
    const reject = page.getByLabel('Reject button');
    expect(await reject.getAttribute('aria-invalid')).toBe('true');
    expect(await page.locator(`#${await reject.getAttribute('aria-describedby')}`).textContent()).toMatch(/reject/);
    expect(await barriers(page)).toEqual([]);
    expect(await policyIn(site(), id)).toMatchObject({ version: 1, content: first() });
    await reject.fill('Tout refuser');
    await page.getByLabel('Body', { exact: true }).fill('Vous choisissez.');
    await page.getByText(clean).waitFor();
    await page.locator('summary', { hasText: /Category .statistics/ }).click();
    await page.locator('details[open]').getByLabel('Key', { exact: true }).fill('No Key');
    await page.getByText('1 thing forbids publishing it').waitFor();
    await page.locator('details[open]').getByLabel('Key', { exact: true }).fill('necessary');
    await page.getByRole('button', { name: /Category .necessary. › Key/ }).click();
    await page.waitForFunction(() => document.activeElement?.getAttribute('data-path') === '/categories/2/key');
    await page.context().close();
  });

  test('a draft that somebody else saved is not overwritten unseen, and nothing typed is lost', async () => {
    const { id } = await aDraft(site());
    const page = await open(id);
    await page.getByLabel('Title').fill('Mine');
    await site().app.app.services.policies.change({ site: 'demo', id }, first((draft) => { draft.texts.en!.accept = 'Accept everything'; }), null);
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('alert').getByText('Somebody else saved this draft').waitFor();
    expect(await page.getByLabel('Title').inputValue()).toBe('Mine');
    await page.getByRole('button', { name: 'What differs?' }).click();
    const differs = page.getByRole('dialog');
    await differs.getByText('English › Accept button').waitFor();
    expect(await differs.locator('del').allTextContents()).toEqual(['Your privacy, your decision', 'Accept everything']);
    expect(await barriers(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Save mine over theirs' }).click();
    await page.getByText('Saved.').waitFor();
    expect(await policyIn(site(), id)).toMatchObject({ version: 3, content: { texts: { en: { title: 'Mine', accept: 'Accept all' } } } });
    await site().app.app.services.policies.change({ site: 'demo', id }, first((draft) => { draft.texts.en!.title = 'Theirs'; }), null);
    await page.getByLabel('Title').fill('Dropped');
    await page.getByRole('button', { name: 'Publish…' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Publish' }).click();
    await page.getByRole('button', { name: 'Take theirs, drop mine…' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Take theirs, drop mine' }).click();
    await page.getByText('Version 4').waitFor();
    expect(await page.getByLabel('Title').inputValue()).toBe('Theirs');
    await page.getByLabel('Title').fill('Mine again');
    await site().app.app.services.policies.publish({ site: 'demo', id }, 'st_1');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('button', { name: 'Save mine as a new draft' }).click();
    await page.waitForURL((url) => !url.pathname.endsWith(id));
    await page.getByText('Version 1').waitFor();
    expect(await page.getByLabel('Title').inputValue()).toBe('Mine again');
    await page.context().close();
  });

  test('unsaved changes outlive a refusal, a reload and a way elsewhere, until they are discarded', async () => {
    const { id } = await aDraft(site());
    const page = await open(id);
    await page.getByLabel('Title').fill('Half a thought');
    await intercept(page, '**/api/v1/sites/demo/consent/policies/*', (route) => (route.request().method() === 'PUT' ? route.abort() : route.continue()));
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('alert').getByText('cannot be reached').waitFor();
    await page.getByRole('link', { name: 'All policies' }).click();
    await page.getByText('They stay in this tab').waitFor();
    await page.goBack();
    await page.getByText('These are your unsaved changes from before').waitFor();
    page.on('dialog', (dialog) => void dialog.accept());
    await page.reload();
    await page.getByText('These are your unsaved changes from before').waitFor();
    expect(await page.getByLabel('Title').inputValue()).toBe('Half a thought');
    await page.getByRole('button', { name: 'Discard my changes' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Discard my changes' }).click();
    expect(await page.getByLabel('Title').inputValue()).toBe('Your privacy, your decision');
    await page.reload();
    await page.getByText('Version 1').waitFor();
    await page.context().close();
  });

  test('policies are compared in words; a draft is deleted; retiring says what comes back, and it does', async () => {
    const older = await aRevision(site());
    const newer = await aRevision(site(), first((draft) => { draft.texts.ar!.accept = 'أوافق على الكل'; draft.categories.pop(); for (const lang of ['ar', 'en', 'fr'] as const) delete draft.texts[lang]!.categories['marketing']; }));
    const { id } = await aDraft(site());
    const page = await openView(site(), '/consent/policies', { lang: 'en' });
    const row = (name: string) => page.getByRole('listitem').filter({ has: page.getByRole('heading', { name, exact: true }) });
    await row(`Revision ${newer.revision}`).getByRole('button', { name: 'Compare' }).click();
    const dialog = page.getByRole('dialog', { name: 'What changed' });
    await dialog.getByText('العربية › Accept button').waitFor();
    await dialog.getByText(/^Category .marketing.$/).waitFor();
    expect(await barriers(page)).toEqual([]);
    await shoot(page, 'policies-compare-en-1280-light');
    await page.keyboard.press('Escape');
    await page.locator(`a[href$="${id}"]`).waitFor();
    await page.getByRole('listitem').filter({ has: page.locator(`a[href$="${id}"]`) }).getByRole('button', { name: 'Delete draft' }).click();
    await page.getByRole('dialog', { name: 'Delete this draft?' }).getByRole('button', { name: 'Delete draft' }).click();
    await page.locator(`a[href$="${id}"]`).waitFor({ state: 'detached' });
    await page.waitForFunction(() => document.activeElement?.tagName === 'H1');
    await expect(policyIn(site(), id)).rejects.toMatchObject({ code: 'not_found' });
    await row(`Revision ${newer.revision}`).getByRole('button', { name: 'Retire' }).click();
    await page.getByRole('dialog').getByText(`revision ${older.revision} is in force again`).waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.getByRole('dialog').getByRole('button', { name: 'Retire' }).click();
    await row(`Revision ${newer.revision}`).getByText('Retired', { exact: true }).waitFor();
    expect(await configOf(site())).toMatchObject({ revision: older.revision, texts: { accept: 'أقبل الكل' } });
    await page.getByRole('button', { name: 'Draft from the one in force' }).click();
    await page.waitForURL(/policies\/p_/);
    expect((await policyIn(site(), new URL(page.url()).pathname.split('/').at(-1)!)).content).toEqual(older.content);
    await page.context().close();
  });
});
