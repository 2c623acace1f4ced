// What the tests of the desk's larger work set up: comments that stand as asked, a campaign, someone to do it.
import type { BrowserContext, Page } from 'playwright-core';
import type { Posted } from '../support/app.ts';
import { aModerator, type Look, type Site } from './support.ts';

type Given = { text?: string; name?: string; key?: string; token?: string };
export type Written = Posted & { authorId: string };

/** Posts as a reader of the site does; the app's own time moves, so that nothing comes too fast. */
export async function write({ app, base }: Site, { text = 'تعليق بريء', name = 'سلمى', key = 'article-1', token }: Given = {}): Promise<Written> {
  app.pass(61);
  const answer = await app.call('post', `/sites/demo/threads/${key}/comments`, token === undefined ? {} : { token })
    .send({ text, page: { url: `${base}/demo`, title: 'عودة القطار' }, ...(token === undefined ? { author: { name } } : {}) });
  if (answer.status !== 201) throw new Error(`not posted: ${JSON.stringify(answer.body)}`);
  const posted = answer.body as Posted;
  const { id } = posted.comment['author'] as { id: string };
  return { ...posted, authorId: id };
}

export const statusOf = async (site: Site, { comment }: Posted): Promise<string> => (await site.app.elsewhere.comments.find(comment.id))!.status;

/** Does what bulk jobs have to do: here no process looks after them by itself. */
export const work = ({ app }: Site): Promise<unknown> => app.app.services.jobsRunner.work();

const ways = [
  (what: string) => `قاطعوا ${what} لأن أصحابها رفعوا الأسعار دون سبب واستغلوا حاجة الفقراء أيام الشتاء البارد`,
  (what: string) => `السلام عليكم قاطعوا ${what} لأن أصحابها زادوا الأسعار دون سبب واستغلوا حاجة الفقراء طيلة الشتاء البارد`,
  (what: string) => `يا ناس قاطـعوا ${what} لأن ملّاكها رفعوا الأسعار دون مبرر واستغلوا حاجة المساكين أيام الشتاء البارد`,
  (what: string) => `قاطعوا فورا ${what} لأن أصحابها رَفَعُوا الأسعار بلا سبب واستغلوا ظروف الفقراء أيام الشتاء البارد`,
];

/** One message by four people; the first two are published before anybody can know. */
export async function aCampaign(site: Site, what: string): Promise<Written[]> {
  const written: Written[] = [];
  for (const [at, way] of ways.entries()) written.push(await write(site, { text: way(what), name: ['سلمى', 'يوسف', 'نادية', 'كريم'][at]! }));
  return written;
}

/** A view of the dashboard, opened by the admin and there. */
export async function openView(site: Site, path: string, look: Look = {}): Promise<{ context: BrowserContext; page: Page }> {
  const context = await aModerator(site, look);
  const page = await context.newPage();
  await page.goto(`${site.base}/dashboard${path}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  return { context, page };
}

/** How far the page is wider than its window: 0 where nothing has to be scrolled sideways. */
export const overflowOf = (page: Page): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
