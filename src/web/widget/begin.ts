// From the reader's coming near to the widget: asks for the first page and for the widget, shows the first comments, then the widget in
// their place, or says that it could not be had. What stands where is first.ts's and the widget's.
import type { Lang } from '../../i18n/index.ts';
import { commentHtml } from '../client/comment-html.ts';
import type { Page, TopComment } from '../wire.ts';
import { drawFirst, dress, isKnown } from './first.ts';
import { nextFrame } from './frames.ts';
import type { Mount, Mounted, WidgetOptions } from './options.ts';
import { showTrouble } from './trouble.ts';

/** Where the widget of each language is, put in by the bundler. */
declare const WIDGETS: Record<Lang, string>;

const PATIENCE_MS = 15_000;
/** So long the widget waits for the first comments: its own start would keep a slow phone from showing them. */
const FIRST_MS = 500;

type Place = Omit<WidgetOptions, 'first' | 'commentHtml'>;

/** Whether the page's address names a comment. */
export const isLinked = (): boolean => location.hash.startsWith('#comment-');

/** Loads the first page and the widget, and again where the reader asks for another try. What it answers takes the widget away. */
export function begin(root: ShadowRoot, place: Place): () => void {
  const { base, site, thread, lang } = place;
  const address = `${base}/api/v1/sites/${encodeURIComponent(site)}/threads/${encodeURIComponent(thread)}/comments`;
  let tries = 0;
  let widget: Mounted | null = null;
  let patience = 0;
  let isPlain = false;
  const attempt = async (): Promise<void> => {
    const own = ++tries;
    const trouble = (): void => showTrouble(root, { lang, plain: `${address}.html?lang=${lang}`, retry: () => void attempt() });
    patience = window.setTimeout(trouble, PATIENCE_MS);
    const asked = firstPage(`${address}?sort=newest&limit=20&replies=3`, lang);
    let first: WidgetOptions['first'] = asked;
    const show = async (): Promise<void> => {
      first = await asked;
      if (widget !== null || own !== tries || !isPlain || first.items.length === 0) return;
      drawFirst(root, lang, first);
      await nextFrame();
    };
    try {
      // Some browsers keep it in mind when a module could not be had: under another address it is asked for again.
      const { mount } = await bundle(base + WIDGETS[lang] + (own > 1 ? `?${own}` : ''), show().catch(() => {
        // The widget says that no answer came: until then nobody is there to hear it.
      }));
      if (own === tries) widget = mount(root, { ...place, first, commentHtml });
    } catch {
      if (own === tries) trouble();
    } finally {
      if (own === tries) clearTimeout(patience);
    }
  };
  void attempt();
  // While the answers are on their way: the first look into a page's storage takes its time.
  dress(root);
  isPlain = !isLinked() && !isKnown(site);
  return () => {
    tries = 0;
    clearTimeout(patience);
    widget?.unmount();
  };
}

/** Not by `fetch`: it makes streams first, and on a slow phone its body comes a good deal later. */
function firstPage(address: string, lang: Lang): Promise<Page<TopComment>> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('GET', address);
    request.responseType = 'json';
    request.timeout = PATIENCE_MS;
    request.setRequestHeader('Accept-Language', lang);
    request.onloadend = () => {
      const page = request.response as Page<TopComment> | null;
      // What is no JSON is null.
      if (request.status === 200 && page !== null) resolve(page);
      else reject(new Error(String(request.status)));
    };
    request.send();
  });
}

/** Comes at once, and runs when `ready` or when that takes too long. */
async function bundle(address: string, ready: Promise<void>): Promise<{ mount: Mount }> {
  const early = Object.assign(document.createElement('link'), { rel: 'preload', as: 'script', crossOrigin: 'anonymous', href: address });
  document.head.append(early);
  try {
    await Promise.race([ready, new Promise((resolve) => void setTimeout(resolve, FIRST_MS))]);
    return await import(address) as { mount: Mount };
  } finally {
    early.remove();
  }
}
