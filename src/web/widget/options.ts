// What the loader hands to the widget: where, in which language, and the first page it has asked for already. Types alone.
import type { Lang } from '../../i18n/index.ts';
import type { Page, TopComment } from '../wire.ts';

export type WidgetOptions = {
  /** The origin of the API's server. */
  base: string;
  site: string;
  thread: string;
  lang: Lang;
  /** Of the article, for the first comment that creates its thread. */
  page: { url: string; title: string };
  /** GET S/comments?sort=newest&limit=20&replies=3, asked for while the widget itself was on its way; rejects where there was none, or no good one. */
  first: Promise<Page<TopComment>>;
};

export type Mounted = { unmount(): void };

/** What `main.<lang>.ts` exports as `mount`: draws the thread into a shadow root of the page's. */
export type Mount = (root: ShadowRoot, options: WidgetOptions) => Mounted;
