// The card's comings and goings: when it shows, what becomes of an answer, and where the focus goes.
import type { Lang } from '../../i18n/index.ts';
import type { Choice, Failure } from './api.ts';
import { faultOf, type Asking } from './asking.ts';
import { askingCard, noteCard, type Card, type View } from './card.ts';
import { button, element, place } from './elements.ts';
import { stands, type Known } from './grants.ts';
import { words } from './words.ts';

type Given = { theme: string; lang: Lang; strays(known: Known): number; moved(): void };

const imageOf = ({ config, me }: Known): string => config.textHash + JSON.stringify([me.categories, me.services]);

export function createPanel(asking: Asking, { theme, lang, strays, moved }: Given) {
  const { host, root } = place(theme, { id: 'hiwar-consent' });
  const status = element('p', { role: 'status', class: 'unseen', tabindex: '-1' });
  root.append(status);
  const space = new ResizeObserver(moved);
  let card: Card | null = null;
  let view: View | 'note' | null = null;
  /** The words and the choice that the card shows. */
  let shown = '';
  let latest = '';
  let toldStrays = 0;
  /** What the reader came from when they asked for the choices themselves. */
  let opener: Element | null = null;

  const spoken = (): Lang => asking.known()?.config.lang ?? lang;
  const focus = (on: Element): void => (on as HTMLElement).focus({ preventScroll: true });

  /** First in the page, so first by the keyboard; there also after the page has built itself anew. */
  function attach(): void {
    if (document.body !== null && !host.isConnected) document.body.prepend(host);
  }

  /** Shows another card or none; the focus stays with it, or else goes back, or on from the top of the page. */
  function put(next: Card | null, nextView: typeof view, takesFocus = false): void {
    const hadFocus = card !== null && document.activeElement === host;
    space.disconnect();
    card?.root.remove();
    card = next;
    view = nextView;
    if (next !== null) {
      root.append(next.root);
      space.observe(next.root);
    }
    attach();
    moved();
    if (hadFocus || takesFocus) focus(next?.heading ?? (opener?.isConnected === true && opener !== document.body ? opener : status));
    if (next === null) opener = null;
  }

  const close = (): void => put(null, null);

  function draw(known: Known, next: View, takesFocus = false): void {
    shown = imageOf(known);
    const go = (to: View): void => draw(asking.known()!, to, true);
    put(askingCard(known, next, { choose: (choice) => void choose(choice), go, close: stands(known) ? close : null }), next, takesFocus);
  }

  function note(text: string, act: HTMLElement | null): void {
    put(noteCard({ lang: spoken(), leave: close }, text, act), 'note', opener !== null);
  }

  async function open(): Promise<void> {
    const active = document.activeElement ?? document.body;
    opener ??= active.shadowRoot?.activeElement ?? active;
    const news = asking.refresh().catch(() => {});
    if (asking.known() === null) await news;
    const known = asking.known();
    if (known === null) note(words[lang].notLoaded, null);
    else draw(known, 'settings', true);
  }

  /** Of several chosen at once the last is told of, and the same one not twice. */
  async function choose(choice: Choice): Promise<void> {
    const mine = JSON.stringify(choice);
    if (mine === latest) return;
    latest = mine;
    busy(true);
    let fault = '';
    try {
      await asking.choose(() => choice);
    } catch (error) {
      fault = faultOf(error as Failure, spoken());
    }
    if (mine !== latest) return;
    latest = '';
    busy(false);
    if (fault === '') {
      if (view !== 'note') close();
      status.textContent = words[spoken()].saved;
    } else {
      // One before it may have closed the card.
      if (card === null) await open();
      card!.say(fault);
    }
  }

  const busy = (isOn: boolean): void => card?.root.setAttribute('aria-busy', String(isOn));

  return {
    attach,
    height: () => card?.root.offsetHeight ?? 0,
    /** After each answer: asks where there is something to ask, and goes where another tab has answered. */
    follow(known: Known): void {
      const { stillRuns, reload } = words[known.config.lang];
      const before = toldStrays;
      toldStrays = strays(known);
      const isOther = shown !== imageOf(known);
      if (stands(known) && toldStrays > before) note(stillRuns, button('act', reload, () => location.reload()));
      else if (stands(known) && opener === null && view !== 'note') close();
      else if (!stands(known) && (view === null || view === 'note')) {
        draw(known, 'ask');
        status.textContent = known.config.texts.title;
      } else if (isOther && view !== null && view !== 'note') draw(known, view);
    },
    open,
  };
}
