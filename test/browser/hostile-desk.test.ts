// Hostile comments, names and notes before the desk: held, found by search and in the audit log. None may run, ask another server or trip the policy.
import { expect, test } from '@jest/globals';
import type { BrowserContext, Page } from 'playwright-core';
import { hasPayloads, readPayloads } from '../support/xss-payloads.ts';
import { aModerator, onEachStore, type Site } from './support.ts';

/** Spread over threads, since one that fills too fast refuses. */
const THREADS = 60;
const BATCH = 200;

await onEachStore('hostile comments at the desk', (site) => {
  (hasPayloads ? test : test.skip)('no payload runs as a held comment, in a search or in the audit log', async () => {
    const payloads = readPayloads();
    const held = await hold(site(), payloads);
    expect(held.length).toBeGreaterThan(payloads.length * 0.95);
    const context = await aModerator(site());
    const faults = watch(context, site().base);
    const page = await context.newPage();
    await page.goto(`${site().base}/dashboard/queue/pending`);
    await scrollThrough(page, 'article.comment', held.length);
    await page.goto(`${site().base}/dashboard/search?q=alert`);
    await page.locator('article.comment').first().waitFor();
    expect(await page.locator('article.comment').count()).toBeGreaterThan(20);
    await refuse(site(), held);
    await page.goto(`${site().base}/dashboard/audit`);
    await page.locator('.entry').first().waitFor();
    for (let pages = 0; pages < 10; pages += 1) {
      const before = await page.locator('.entry').count();
      await page.locator('button.more').click();
      await page.waitForFunction((count) => document.querySelectorAll('.entry').length > count, before);
    }
    expect(await faults()).toEqual([]);
    await context.close();
  }, 180_000);
});

/** Each payload as the text and as the name of a comment that waits. Those that were taken. */
async function hold({ app }: Site, payloads: string[]): Promise<{ id: string; payload: string }[]> {
  const { comments, sites } = app.app.services;
  await app.settings({ mode: 'pre' });
  const site = await sites.get('demo');
  const results = await Promise.allSettled(payloads.map(async (payload, at) => {
    const guest = comments.composeGuest(site, { name: payload, email: null });
    const draft = { text: payload, parentId: null, page: { url: `${app.app.services.publicUrl}/demo`, title: payload.slice(0, 300) }, honeypot: false };
    const outcome = await comments.post({ site, key: `article-${at % THREADS}` }, guest, { draft, context: { address: null, replay: null } });
    if (!('done' in outcome)) throw new Error('posted before');
    return { id: outcome.done.id, payload };
  }));
  return results.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
}

/** Decides all, each with its payload as the note. */
async function refuse({ app }: Site, held: { id: string; payload: string }[]): Promise<void> {
  const { moderation, accounts } = app.app.services;
  const [person] = await accounts.staff({ sites: null, scopes: [] });
  for (let at = 0; at < held.length; at += BATCH) {
    const items = held.slice(at, at + BATCH).map(({ id, payload }) => ({ commentId: id, revision: 1, action: 'reject' as const, reason: 'other' as const, note: payload }));
    await moderation.decide({ id: person?.id ?? 'st_1', sites: null }, items);
  }
}

function watch(context: BrowserContext, base: string): () => Promise<string[]> {
  const faults: string[] = [];
  context.on('dialog', (dialog) => {
    faults.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  context.on('request', (request) => {
    if (new URL(request.url()).origin !== base) faults.push(`request: ${request.url()}`);
  });
  context.on('weberror', (error) => faults.push(`error: ${error.error().message}`));
  context.on('console', (message) => {
    if (/content security policy|trusted/i.test(message.text())) faults.push(`policy: ${message.text()}`);
  });
  return async () => faults.slice(0, 20);
}

/** Goes to the end until as many as there must be have come. */
async function scrollThrough(page: Page, selector: string, count: number): Promise<void> {
  await page.locator(selector).first().waitFor();
  await page.waitForFunction(([each, wanted]) => {
    scrollTo(0, document.documentElement.scrollHeight);
    return document.querySelectorAll(String(each)).length >= Number(wanted);
  }, [selector, count] as const, { polling: 50, timeout: 120_000 });
}
