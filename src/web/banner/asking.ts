// What is asked, what was chosen, and who is told of it. Nothing counts but what the server has answered.
import type { ConsentMe } from '../wire.ts';
import type { Choice, ConsentApi, Failed } from './api.ts';
import { hasGrants, stands, type Known } from './grants.ts';

/** The words that were shown are not those of now. */
export class Changed extends Error {}

export type Asking = ReturnType<typeof createAsking>;

const WAITS_MS = [2000, 10_000, 30_000];
const LONGEST_WAIT_MS = 120_000;
/** A page that comes back after this long asks what has become of the choice. */
const STALE_MS = 300_000;
const outdated = new Set(['unknown_revision', 'text_mismatch', 'policy_retired']);

export function createAsking(api: ConsentApi, site: string) {
  let known: Known | null = null;
  let turn = 0;
  let askedAt = 0;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let channel: BroadcastChannel | null = null;
  const listeners = new Set<(known: Known) => void>();

  function settle(next: Known): void {
    known = next;
    askedAt = Date.now();
    for (const listener of listeners) tell(listener, next);
  }

  /** Of two questions at once only the later is heard, and none that began before a choice was answered. */
  async function refresh(): Promise<void> {
    turn += 1;
    const mine = turn;
    const [config, me] = await Promise.all([api.config(), api.me()]);
    if (mine === turn) settle({ config, me });
  }

  /** Asks until there is an answer; stays quiet meanwhile. */
  async function begin(attempt = 0): Promise<void> {
    clearTimeout(retry);
    try {
      await refresh();
    } catch (error) {
      const { status, code, retryAfterSeconds, message } = error as Failed;
      if (status >= 400 && status < 500 && status !== 429) console.warn(`Hiwar: ${code}: ${message}`);
      else retry = setTimeout(() => void begin(attempt + 1), Math.max(WAITS_MS[attempt] ?? LONGEST_WAIT_MS, retryAfterSeconds * 1000));
    }
  }

  async function save(ask: (known: Known) => Promise<ConsentMe>): Promise<void> {
    if (known === null) await refresh();
    const { config } = known!;
    turn += 1;
    const me = await ask(known!);
    turn += 1;
    settle({ config, me });
    channel?.postMessage('chosen');
  }

  async function choose(choice: Choice): Promise<void> {
    // Whoever refuses what they had granted takes it back; asked anew, they answer the new question.
    const isWithdrawal = choice.action === 'reject_all' && known !== null && stands(known) && hasGrants(known);
    if (isWithdrawal) return save(() => api.withdraw());
    try {
      await save(({ config }) => api.choose(choice, config));
    } catch (error) {
      if (!outdated.has((error as Failed).code)) throw error;
      await refresh();
      throw new Changed();
    }
    if (known !== null && stands(known)) return undefined;
    await refresh();
    throw new Changed();
  }

  const again = (): void => void (known === null ? begin() : refresh().catch(() => {}));
  /** An open channel keeps some browsers from keeping the page for the way back. */
  const listen = (): void => {
    channel ??= typeof BroadcastChannel === 'undefined' ? null : Object.assign(new BroadcastChannel(`hiwar-consent:${site}`), { onmessage: again });
  };
  listen();
  addEventListener('pagehide', () => {
    channel?.close();
    channel = null;
  });
  addEventListener('pageshow', ({ persisted }) => {
    listen();
    if (persisted) again();
  });
  addEventListener('online', () => known === null && again());
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && Date.now() - askedAt > STALE_MS && again());

  return {
    known: () => known, begin, refresh, choose,
    withdraw: () => save(() => api.withdraw()),
    /** Called at each answer from now on; gives what ends that. */
    listen(listener: (known: Known) => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** A listener of the page's may throw; the others are told all the same. */
function tell(listener: (known: Known) => void, known: Known): void {
  try {
    listener(known);
  } catch (error) {
    reportError(error);
  }
}
