// The widget's life: what it loads and when, what it follows on the page, and that nothing of it is left behind. What readers do: acts.ts.
import type { WidgetTexts } from '../../i18n/widget.ts';
import type { Page, TopComment } from '../wire.ts';
import { createApi, type Api, type Sort } from './api.ts';
import { Frames } from './frames.ts';
import { Keep, type Identity } from './keep.ts';
import type { WidgetOptions } from './options.ts';
import { follow } from './permalink.ts';
import { Thread } from './thread.ts';
import { isRefused } from './told.ts';

export type Opened = 'reply' | 'edit' | 'report' | 'reported' | 'remove';

const POLL_MS = 30_000;
const SAID_MS = 8000;
/** What is the reader's own may come with the first comments, but they do not wait for it. */
const OWN_MS = 300;
const after = (ms: number): Promise<unknown> => new Promise((resolve) => void setTimeout(resolve, ms));

export class Widget {
  readonly thread = new Thread();
  readonly keep: Keep;
  readonly api: Api;
  readonly t: WidgetTexts;
  readonly options: WidgetOptions;
  readonly frames: Frames;
  readonly changed: () => void;
  /** The order of what is shown, and the one asked for. */
  sort: Sort = 'newest';
  wanted: Sort = 'newest';
  isLoaded = false;
  /** How many comments the reader has written, changed or removed here: what was asked before says nothing of them. */
  writes = 0;
  /** Told to everyone, for a while. */
  said = '';
  /** The comment that the page's address names, whether it could not be found. */
  marked: string | null = null;
  isGone = false;
  isLapsed = false;
  /** Who the reader was until they took another name. */
  former: { identity: Identity; remember: boolean } | null = null;
  /** What is under way, and what went wrong, by its place. */
  readonly busy = new Set<string>();
  readonly problems = new Map<string, unknown>();
  /** What is open under a comment. */
  readonly open = new Map<string, Opened>();
  /** Comments of hidden authors that are shown all the same. */
  readonly revealed = new Set<string>();
  readonly #root: ShadowRoot;
  readonly #life = new AbortController();
  readonly #observer: IntersectionObserver;
  #isNear = true;
  #etag: string | null = null;
  #polledAt = 0;
  #ticking: ReturnType<typeof setTimeout> | undefined;
  #saying: ReturnType<typeof setTimeout> | undefined;

  constructor(root: ShadowRoot, { options, t, draw }: { options: WidgetOptions; t: WidgetTexts; draw: () => void }) {
    this.#root = root;
    this.options = options;
    this.t = t;
    this.keep = new Keep(options.site, options.thread);
    this.frames = new Frames(root, { draw, signal: this.#life.signal });
    this.changed = this.frames.changed;
    this.api = createApi(options, this.keep, this.#life.signal);
    this.#observer = new IntersectionObserver((entries) => {
      this.#isNear = entries.at(-1)?.isIntersecting ?? true;
    }, { rootMargin: '100%' });
  }

  async start(): Promise<void> {
    const { signal } = this.#life;
    this.#observer.observe(this.#root.host);
    addEventListener('hashchange', () => void follow(this), { signal });
    addEventListener('storage', ({ key }) => (key === null || key.startsWith(`hiwar:${this.options.site}`)) && this.#refresh(), { signal });
    addEventListener('pageshow', ({ persisted }) => persisted && this.#refresh(), { signal });
    addEventListener('online', () => !this.isLoaded && void this.load(this.sort), { signal });
    document.addEventListener('visibilitychange', () => Date.now() - this.#polledAt > POLL_MS && void this.poll(), { signal });
    this.#tick();
    const mine = this.loadMine();
    await this.load(this.sort, this.options.first, mine);
    await mine;
    await follow(this);
  }

  end(): void {
    this.#life.abort();
    this.#observer.disconnect();
    clearTimeout(this.#ticking);
    clearTimeout(this.#saying);
  }

  /** Moves the reader to an element by its id, when it is there. */
  focus(id: string, block: ScrollLogicalPosition = 'nearest'): void {
    this.frames.focus(id, block);
  }

  say(text: string): void {
    this.said = text;
    clearTimeout(this.#saying);
    this.#saying = setTimeout(() => this.say(''), SAID_MS);
    this.changed();
  }

  /** What was asked for, or null when it could not be had; then the place says so. */
  async attempt<T>(place: string, ask: () => Promise<T>): Promise<T | null> {
    if (this.busy.has(place)) return null;
    this.busy.add(place);
    this.problems.delete(place);
    this.changed();
    try {
      return await ask();
    } catch (error) {
      if (this.#life.signal.aborted) return null;
      this.lapse(error);
      this.problems.set(place, error);
      return null;
    } finally {
      this.busy.delete(place);
      this.changed();
    }
  }

  /** Takes a name, or none. */
  become(identity: Identity | null, remember = false): void {
    this.keep.become(identity, remember);
    this.isLapsed = false;
    this.former = null;
    this.changed();
  }

  /** A token that is not known any more names nobody. */
  lapse(error: unknown): void {
    if (!isRefused(error, 'unauthenticated') || this.keep.identity === null) return;
    this.become(null);
    this.isLapsed = true;
    this.thread.setMine(null);
  }

  /** The first page in an order; what stood there stays until it has come. Whether it has: of several asked for at once, only the last comes. */
  async load(sort: Sort, first?: WidgetOptions['first'], beside?: Promise<unknown>): Promise<boolean> {
    this.wanted = sort;
    if (this.busy.has('list')) return false;
    const isLoaded = await this.attempt('list', async () => {
      const ask = (): Promise<Page<TopComment>> => this.api.comments(sort, null);
      // What is there already is not waited for: it is drawn at once.
      const { writes } = this;
      let page = first === undefined ? await ask() : first instanceof Promise ? await first.catch(ask) : first;
      if (this.writes !== writes) page = await ask();
      if (this.keep.identity !== null && beside !== undefined) await Promise.race([beside, after(OWN_MS)]);
      this.thread.restart(page);
      this.sort = sort;
      if (!this.isLoaded) void this.frames.begin();
      this.isLoaded = true;
      for (const { id } of this.thread.comments.values()) if (this.keep.hasDraft(id)) this.open.set(id, 'reply');
      return true;
    });
    if (isLoaded && this.wanted !== sort) return this.load(this.wanted);
    this.wanted = this.sort;
    this.changed();
    return isLoaded === true;
  }

  async loadMine(): Promise<void> {
    const { keep: { identity }, writes } = this;
    const me = identity === null ? null : await this.attempt('mine', () => this.api.mine());
    // Of another name, or of before what was written meanwhile.
    if (this.keep.identity !== identity || this.writes !== writes) return this.loadMine();
    if (identity !== null && me === null) return;
    this.thread.setMine(me);
    this.changed();
  }

  /** Another tab, or a page taken out of the browser's memory: who the reader is and how the thread stands may have changed. */
  #refresh(): void {
    if (this.keep.reload()) void this.loadMine();
    void this.poll();
    this.changed();
  }

  #tick(): void {
    if (document.visibilityState === 'visible' && this.#isNear) void this.poll();
    // Times move on, and so does what may still be edited.
    this.changed();
    this.#ticking = setTimeout(() => this.#tick(), POLL_MS);
  }

  /** How the thread stands. Without an answer it stands as it did. */
  async poll(): Promise<void> {
    this.#polledAt = Date.now();
    const answer = await this.api.thread(this.#etag).catch(() => null);
    if (answer === null || answer.body === null) return;
    this.#etag = answer.headers.get('ETag');
    this.thread.seen ??= answer.body.counts.visible;
    this.thread.info = answer.body;
    this.changed();
  }
}
