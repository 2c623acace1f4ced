// What the loader hands to the widget: where, in which language, and the first page it has asked for already. In the root stand its
// style, and maybe the first comments, until the widget draws them in their place. Types alone.
import type { Lang } from '../../i18n/index.ts';
import type { commentHtml } from '../client/comment-html.ts';
import type { Page, TopComment } from '../wire.ts';

export type WidgetOptions = {
  /** The origin of the API's server. */
  base: string;
  site: string;
  thread: string;
  lang: Lang;
  /** Of the article, for the first comment that creates its thread. */
  page: { url: string; title: string };
  /** GET S/comments?sort=newest&limit=20&replies=3, asked for while the widget itself was on its way; what is not there yet rejects where there is none, or no good one. */
  first: Page<TopComment> | Promise<Page<TopComment>>;
  /** The one way for HTML into the page: a page allows a policy's name once. */
  commentHtml: typeof commentHtml;
};

export type Mounted = { unmount(): void };

/** What `main.<lang>.ts` exports as `mount`: draws the thread into a shadow root of the page's. */
export type Mount = (root: ShadowRoot, options: WidgetOptions) => Mounted;
