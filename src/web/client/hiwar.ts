// What the scripts that sites embed share on a page: one object with what each of them offers, and where its own tag is. Types and two look-ups.
import type { Lang } from '../../i18n/index.ts';

declare global {
  /** Each script adds its own part; none needs another's. */
  interface HiwarApi {
    mount?: (element: Element, options: MountOptions) => { unmount(): void };
    /** Fills every `[data-hiwar-count]` below `root`, the whole page when there is none given. */
    counts?: (root?: ParentNode) => Promise<void>;
  }
  interface Window { Hiwar?: HiwarApi }
}

export type MountOptions = {
  site: string;
  /** The thread's key; else one made of the article's address. */
  thread?: string | undefined;
  /** ar, en or fr; else the page's own. */
  lang?: string | undefined;
  /** Of the article; else its canonical address and the document's title. */
  url?: string | undefined;
  title?: string | undefined;
};

/** The script tag that runs just now, what it says and where it is from. */
export function ownScript(): { script: HTMLScriptElement | null; given: DOMStringMap; base: string } {
  const script = document.currentScript instanceof HTMLScriptElement ? document.currentScript : null;
  return { script, given: script?.dataset ?? {}, base: new URL(script?.src ?? '', location.href).origin };
}

/** The first of the three languages that is asked for: by the tag, else by the page. */
export function langOf(given: string | undefined): Lang {
  const [, lang] = /^(ar|en|fr)\b/i.exec(given || document.documentElement.lang) ?? [];
  return (lang?.toLowerCase() ?? 'ar') as Lang;
}
