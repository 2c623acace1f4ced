// /widget.js, the one line a site embeds: keeps room for the comments and fetches them, and what draws them, when the reader comes near.
// Sets no cookie and asks nothing of anybody before that.
import type { Lang } from '../../i18n/index.ts';
import { langOf, ownScript, type MountOptions } from '../client/hiwar.ts';
import type { Page, TopComment } from '../wire.ts';
import { articleAt } from './article.ts';
import type { Mount, Mounted, WidgetOptions } from './options.ts';
import { showTrouble } from './trouble.ts';

/** Where the widget of each language is, put in by the bundler. */
declare const WIDGETS: Record<Lang, string>;

/** Pixels below the window's edge. */
const NEAR = 600;
const PATIENCE_MS = 15_000;
/** About an empty thread's height: what stands below the comments stays where it is. */
const ROOM = '26rem';

const { script, given, base } = ownScript();
const mounted = new WeakMap<Element, Mounted>();

function mount(element: Element, options: MountOptions): Mounted {
  mounted.get(element)?.unmount();
  const lang = langOf(options.lang);
  const { url, key } = articleAt(options.url);
  const place = { base, site: options.site, thread: String(options.thread || key), lang, page: { url, title: options.title || document.title } };
  const host = document.createElement('hiwar-comments');
  host.lang = lang;
  host.dir = lang === 'ar' ? 'rtl' : 'ltr';
  host.style.display = 'block';
  host.style.minBlockSize = ROOM;
  element.append(host);
  const stop = whenNear(host, () => begin(host.attachShadow({ mode: 'open' }), place));
  const own = { unmount() {
    stop();
    host.remove();
    if (mounted.get(element) === own) mounted.delete(element);
  } };
  mounted.set(element, own);
  return own;
}

/** Starts when the reader is near `host`, or has followed a link to a comment. What it answers stops it, started or not. */
function whenNear(host: Element, start: () => () => void): () => void {
  let stop = (): void => watch.disconnect();
  const begun = (): void => {
    watch.disconnect();
    stop = start();
  };
  const watch = new IntersectionObserver((entries) => entries.some(({ isIntersecting }) => isIntersecting) && begun(), { rootMargin: `${NEAR}px` });
  // An observer answers with the next frame, which a slow phone takes its time for; most who open an article from its comments are near at once.
  if (location.hash.startsWith('#comment-') || host.getBoundingClientRect().top < innerHeight + NEAR) begun();
  else watch.observe(host);
  return () => stop();
}

type Place = Omit<WidgetOptions, 'first'>;

/** Loads the first page and the widget, and again where the reader asks for another try. What it answers takes the widget away. */
function begin(root: ShadowRoot, place: Place): () => void {
  const { site, thread, lang } = place;
  const address = `${base}/api/v1/sites/${encodeURIComponent(site)}/threads/${encodeURIComponent(thread)}/comments`;
  let tries = 0;
  let widget: Mounted | null = null;
  let patience = 0;
  const attempt = async (): Promise<void> => {
    const own = ++tries;
    const trouble = (): void => showTrouble(root, { lang, plain: `${address}.html?lang=${lang}`, retry: () => void attempt() });
    patience = window.setTimeout(trouble, PATIENCE_MS);
    const first = fetch(`${address}?sort=newest&limit=20&replies=3`, { credentials: 'omit', headers: { 'Accept-Language': lang } }).then(pageOf);
    // Whoever draws the page says that no answer came; until then nobody is there to hear it.
    first.catch(() => {});
    try {
      // Some browsers keep it in mind when a module could not be had: under another address it is asked for again.
      const bundle = await import(base + WIDGETS[lang] + (own > 1 ? `?${own}` : '')) as { mount: Mount };
      if (own !== tries) return;
      root.replaceChildren();
      widget = bundle.mount(root, { ...place, first });
    } catch {
      if (own === tries) trouble();
    } finally {
      if (own === tries) clearTimeout(patience);
    }
  };
  void attempt();
  return () => {
    tries = 0;
    clearTimeout(patience);
    widget?.unmount();
  };
}

function pageOf(response: Response): Promise<Page<TopComment>> {
  if (!response.ok) throw new Error(String(response.status));
  return response.json() as Promise<Page<TopComment>>;
}

/** Where the tag says, else right behind the tag. */
function ownPlace(tag: HTMLScriptElement): Element | null {
  if (given['target'] !== undefined) return document.querySelector(given['target']);
  if (tag.closest('head') !== null) return null;
  const place = document.createElement('div');
  tag.after(place);
  return place;
}

const api = window.Hiwar ??= {};
if (api.mount === undefined) {
  api.mount = mount;
  document.dispatchEvent(new Event('hiwar:ready'));
}
if (script !== null && given['site'] !== undefined) {
  const place = ownPlace(script);
  if (place === null) console.error('hiwar: no place for the comments. Put the script where they belong, or name an element by data-target="#…".');
  else mount(place, { ...given, site: given['site'] });
}
