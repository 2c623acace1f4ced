// The queues at work: every key, decisions that arrive and that do not, what others do meanwhile, a whole shift by keyboard.
import { expect, test } from '@jest/globals';
import { aModerator, barriers, onEachStore, shoot } from './support.ts';

await onEachStore('the queues', (site) => {
  test('smoke', async () => {
    const { app } = site();
    await app.settings({ mode: 'pre' });
    for (let at = 0; at < 5; at += 1) await app.post({ text: `تعليق ${at} يحكي عن القطار والميناء، ورقمي 0501234567 لمن أراد` });
    const context = await aModerator(site());
    const page = await context.newPage();
    page.on('console', (message) => console.log(message.text()));
    page.on('pageerror', (error) => console.log(error));
    await page.goto(`${site().base}/dashboard`);
    await page.getByRole('article').first().waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('i');
    await page.locator('.story').waitFor();
    expect(await barriers(page)).toEqual([]);
    await shoot(page, 'queue-smoke');
    await context.close();
  });
});
