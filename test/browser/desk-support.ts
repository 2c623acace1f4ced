// A paper of its own with comments waiting, and a moderator before its desk: what the tests of the queues begin with.
import type { BrowserContext, Page } from 'playwright-core';
import { noReports, type Author, type Comment } from '../../src/comments/comment.ts';
import type { Action } from '../../src/moderation/decision.ts';
import type { Finding } from '../../src/screening/verdict.ts';
import type { SiteSettings } from '../../src/sites/site.ts';
import { renderBody } from '../../src/text/body.ts';
import { foldedWords } from '../../src/text/fold.ts';
import { aComment, anAuthor, aThread, ids } from '../support/builders.ts';
import { aModerator, type Look, type Site } from './support.ts';

type Given = { text?: string; name?: string; by?: Author; parent?: Comment; status?: Comment['status']; findings?: Finding[]; reviewed?: boolean; pinned?: boolean; at?: Date } & Partial<Pick<Comment, 'reports' | 'appeal'>>;

export type Paper = {
  slug: string;
  /** Stores a comment of that many seconds after the paper's beginning: held unless it is said otherwise. */
  hold(given?: Given): Promise<Comment>;
  /** Decides as somebody else of the desk. */
  decides(id: string, action: Action, over?: { revision?: number }): Promise<string>;
  statusOf(id: string): Promise<Comment['status']>;
  colleague: string;
};

let last = 0;

/** A site with a colleague on its desk; what waits there is what the test puts there. */
export async function aPaper({ app }: Site, settings: Partial<SiteSettings> = {}): Promise<Paper> {
  const slug = `paper-${last += 1}`;
  const { sites, accounts, desk, moderation } = app.app.services;
  await sites.create({ slug, name: `جريدة الضفة ${last}`, origins: ['https://paper.example'], settings: { firstCommentHold: false, ...settings } });
  const colleague = await accounts.createStaff({ email: `${slug}@example.org`, name: 'هدى المشرفة', role: 'moderator', sites: [slug], password: 'كلمة مرور من الطاقم' });
  const begun = Date.now() - 3_600_000;
  let count = 0;
  const thread = aThread({ site: slug, createdAt: new Date(begun), url: 'https://paper.example/train', title: 'عودة القطار إلى الساحل' });
  const by = { id: colleague.id, sites: [slug] };
  return {
    slug, colleague: colleague.name,
    async hold({ text = `التعليق رقم ${count} عن القطار والميناء`, name = `قارئ ${count}`, parent, findings = [], ...given } = {}) {
      const author = given.by ?? anAuthor({ site: slug, name });
      const { status = 'pending', reviewed = false, pinned = false, reports = noReports, appeal = null } = given;
      count += 1;
      const { at: createdAt = new Date(begun + count * 1000) } = given;
      const risk = { score: Math.max(0, ...findings.map(({ score }) => score)), findings };
      const comment = aComment({
        id: ids.uuid(), site: slug, by: author, text, ...renderBody(text), status, reviewed, pinned, createdAt, publishedAt: status === 'approved' ? createdAt : null, textDigest: `${slug} ${count}`, risk, reports, appeal,
        ...(parent === undefined ? {} : { parent }),
      });
      const { result } = await app.elsewhere.comments.insert({ comment, words: foldedWords(text), author, thread, tallies: [], replay: null });
      if (result !== 'done') throw new Error(`not stored: ${result}`);
      return comment;
    },
    async decides(id, action, { revision = 1 } = {}) {
      const [result] = await moderation.decide(by, [{ commentId: id, revision, action }]);
      return result!.decisionId ?? result!.result;
    },
    statusOf: async (id) => (await desk.story(by, id)).comment.status,
  };
}

export type Desk = { context: BrowserContext; page: Page };

/** The admin before that paper's desk, at a path under /dashboard. */
export async function atDesk(site: Site, { slug }: Paper, { path = '/queue/pending', ...look }: Look & { path?: string } = {}): Promise<Desk> {
  const context = await aModerator(site, look);
  await context.addInitScript((wanted) => localStorage.setItem('hiwar:site', wanted), slug);
  const page = await context.newPage();
  await page.goto(`${site.base}/dashboard${path}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  return { context, page };
}

export const current = (page: Page) => page.locator('article[aria-current=true]');
export const cards = (page: Page) => page.getByRole('article');
export const cardOf = (page: Page, { id }: { id: string }) => page.locator(`#c-${id}`);

/** As if somebody came back to the tab: it looks at once. */
export const lookAgain = (page: Page): Promise<void> => page.evaluate(() => void document.dispatchEvent(new Event('visibilitychange')));

/** Presses keys one after the other. */
export async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

/** Waits until what is asked becomes as wanted; answers what it was at last. */
export async function until<T>(ask: () => Promise<T>, wanted: T, ms = 10_000): Promise<T> {
  const end = Date.now() + ms;
  let found = await ask();
  while (JSON.stringify(found) !== JSON.stringify(wanted) && Date.now() < end) {
    await new Promise((resolve) => setTimeout(resolve, 25));
    found = await ask();
  }
  return found;
}
