// When the widget is drawn: once for all that changed meanwhile, the first few comments in a frame before the rest. What is drawn: views.

/** As many as fill a screen: a slow phone draws them long before it could have drawn a whole page of comments. */
export const FEW = 5;

/** Resolves when the frame that shows what has just been drawn is done. */
export const nextFrame = (): Promise<void> => new Promise((resolve) => void requestAnimationFrame(() => setTimeout(resolve)));

type Given = {
  draw: () => void;
  /** Its end is the end of drawing. */
  signal: AbortSignal;
};

export class Frames {
  readonly #root: ShadowRoot;
  readonly #given: Given;
  #isDue = false;
  #isWhole = false;
  #afterwards: (() => void)[] = [];

  constructor(root: ShadowRoot, given: Given) {
    this.#root = root;
    this.#given = given;
  }

  /** Draws soon, once for all that changed meanwhile. */
  readonly changed = (): void => {
    if (!this.#isDue) queueMicrotask(() => this.#draw());
    this.#isDue = true;
  };

  #draw(): void {
    const { draw, signal } = this.#given;
    this.#isDue = false;
    if (signal.aborted) return;
    draw();
    for (const act of this.#afterwards.splice(0)) act();
  }

  /** What is drawn of a list: all of it once the reader has seen its beginning. */
  now<T>(list: T[]): T[] {
    return this.#isWhole ? list : list.slice(0, FEW);
  }

  /** To be called when there is a list: its beginning is drawn, and the rest when that has been shown. */
  async begin(): Promise<void> {
    await nextFrame();
    this.#isWhole = true;
    this.changed();
  }

  /** Moves the reader to an element by its id, when it is there. */
  focus(id: string, block: ScrollLogicalPosition): void {
    this.#isWhole = true;
    this.#afterwards.push(() => {
      const element = this.#root.getElementById(id);
      element?.focus({ preventScroll: true });
      element?.scrollIntoView({ block });
    });
    this.changed();
  }
}
