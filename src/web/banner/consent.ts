// <script src="…/consent.js" data-site="paper" data-lang="ar">: asks a page's visitors, and lets run what they have allowed and the server
// has recorded. Not deferred: before any tag it has told Google's that everything is denied.
import type { Lang } from '../../i18n/index.ts';
import { consentApi, type Choice } from './api.ts';
import { createAsking } from './asking.ts';
import { dropCookies } from './cookies.ts';
import { createGate } from './gate.ts';
import { denyAll, update } from './google.ts';
import { signals, told, type Told } from './grants.ts';
import { createPanel, faultOf } from './panel.ts';
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

const isOurs = (lang: string): lang is Lang => Object.hasOwn(words, lang);

function begin({ src, dataset }: HTMLScriptElement, site: string): HiwarConsent {
  const wanted = dataset['lang'] ?? document.documentElement.lang.slice(0, 2);
  const lang = isOurs(wanted) ? wanted : null;
  const theme = dataset['theme'] ?? (/dark/.test(getComputedStyle(document.documentElement).colorScheme) ? 'auto' : 'light');
  const asking = createAsking(consentApi({ base: new URL('.', src).href.slice(0, -1), site, lang }), site);
  const choose = (choice: Choice): Promise<string | null> => asking.choose(choice).then(() => null, (error: unknown) => faultOf(error, asking.known()!.config.lang));
  const open = (): Promise<void> => panel.open();
  const gate = createGate(asking.known, placeholder(theme, { choose, settings: () => void open(), current: () => asking.known()! }));
  const reopen = createReopen(theme, () => void open());
  const panel = createPanel(asking, { theme, lang: lang ?? 'ar', hasStrays: gate.hasStrays, moved: look });

  function look(): void {
    const known = asking.known();
    if (known === null) return;
    gate.look();
    panel.attach();
    reopen.look(known, { isOpen: panel.isOpen(), space: panel.height() });
  }

  asking.listen((known) => {
    dropCookies(known.me.clear);
    update(signals(known));
    panel.follow(known);
    look();
  });
  asking.listen((known) => document.dispatchEvent(new CustomEvent('hiwar:consent', { detail: told(known) })));
  new MutationObserver(look).observe(document, { childList: true, subtree: true });
  document.addEventListener('DOMContentLoaded', look);
  void asking.begin();
  return {
    get: () => (asking.known() === null ? null : told(asking.known()!)), open, withdraw: asking.withdraw,
    onChange(listener) {
      const known = asking.known();
      if (known !== null) listener(told(known));
      return asking.listen((next) => listener(told(next)));
    },
  };
}

const script = document.currentScript;
if (globalThis.HiwarConsent === undefined && script instanceof HTMLScriptElement && script.dataset['site'] !== undefined) {
  denyAll();
  globalThis.HiwarConsent = begin(script, script.dataset['site']);
}
