// /widget.js, the one line a site embeds: keeps room for the comments and begins when the reader comes near. Sets no cookie and asks nothing
// of anybody before that.
import { langOf, ownScript, type MountOptions } from '../client/hiwar.ts';
import { articleAt, keyOf } from './article.ts';
import { begin, isLinked } from './begin.ts';
import type { Mounted } from './options.ts';

/** Pixels below the window's edge. */
const NEAR = 600;
/** About an empty thread's height: what stands below the comments stays where it is. */
const ROOM = '26rem';

const { script, given, base } = ownScript();
const mounted = new WeakMap<Element, Mounted>();

function mount(element: Element, options: MountOptions): Mounted {
  mounted.get(element)?.unmount();
  const lang = langOf(options.lang);
  const { url, path } = articleAt(options.url);
  const place = { base, site: options.site, thread: String(options.thread || keyOf(path)), lang, page: { url, title: options.title || document.title } };
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
  if (isLinked() || host.getBoundingClientRect().top < innerHeight + NEAR) begun();
  else watch.observe(host);
  return () => stop();
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
  // Of two tags on a page the first one's does it all: a page allows the policy for comments' HTML once.
  else api.mount(place, { ...given, site: given['site'] });
}
