// Keeps what the page has marked with data-consent from running before it is granted, also where it is added later.
import { createFrames, needOf, type DrawPlaceholder } from './frames.ts';
import { isGranted, type Known, type Need } from './grants.ts';
import { run } from './scripts.ts';

export type Gate = ReturnType<typeof createGate>;

export function createGate(current: () => Known | null, draw: DrawPlaceholder) {
  const taken = new WeakSet<HTMLScriptElement>();
  const ran: Need[] = [];
  const frames = createFrames(draw);
  let queue = Promise.resolve();

  /** What was granted when it was seen may be taken back before its turn. */
  async function runIfGranted(script: HTMLScriptElement, need: Need): Promise<void> {
    const known = current();
    if (known !== null && script.isConnected && isGranted(known, need)) {
      const done = run(script);
      ran.push(need);
      await done;
    } else taken.delete(script);
  }

  function look(): void {
    const known = current();
    if (known === null) return;
    for (const script of document.querySelectorAll<HTMLScriptElement>('script[type="text/plain"][data-consent]')) {
      const need = needOf(script);
      if (taken.has(script) || !isGranted(known, need)) continue;
      taken.add(script);
      queue = queue.then(() => runIfGranted(script, need)).catch(reportError);
    }
    frames(known);
  }

  return {
    look,
    /** How many run on that are no longer granted: a script cannot be unrun. */
    strays: (known: Known): number => ran.filter((need) => !isGranted(known, need)).length,
  };
}
