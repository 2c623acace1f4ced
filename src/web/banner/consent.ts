// <script src="…/consent.js" data-site="paper" data-lang="ar">: asks a page's visitors, and lets run what they have allowed and the server
// has recorded. Not deferred: before any tag it has told Google's that everything is denied.
import type { Lang } from '../../i18n/index.ts';
import { consentApi } from './api.ts';
import { createAsking } from './asking.ts';
import { dropCookies } from './cookies.ts';
import { createGate } from './gate.ts';
import { denyAll, update } from './google.ts';
import { signals, told, type Told } from './grants.ts';
import { createPanel } from './panel.ts';
import { placeholder } from './placeholder.ts';
import { createReopen } from './reopen.ts';
import { words } from './words.ts';

export type HiwarConsent = {
  /** What is allowed now; null until the server has said so. */
  get(): Told | null;
  /** Shows the choices. */
  open(): Promise<void>;
  /** Takes everything back; rejects when that could not be saved. */
  withdraw(): Promise<void>;
  /** Calls with what is allowed: now, if it is known, and after each answer. Gives what ends that. */
  onChange(listener: (now: Told) => void): () => void;
};

declare global {
  // oxlint-disable-next-line no-var
  var HiwarConsent: HiwarConsent | undefined;
}

const EVENT = 'hiwar:consent';
const isOurs = (lang: string): lang is Lang => lang in words;

function begin({ src, dataset }: HTMLScriptElement, site: string): HiwarConsent {
  const wanted = dataset['lang'] ?? document.documentElement.lang.slice(0, 2);
  const lang = isOurs(wanted) ? wanted : null;
  const theme = themeOf(dataset['theme']);
  const asking = createAsking(consentApi({ base: new URL('.', src).href.slice(0, -1), site, lang }), site, (known) => {
    dropCookies(known.me.clear);
    update(signals(known));
    panel.follow(known);
    look();
    document.dispatchEvent(new CustomEvent(EVENT, { detail: told(known) }));
  });
  const open = (): Promise<void> => panel.open();
  const gate = createGate(asking.known, placeholder(theme, asking, () => void open()));
  const reopen = createReopen(theme, () => void open());
  const panel = createPanel(asking, { theme, lang: lang ?? 'ar', strays: gate.strays, moved: look });

  function look(): void {
    const known = asking.known();
    if (known === null) return;
    gate.look();
    panel.attach();
    reopen.look(known, panel.height());
  }

  new MutationObserver(look).observe(document, { childList: true, subtree: true });
  document.addEventListener('DOMContentLoaded', look);
  void asking.begin();
  const get = (): Told | null => asking.known() && told(asking.known()!);
  return {
    get, open, withdraw: asking.withdraw,
    onChange(listener) {
      const hear = (event: Event): void => listener((event as CustomEvent<Told>).detail);
      document.addEventListener(EVENT, hear);
      const now = get();
      if (now) listener(now);
      return () => document.removeEventListener(EVENT, hear);
    },
  };
}

/** Dark only where the page is: as the script's attribute says, or else as the page says of itself. */
function themeOf(given: string | undefined): string {
  const isDark = getComputedStyle(document.documentElement).colorScheme.includes('dark') && matchMedia('(prefers-color-scheme:dark)').matches;
  return given ?? (isDark ? 'dark' : 'light');
}

const script = document.currentScript;
if (globalThis.HiwarConsent === undefined && script instanceof HTMLScriptElement && script.dataset['site'] !== undefined) {
  denyAll();
  globalThis.HiwarConsent = begin(script, script.dataset['site']);
}
