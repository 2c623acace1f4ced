// The learned score, driven as a person would and held against the store.
import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { approvedTexts, refusedTexts } from '../../support/lessons.ts';
import { aModerator, barriers } from '../support.ts';
import type { Desk } from './desk.ts';

export function modelTests(desk: Desk): void {
  describe('learned score', () => {
    const { at, button, look, services, site } = desk;
    let page: Page;
    beforeAll(() => {
      page = desk.page;
    });

    test('it says what is missing, then what it learnt and how well it does', async () => {
      await at('/model');
      await page.getByText('It still needs 50 published comments and 50 refused comments.').waitFor();
      const rows = (texts: string[], refused: boolean) => texts.map((text, each) => ({ digest: `${refused ? 'r' : 'a'}${each}`, text, refused }));
      await services().learning.addRows('demo', [...rows(approvedTexts(120), false), ...rows(refusedTexts(90), true)]);
      await services().learning.fitNow('demo');
      await page.reload();
      await page.getByText('At work: it holds what resembles what you refused.').waitFor();
      const facts = await page.getByRole('region', { name: 'What it learnt from' }).textContent();
      expect(facts).toContain('Texts you published120');
      expect(facts).toContain('From files it was given210');
      await page.getByRole('img', { name: /Hits and mistakes/ }).waitFor();
      expect(await barriers(page)).toEqual([]);
    });

    test('an admin chooses where it holds, sees what that would do, and takes it back', async () => {
      await page.getByLabel('How it is chosen').selectOption('by the probability of refusal');
      const box = page.getByLabel('Hold from a probability of refusal of (%)');
      await box.fill('150');
      await button('Save').click();
      await page.getByText('The value is out of range.').waitFor();
      expect(await box.inputValue()).toBe('150');
      await box.fill('75');
      await page.getByText(/^At 75% it would hold .* of what you refused and .* of what you published\.$/).waitFor();
      await button('Save').click();
      await page.getByText('A comment is held when the probability of its refusal reaches 75%. Chosen by hand.').waitFor();
      expect(await services().learning.model('demo')).toMatchObject({ threshold: 0.75 });
      await button('Silence it').click();
      await page.getByText('Silenced: it learns and holds nothing.').waitFor();
      await button('Undo').last().click();
      await page.getByText('At work: it holds what resembles what you refused.').waitFor();
      expect(await services().learning.model('demo')).toMatchObject({ threshold: 0.75, enabled: true });
    });

    test('who is no admin reads it and changes nothing; it looks right', async () => {
      const who = await site().app.join({ email: 'reads@example.org' });
      const other = await aModerator(site(), { lang: 'en' }, who);
      const seen = await other.newPage();
      await seen.goto(`${site().base}/dashboard/model`);
      await seen.getByText('Only admins change these settings.').waitFor();
      expect(await seen.getByRole('button', { name: 'Save' }).count()).toBe(0);
      await other.close();
      await look('model', '/model', { lang: 'ar', width: 360, dark: true, ready: 'ما تعلمت منه' });
      await look('model', '/model', { lang: 'en', width: 1280, ready: 'What it learnt from' });
    });
  });
}
