// Somebody at the desk with a page open, and what the tests of the insight views do with it.
import { afterAll, beforeAll, expect } from '@jest/globals';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import { aModerator, barriers, shoot, type Look, type Site } from '../support.ts';

export const draft = (term: string) => ({ term, match: 'word' as const, action: 'hold' as const, except: [], note: null });

type Seen = Look & { ready: string; before?(page: Page): Promise<void>; after?(page: Page): Promise<void> };

export type Desk = {
  site(): Site;
  services(): Site['app']['app']['services'];
  /** The admin's id, browser and page: there once a test runs. */
  admin: string; context: BrowserContext; page: Page;
  at(path: string): Promise<void>;
  button(name: string | RegExp): Locator;
  posted(text?: string): Promise<string>;
  look(name: string, path: string, how: Seen): Promise<void>;
};

/** A page looks the same on every store. */
const taken = new Set<string>();

/** In English, so that the tests read as they are driven. */
export function openDesk(site: () => Site): Desk {
  const services = () => site().app.app.services;
  const desk = {
    site, services, posted, look,
    at: async (path: string): Promise<void> => void await desk.page.goto(`${site().base}/dashboard${path}`),
    button: (name: string | RegExp) => desk.page.getByRole('button', { name, exact: true }),
  } as Desk;
  beforeAll(async () => {
    desk.admin = (await services().accounts.staff())[0]!.id;
    desk.context = await aModerator(site(), { lang: 'en' });
    desk.page = await desk.context.newPage();
  });
  afterAll(() => desk.context?.close());

  let texts = 0;
  /** A comment by a new guest; its id. */
  async function posted(text = `تعليق رقم ${texts += 1} على المقال`): Promise<string> {
    const answer = await fetch(`${site().base}/api/v1/sites/demo/threads/article-1/comments`, {
      method: 'POST', headers: { 'Content-Type': 'application/json', Origin: site().base },
      body: JSON.stringify({ text, author: { name: 'سلمى' }, page: { url: `${site().base}/demo`, title: 'عودة القطار' } }),
    });
    const { comment } = await answer.json() as { comment: { id: string } };
    return comment.id;
  }

  /** A picture in another look, with no barrier in it. */
  async function look(name: string, path: string, { ready, before, after, ...given }: Seen): Promise<void> {
    const picture = `insight-${name}-${given.lang ?? 'ar'}-${given.width ?? 1280}-${given.dark === true ? 'dark' : 'light'}`;
    if (taken.has(picture)) return;
    taken.add(picture);
    const other = await aModerator(site(), given);
    const seen = await other.newPage();
    await before?.(seen);
    await seen.goto(`${site().base}/dashboard${path}`);
    await seen.getByRole('main').getByText(ready).first().waitFor();
    await after?.(seen);
    expect(await barriers(seen)).toEqual([]);
    expect(await seen.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
    await shoot(seen, picture);
    await other.close();
  }

  return desk;
}
