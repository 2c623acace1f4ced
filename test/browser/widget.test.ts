// The comment widget in a page of a paper: reading, writing, and what goes wrong.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { barriers, onEachStore, shoot } from './support.ts';
import { button, comment, startPaper, visit, write, type Paper } from './widget-support.ts';

await onEachStore('the widget', (site) => {
  let paper: Paper;
  beforeAll(async () => {
    paper = await startPaper(site());
  });
  afterAll(() => paper?.stop());

  test('a first comment opens the thread, and is its writer’s after a reload', async () => {
    const page = await visit(site(), paper, { thread: 'first', width: 360 });
    page.on('pageerror', (e) => console.log('PAGEERROR', e)); page.on('console', (m) => console.log('CONSOLE', m.text()));
    await write(page, 'أهلا بعودة القطار', 'سلمى');
    await comment(page, 'أهلا بعودة القطار').waitFor();
    await page.getByRole('heading', { name: 'تعليق واحد' }).waitFor();
    expect(await barriers(page)).toEqual([]);
    await shoot(page, 'widget-first-ar-360-light');
    await page.reload();
    await button(comment(page, 'أهلا بعودة القطار'), 'تعديل').waitFor();
    await page.context().close();
  });
});
