// Pages of a paper that embed the banner, a policy with something to allow in it, and how a visitor works the card.
import { expect } from '@jest/globals';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import type { PolicyDraft } from '../../src/consent/policy.ts';
import { policy, type Asking } from './consent-support.ts';
import { aReader, cookiesOf, type Look } from './support.ts';

declare global {
  // oxlint-disable-next-line no-var
  var HiwarConsent: { get(): { action: string | null; categories: Record<string, boolean>; services: Record<string, boolean> } | null; withdraw(): Promise<void> } | undefined;
}

/** Statistics by Matomo and the demo's counter, a video and a pixel as marketing. */
export function richPolicy(over: { body?: string } = {}): PolicyDraft {
  const plain = policy();
  const more: Record<string, PolicyDraft['categories'][number]['services']> = {
    statistics: [{ key: 'matomo', vendor: 'Matomo', cookies: [{ name: '_pk_id*', domain: '127.0.0.1', days: 393 }, { name: '_pk_ses', domain: '127.0.0.1', days: 0 }] }],
    marketing: [{ key: 'video', vendor: 'Vidéothèque', cookies: [] }, { key: 'pixel', vendor: 'Pixel Ads', cookies: [{ name: 'px', domain: '127.0.0.1', days: 3 }] }],
  };
  const purposes = { matomo: { purpose: 'يحصي المقالات التي تُقرأ.' }, video: { purpose: 'يعرض مقاطع مصورة.' }, pixel: { purpose: 'يقيس الإعلانات.' } };
  return {
    ...plain, categories: plain.categories.map((each) => ({ ...each, services: [...each.services, ...(more[each.key] ?? [])] })),
    texts: Object.fromEntries(Object.entries(plain.texts).map(([lang, texts]) => [lang, { ...texts, ...(over.body === undefined ? {} : { body: over.body }), services: { ...texts.services, ...purposes } }])),
  };
}

type Given = { lang?: 'ar' | 'en' | 'fr'; head?: string; attributes?: string; base: string };

export const article = (body: string, { lang = 'ar', head = '', attributes = '', base }: Given): string => `<!doctype html>
<html lang="${lang}" dir="${lang === 'ar' ? 'rtl' : 'ltr'}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>الميناء</title>${head}
<script src="${base}/consent.js" data-site="demo" data-lang="${lang}" ${attributes}></script>
<script nonce="n">globalThis.ran = []; globalThis.told = []; globalThis.first = JSON.stringify([...dataLayer[0]]); document.addEventListener('hiwar:consent', ({ detail }) => told.push(detail));</script></head>
<body><header><a href="#story">الميناء</a></header><main id="story"><h1>عودة القطار</h1>${body}</main></body></html>`;

export const held = `<p id="before">عاد القطار إلى المدينة بعد سبع سنوات.</p>
<script type="text/plain" data-consent="statistics" data-consent-service="matomo" src="/matomo.js"></script>
<script type="text/plain" data-consent="statistics" nonce="n">ran.push('inline')</script>
<script type="text/plain" data-consent="marketing">ran.push('marketing')</script>
<iframe title="مقطع عودة القطار" data-consent="marketing" data-consent-service="video" data-src="/film" width="340" height="220" style="max-width:100%"></iframe>
<p id="after">وكان في انتظاره كثيرون.</p>`;

export const MATOMO = "ran.push('matomo'); document.cookie = '_pk_id.1=a; Path=/'; document.cookie = '_pk_ses=b; Path=/';";

export class Visitor {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly card: Locator;
  private readonly site: Asking;

  private constructor(site: Asking, context: BrowserContext, page: Page) {
    this.site = site;
    this.context = context;
    this.page = page;
    this.card = page.locator('#hiwar-consent .card');
  }

  static async of(site: Asking, look: Look & { headers?: Record<string, string> } = {}): Promise<Visitor> {
    const context = await aReader(site, look);
    if (look.headers !== undefined) await context.setExtraHTTPHeaders(look.headers);
    return new Visitor(site, context, await context.newPage());
  }

  /** What was chosen, by what is read on the button. */
  async press(label: string): Promise<void> {
    // Records of one moment have no order.
    this.site.app.pass(1);
    await this.card.getByRole('button', { name: label, exact: true }).click();
  }

  /** Tab until the focus is on what is read so; a path of more than 30 steps is none. */
  async tabTo(label: string): Promise<void> {
    for (let step = 0; step < 30; step += 1) {
      await this.page.keyboard.press('Tab');
      if (await this.focused() === label) return;
    }
    expect(await this.focused()).toBe(label);
  }

  focused(): Promise<string> {
    return this.page.evaluate(() => {
      const on = document.activeElement?.shadowRoot?.activeElement ?? document.activeElement;
      return (on?.getAttribute('aria-label') ?? on?.closest('label')?.textContent ?? on?.textContent ?? '').trim();
    });
  }

  gone = (): Promise<void> => this.card.waitFor({ state: 'detached' });
  ran = (): Promise<string[]> => this.page.evaluate(() => (globalThis as unknown as { ran: string[] }).ran);
  /** How often the page was told what is allowed. */
  told = (): Promise<number> => this.page.evaluate(() => (globalThis as unknown as { told: unknown[] }).told.length);
  toldAfter = (count: number): Promise<unknown> => this.page.waitForFunction((before) => (globalThis as unknown as { told: unknown[] }).told.length > before, count);
  hasRun = (count: number): Promise<unknown> => this.page.waitForFunction((least) => (globalThis as unknown as { ran: string[] }).ran.length >= least, count);
  cookies = async (): Promise<string[]> => (await cookiesOf(this.context, this.page)).toSorted();
}
