// Raid mode, driven as a person would and held against the store.
import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { barriers } from '../support.ts';
import type { Desk } from './desk.ts';

export function raidTests(desk: Desk): void {
  describe('raid mode', () => {
    const { at, button, look, posted, services } = desk;
    let page: Page;
    let admin: string;
    beforeAll(() => {
      page = desk.page;
      admin = desk.admin;
    });

    test('it tells what stands and what the rule counts; the desk forces it for a while, and takes that back', async () => {
      await at('/raid');
      await page.getByText('The rule is watching').waitFor();
      for (let each = 0; each < 2; each += 1) await posted();
      await services().raids.tend();
      await button('Refresh the figures').click();
      await page.getByRole('row', { name: 'New writers 2 30' }).waitFor();
      await page.getByLabel('On: hold comments', { exact: false }).check();
      await page.getByLabel('How long').selectOption('an hour');
      await button('Apply').click();
      await page.getByText('Raid mode is on', { exact: true }).first().waitFor();
      const [raid] = await services().raids.standing('demo');
      expect(raid).toMatchObject({ state: 'on', by: admin, reason: 'forced', threadKey: null });
      expect(raid!.until!.getTime() - raid!.since.getTime()).toBe(3_600_000);
      await page.getByText('Every comment by people who are not known here waits for review.').waitFor();
      expect(await barriers(page)).toEqual([]);
      await button('Undo').click();
      await page.getByText('The rule is watching').waitFor();
      expect(await services().raids.standing('demo')).toEqual([]);
    });

    test('one article has a word of its own; an unknown one is said where it was typed', async () => {
      await page.getByLabel('Where').selectOption('One article');
      await page.getByLabel('Key of the article').fill('nowhere');
      await page.getByLabel('Off: hold nothing', { exact: false }).check();
      await page.getByLabel('How long').selectOption('until somebody changes it');
      await button('Apply').click();
      await page.getByText('There is no article of this key.').waitFor();
      await page.getByLabel('Key of the article').fill('article-1');
      await button('Apply').click();
      await page.getByRole('heading', { name: 'Article article-1' }).waitFor();
      expect(await services().raids.standing('demo')).toMatchObject([{ threadKey: 'article-1', state: 'off', until: null }]);
      await button(/^Leave to the rule/).press('Enter');
      await page.getByText('No article has a state of its own.').waitFor();
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('threads');
      expect(await services().raids.standing('demo')).toEqual([]);
    });

    test('it looks right', async () => {
      await services().raids.force({ site: 'demo', threadKey: null }, { state: 'on', minutes: 60 }, admin);
      await look('raid', '/raid', { lang: 'ar', width: 1280, ready: 'وضع الهجوم يعمل' });
      await look('raid', '/raid', { lang: 'fr', width: 360, dark: true, ready: 'Le mode raid est actif' });
      await services().raids.force({ site: 'demo', threadKey: null }, { state: 'auto' }, admin);
    });
  });
}
