// What stays in the reader's browser: who they are, what they have not sent yet, whom they do not want to read. Storage may be denied
// altogether; then all of it lasts as long as the page.

export type Identity = { token: string; id: string; name: string };
/** What was typed in one place, and under which key it was sent: the same words under the same key are never posted twice. */
export type Draft = { text: string; name: string; email: string; remember: boolean; reason: string; key: string; sent: string };

type Kind = 'localStorage' | 'sessionStorage';

function read<T>(kind: Kind, key: string): T | null {
  try {
    return JSON.parse(window[kind].getItem(key) ?? 'null') as T | null;
  } catch {
    return null;
  }
}

function write(kind: Kind, key: string, value: unknown): void {
  try {
    if (value === null) window[kind].removeItem(key);
    else window[kind].setItem(key, JSON.stringify(value));
  } catch {
    // Denied or full.
  }
}

function isDenied(): boolean {
  try {
    return window.localStorage === null;
  } catch {
    return true;
  }
}

export class Keep {
  identity: Identity | null = null;
  /** Ids of authors. */
  hidden = new Set<string>();
  readonly #site: string;
  readonly #place: string;
  readonly #drafts = new Map<string, Draft>();

  constructor(site: string, thread: string) {
    this.#site = `hiwar:${site}`;
    this.#place = `${this.#site}:${thread}:`;
    this.reload();
  }

  /** Reads again what another tab may have changed; whether the reader is somebody else now. */
  reload(): boolean {
    if (isDenied()) return false;
    const before = this.identity?.token;
    const found = read<Identity>('localStorage', this.#site) ?? read<Identity>('sessionStorage', this.#site);
    this.identity = typeof found?.token === 'string' ? found : null;
    this.hidden = new Set(read<string[]>('localStorage', `${this.#site}:hidden`) ?? []);
    return this.identity?.token !== before;
  }

  /** On this device if the reader asked for it, else in this tab; null forgets. */
  become(identity: Identity | null, remember = false): void {
    this.identity = identity;
    write('localStorage', this.#site, remember ? identity : null);
    write('sessionStorage', this.#site, remember ? null : identity);
  }

  isRemembered(): boolean {
    return read('localStorage', this.#site) !== null;
  }

  hide(author: string, yes: boolean): void {
    if (yes) this.hidden.add(author);
    else this.hidden.delete(author);
    write('localStorage', `${this.#site}:hidden`, this.hidden.size === 0 ? null : [...this.hidden]);
  }

  /** The same object each time, so that what a form types into is what is kept. */
  draft(where: string): Draft {
    const blank = { text: '', name: '', email: '', remember: false, reason: 'spam', key: '', sent: '' };
    const draft = this.#drafts.get(where) ?? { ...blank, ...read<Draft>('sessionStorage', this.#place + where) };
    this.#drafts.set(where, draft);
    return draft;
  }

  save(where: string): void {
    write('sessionStorage', this.#place + where, this.#drafts.get(where) ?? null);
  }

  drop(where: string): void {
    this.#drafts.delete(where);
    write('sessionStorage', this.#place + where, null);
  }

  hasDraft(where: string): boolean {
    return this.draft(where).text !== '';
  }
}
