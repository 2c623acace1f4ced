// The card's comings and goings: when it shows, what becomes of an answer, and where the focus goes.
import type { Lang } from '../../i18n/index.ts';
import type { Choice, Failed } from './api.ts';
import { Changed, type Asking } from './asking.ts';
import { askingCard, noteCard, type Card, type View } from './card.ts';
import { element, place } from './elements.ts';
import { stands, type Known } from './grants.ts';
import { words } from './words.ts';

export type Panel = ReturnType<typeof createPanel>;
type Given = { theme: string; lang: Lang; hasStrays(known: Known): boolean; moved(): void };

export function createPanel(asking: Asking, { theme, lang, hasStrays, moved }: Given) {
  const { host, root } = place(theme, { id: 'hiwar-consent' });
  const status = element('p', { role: 'status', class: 'unseen', tabindex: '-1' });
  root.append(status);
  let card: Card | null = null;
  let view: View | 'note' | null = null;
  let opener: Element | null = null;
  let shownHash = '';
  let isBusy = false;
  const space = new ResizeObserver(() => moved());

  /** First in the page, so first by the keyboard; there also after the page has built itself anew. */
  function attach(): void {
    if (document.body !== null && !host.isConnected) document.body.prepend(host);
  }

  function put(next: Card | null, nextView: typeof view): void {
    space.disconnect();
    card?.root.remove();
    [card, view] = [next, nextView];
    if (next !== null) {
      root.append(next.root);
      space.observe(next.root);
    }
    attach();
    moved();
  }

  const focus = (element: Element | null | undefined): void => (element as HTMLElement | null | undefined)?.focus({ preventScroll: true });
  const hasFocus = (): boolean => document.activeElement === host && card !== null;

  function close(): void {
    const isHere = hasFocus();
    put(null, null);
    // Where nothing called for it the way goes on from the top of the page.
    if (isHere) focus(opener?.isConnected === true ? opener : status);
    opener = null;
  }

  function draw(known: Known, next: View): void {
    shownHash = known.config.textHash;
    const go = (to: View): void => {
      draw(asking.known()!, to);
      focus(card!.heading);
    };
    put(askingCard(known, next, { choose: (choice) => void choose(choice), go, close: stands(known) ? close : null }), next);
  }

  async function choose(choice: Choice): Promise<void> {
    if (isBusy) return;
    busy(true);
    try {
      await asking.choose(choice);
    } catch (error) {
      if (error instanceof Changed) redraw();
      card?.say(faultOf(error, asking.known()?.config.lang ?? lang));
      return;
    } finally {
      busy(false);
    }
    saved(asking.known()!);
  }

  function busy(isOn: boolean): void {
    isBusy = isOn;
    card?.root.setAttribute('aria-busy', String(isOn));
  }

  function redraw(): void {
    const isHere = hasFocus();
    draw(asking.known()!, view === 'settings' ? 'settings' : 'ask');
    if (isHere) focus(card?.heading);
  }

  function saved(known: Known): void {
    if (view !== 'note') close();
    status.textContent = words[known.config.lang].saved;
  }

  function note(text: string, act?: [string, () => void]): void {
    const isHere = hasFocus();
    const spoken = asking.known()?.config.lang ?? lang;
    put(noteCard({ text, lang: spoken, dir: spoken === 'ar' ? 'rtl' : 'ltr' }, close, act), 'note');
    if (isHere || opener !== null) focus(card!.heading);
  }

  return {
    attach,
    height: () => card?.root.offsetHeight ?? 0,
    isOpen: () => card !== null,
    /** After each answer: asks where there is something to ask, and goes where another tab has answered. */
    follow(known: Known): void {
      const { stillRuns, reload } = words[known.config.lang];
      if (!stands(known)) {
        if (view === null || view === 'note') {
          draw(known, 'ask');
          status.textContent = known.config.texts.title;
        } else if (shownHash !== known.config.textHash) redraw();
      } else if (hasStrays(known)) note(stillRuns, [reload, () => location.reload()]);
      else if (view !== null && (opener === null || shownHash !== known.config.textHash)) close();
    },
    async open(): Promise<void> {
      opener ??= document.activeElement;
      try {
        await asking.refresh();
        draw(asking.known()!, 'settings');
        focus(card!.heading);
      } catch {
        note(words[asking.known()?.config.lang ?? lang].notLoaded);
      }
    },
  };
}

export function faultOf(error: unknown, lang: Lang): string {
  const { offline, busy, failed, changed, notSaved } = words[lang];
  const { status } = error as Failed;
  const why = error instanceof Changed ? changed : status === 0 ? offline : status === 429 ? busy : failed;
  return `${why} ${notSaved}`;
}
