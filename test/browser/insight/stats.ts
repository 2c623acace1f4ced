// Figures and the yearly report, driven as a person would and held against the store.
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { Stats } from '../../../src/web/wire.ts';
import { aModerator, barriers, intercept } from '../support.ts';
import type { Desk } from './desk.ts';

export function statsTests(desk: Desk): void {
  describe('figures', () => {
    const { at, look, posted, services, site } = desk;
    let page: Page;
    let admin: string;
    beforeAll(() => {
      page = desk.page;
      admin = desk.admin;
    });

    const rowsOf = (name: string) => page.getByRole('table').filter({ has: page.getByRole('columnheader', { name, exact: true }) }).getByRole('row');

    test('what was posted and decided is drawn, and stands in tables', async () => {
      const ids = [await posted(), await posted(), await posted()];
      await services().moderation.decide({ id: admin, sites: null }, [
        { commentId: ids[0]!, revision: 1, action: 'reject', reason: 'hate' }, { commentId: ids[1]!, revision: 1, action: 'spam' },
      ]);
      const { totals } = await services().stats.figures(['demo'], {});
      await at('/stats');
      const total = page.locator('.totals div');
      await total.filter({ hasText: 'Comments' }).getByText(String(totals.posted), { exact: true }).waitFor();
      await page.getByText(`Comments and what the checks made of them`).first().waitFor();
      await page.getByText('Figures as a table: Comments and what the checks made of them').click();
      expect(await rowsOf('Appeared at once').last().getByRole('cell').allTextContents()).toEqual([totals.published, totals.held, totals.refused].map(String));
      expect(await rowsOf('Half within').count()).toBeGreaterThan(1);
      await rowsOf('Person').last().getByText('المدير').waitFor();
      expect(await page.getByRole('row', { name: /^incitement to hatred/ }).count()).toBe(1);
      expect(await barriers(page)).toEqual([]);
    });

    test('a range is chosen, and a year is told by months', async () => {
      const asked = page.waitForRequest(/moderation\/stats/);
      await page.getByLabel('Range', { exact: true }).selectOption('last 7 days');
      const from = Date.parse(new URL((await asked).url()).searchParams.get('from')!);
      expect(Math.round((Date.now() - from) / 86_400_000)).toBeLessThanOrEqual(7);
      const rows = (least: number, most: number) => page.waitForFunction(([from = 0, to = 0]) => {
        const count = document.querySelectorAll('figure:first-of-type table tbody tr').length;
        return count >= from && count <= to;
      }, [least, most]);
      await rows(7, 7);
      await page.getByLabel('Range', { exact: true }).selectOption('last 90 days');
      await rows(13, 13);
      await page.getByLabel('Range', { exact: true }).selectOption('a year');
      await rows(12, 13);
    });

    test('time flows with the text: rightwards in English, leftwards in Arabic', async () => {
      for (const [lang, sign] of [['en', 1], ['ar', -1]] as const) {
        const other = await aModerator(site(), { lang });
        const seen = await other.newPage();
        await asIfBusy(seen);
        await seen.goto(`${site().base}/dashboard/stats`);
        await seen.locator('figure svg[role=img] g rect').first().waitFor();
        const columns = await seen.locator('figure').first().locator('svg[role=img] g:has(> rect)').evaluateAll((groups) => groups.map((group) => group.querySelector('rect')!.getBoundingClientRect().x));
        expect(columns).toHaveLength(30);
        expect(Math.sign(columns.at(-1)! - columns[0]!)).toBe(sign);
        await other.close();
      }
    });

    test('a year is one table that prints without what stands around it', async () => {
      const year = new Date().getFullYear();
      await at(`/stats?year=${year}`);
      const { total } = await services().stats.transparency(['demo'], year);
      await page.getByRole('row', { name: `posted ${total.comments.posted}`, exact: true }).waitFor();
      await page.getByRole('row', { name: `rejected by persons ${total.restrictions.rejectedByPersons}`, exact: true }).waitFor();
      expect(await barriers(page)).toEqual([]);
      await page.emulateMedia({ media: 'print' });
      expect(await page.getByRole('navigation').isVisible()).toBe(false);
      expect(await page.getByRole('table').isVisible()).toBe(true);
      await page.emulateMedia({ media: 'screen' });
      const download = page.waitForEvent('download');
      await page.getByRole('link', { name: 'Download CSV' }).click();
      expect(readFileSync(await (await download).path(), 'utf8')).toContain(`${year},demo,comments,posted,${total.comments.posted}`);
    });

    test('it looks right', async () => {
      await look('stats', '/stats', { lang: 'ar', width: 1280, ready: 'كم ينتظر الناس', before: asIfBusy });
      await look('stats', '/stats?days=90', { lang: 'en', width: 360, dark: true, ready: 'How long people wait', before: asIfBusy });
      await look('report', `/stats?year=${new Date().getFullYear()}`, { lang: 'fr', width: 360, ready: 'Recours' });
    });
  });
}

/** The figures of a busy month in place of what the API says: pictures want something to show. */
async function asIfBusy(page: Page): Promise<void> {
  await intercept(page, '**/moderation/stats*', async (route) => {
    const answer = await route.fetch();
    const stats = await answer.json() as Stats;
    const wave = (at: number, size: number): number => Math.round(size * (1.2 + Math.sin(at / 3) + (at % 7 === 5 ? 0.6 : 0)));
    const days = stats.days.map((day, at) => {
      const [published, held, refused] = [wave(at, 40), wave(at + 2, 12), wave(at + 4, 5)];
      return { ...day, posted: published + held + refused, published, held, refused, decisions: wave(at + 1, 18), automatic: wave(at, 3), reports: wave(at + 3, 4), appeals: wave(at, 1) };
    });
    const sum = (name: 'posted' | 'published' | 'held' | 'refused' | 'decisions' | 'automatic' | 'reports' | 'appeals'): number => days.reduce((total, day) => total + day[name], 0);
    const totals = {
      ...stats.totals, posted: sum('posted'), published: sum('published'), held: sum('held'), refused: sum('refused'), decisions: sum('decisions'), automatic: sum('automatic'), heldShare: (sum('held') + sum('refused')) / sum('posted'),
      overturned: 14, reports: { received: sum('reports'), upheld: 40, dismissed: 30 }, appeals: { received: sum('appeals'), granted: 5, dismissed: 20 },
    };
    const queues = { ...stats.queues, pending: { n: 410, p50Ms: 420_000, p95Ms: 7_200_000 }, reported: { n: 38, p50Ms: 1_500_000, p95Ms: 14_400_000 }, appeals: { n: 9, p50Ms: 40_000_000, p95Ms: 180_000_000 } };
    const checks = [{ check: 'word_lists', held: 120, alone: 80, reviewed: 100, agreed: 91, agreement: 0.91 }, { check: 'first_comment', held: 90, alone: 85, reviewed: 60, agreed: 6, agreement: 0.1 }];
    await route.fulfill({ json: { ...stats, days, totals, queues, checks, reasons: { spam: 60, abuse: 41, hate: 12, off_topic: 5 } } });
  });
}
