// Keeps what the page has marked with data-consent from running before it is granted, also where it is added later.
import { createFrames, needOf, type DrawPlaceholder } from './frames.ts';
import { asked, isGranted, type Known, type Need } from './grants.ts';
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
    if (known === null || !script.isConnected || !isGranted(known, need)) {
      taken.delete(script);
      return;
    }
    ran.push(need);
    await run(script);
  }

  function look(): void {
    const known = current();
    if (known === null) return;
    for (const script of document.querySelectorAll<HTMLScriptElement>('script[type="text/plain"][data-consent]')) {
      const need = needOf(script);
      if (taken.has(script)) continue;
      if (asked(known, need) === null) console.warn('Hiwar: not in the consent policy', script);
      else if (!isGranted(known, need)) continue;
      taken.add(script);
      if (asked(known, need) !== null) queue = queue.then(() => runIfGranted(script, need)).catch(reportError);
    }
    frames(known);
  }

  return {
    look,
    /** Whether something runs on that is no longer granted: a script cannot be unrun. */
    hasStrays: (known: Known): boolean => ran.some((need) => !isGranted(known, need)),
  };
}
