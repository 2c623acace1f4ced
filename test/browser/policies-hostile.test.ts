// What hostile and odd texts make of the policies' editor: nothing runs, nothing goes out, nothing breaks; and how its views look.
import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { PolicyDraft } from '../../src/consent/policy.ts';
import { hasForbidden } from '../../src/text/clean.ts';
import { hasPayloads, readPayloads } from '../support/xss-payloads.ts';
import { aDraft, aRevision, first, openView } from './policies-support.ts';
import { barriers, onEachStore, shoot } from './support.ts';

/** Every so many, so that each kind is among them; short enough for the shortest text. */
function payloads(most: number): string[] {
  const all = readPayloads().filter((text) => text.length <= 120 && !hasForbidden(text));
  return Array.from({ length: most }, (_, at) => all[Math.floor((at * all.length) / most)] ?? '');
}

/** Each text of the draft made another. */
function filled(next: () => string): PolicyDraft {
  return first((draft) => {
    for (const texts of Object.values(draft.texts)) {
      for (const name of ['title', 'body', 'accept', 'reject', 'save', 'settings', 'reopen', 'placeholder'] as const) texts[name] = next();
      for (const category of Object.values(texts.categories)) category.label = next();
      for (const service of Object.values(texts.services)) service.purpose = next();
    }
    draft.categories[0]!.necessity = next();
    draft.categories[0]!.services[0]!.vendor = next();
  });
}

async function fits(page: Page): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
}

await onEachStore('hostile policies', (site) => {
  (hasPayloads ? test : test.skip)('no payload runs as a text, in findings, in the preview or in what differs', async () => {
    const texts = payloads(88);
    const told: string[] = [];
    const draft = filled(() => texts.pop() ?? '');
    draft.texts.en!.body = `By continuing to browse, you accept. ${draft.texts.en!.body}`;
    await aDraft(site(), filled(() => texts.pop() ?? ''));
    const { id } = await aDraft(site(), draft);
    const page = await openView(site(), `/consent/policies/${id}`, { lang: 'en' });
    page.on('dialog', (dialog) => { told.push(`dialog ${dialog.message()}`); void dialog.dismiss(); });
    page.on('console', (message) => message.type() === 'error' && told.push(message.text()));
    page.on('request', (request) => request.url().startsWith(site().base) || told.push(request.url()));
    await page.evaluate(() => addEventListener('securitypolicyviolation', ({ violatedDirective }) => console.error(violatedDirective)));
    await page.getByText(/things forbid publishing it/).waitFor();
    await page.locator('.findings mark').first().waitFor();
    await page.getByLabel('With the step of choosing').check();
    for (const name of ['العربية', 'English', 'Français']) await page.getByRole('tab', { name }).click();
    for (const summary of await page.locator('summary').all()) await summary.click();
    await page.getByLabel('Title', { exact: true }).fill('<img src=x onerror=alert(1)>');
    expect(await page.locator('.banner[lang=fr] .banner-title').textContent()).toBe('<img src=x onerror=alert(1)>');
    await page.getByRole('button', { name: 'Compare' }).click();
    await page.getByRole('dialog').locator('ins').nth(20).waitFor();
    expect(await page.locator('.banner img, .banner script, .changes img, .changes script, .findings img').count()).toBe(0);
    expect(told).toEqual([]);
    expect(texts).toEqual([]);
    await page.context().close();
  });

  test('endless words, piled marks and turned names stay in their places', async () => {
    const odd = ['و'.repeat(118), `x${'\u0301'.repeat(115)}`, '\u2067RTL name\u2069 <b>', 'https://very.long.example/'.repeat(4)];
    let at = 0;
    const draft = filled(() => odd[(at += 1) % odd.length] ?? '');
    for (const texts of Object.values(draft.texts)) [texts.title, texts.body] = ['ن'.repeat(200), `${'w'.repeat(2000)} e${'\u0301'.repeat(1990)}`];
    const { id } = await aDraft(site(), draft);
    const page = await openView(site(), `/consent/policies/${id}`, { width: 360, dark: true });
    await page.getByText(/تمنع نشرها|يمنع نشرها|يمنعان نشرها/).waitFor();
    await page.getByLabel('مع خطوة الاختيار').check();
    await fits(page);
    await shoot(page, 'policies-hostile-ar-360-dark');
    await page.goto(`${site().base}/dashboard/consent/policies`);
    await page.locator('.policy-row').first().waitFor();
    await page.getByRole('button', { name: 'مقارنة' }).first().click().catch(() => {});
    await fits(page);
    await page.context().close();
  });

  test('the views fit a phone and are as they were looked at', async () => {
    await aRevision(site());
    const { id } = await aDraft(site(), first((draft) => { draft.texts.fr!.reject = 'Plus tard'; draft.material = false; }));
    for (const [lang, width, dark] of [['ar', 360, false], ['fr', 360, true], ['en', 1280, true], ['ar', 1280, false]] as const) {
      const name = `${lang}-${width}-${dark ? 'dark' : 'light'}`;
      const page = await openView(site(), '/consent/policies', { lang, width, dark });
      await page.locator('.policy-row').first().waitFor();
      if (width === 360) await fits(page);
      await shoot(page, `policies-list-${name}`);
      await page.goto(`${site().base}/dashboard/consent/policies/${id}`);
      await page.locator('.findings li').waitFor();
      await page.locator('summary').first().click();
      if (width === 360) {
        expect(await barriers(page)).toEqual([]);
        await fits(page);
      }
      await shoot(page, `policies-editor-${name}`);
      await page.context().close();
    }
  });
});
